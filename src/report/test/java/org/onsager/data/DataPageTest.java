package org.onsager.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Reading.Missing;
import org.onsager.measure.Particles;

/** What the README says of data. */
class DataPageTest {

  @TempDir private Path folder;

  @Test
  void filesAreReadAndWritten() {
    Path table = DataTest.file("table.parquet");
    List<Path> chains = List.of(DataTest.file("stan-1.csv"), DataTest.file("stan-2.csv"));
    // @start region="data"
    Sheet draws = Data.read(chains, Reading.samples()); // of Stan, one chain after the other
    draws.notices().forEach(System.out::println); // what was guessed and left out
    var chosen = Reading.samples().withColumns("x", "g*").withMissing(Missing.LEFT_OUT);
    Sheet columns = Data.read(table, chosen);
    Sheet asked = Data.read(table, chosen.withQuery("select x, gap from data where x > 0"));
    Particles samples = Particles.uniform(columns.points());
    Data.write(folder.resolve("samples.npy"), samples); // or .csv, .parquet
    // @end
    assertEquals(8, draws.count());
    assertEquals(4, draws.notices().size() - 1);
    assertEquals(Vector.of("x", "gr\u00f6\u00dfe", "gap"), columns.header());
    assertEquals(Vector.of("x", "gap"), asked.header());
    assertEquals(1, asked.count());
    assertTrue(Data.read(folder.resolve("samples.npy")).width() == 4);
  }
}
