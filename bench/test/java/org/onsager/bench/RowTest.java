package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.data.Csv;

class RowTest {

  private static final Row ROW =
      new Row("gaussian d=2 n=10000 double", 0.51234567, 0.0123, 0.6, 20.25, Option.some(2.0));

  @Test
  void theCsvHasTheColumnsThatReadersKnow(@TempDir Path folder) throws IOException {
    Row withoutC = new Row("lambdas d=2 n=1000 double", 30, 0.1, 0.01, 1, Option.none());
    Path file = folder.resolve("sums.csv");
    Csv.write(file, withoutC.appendedTo(ROW.appendedTo(Row.emptyTable())));
    assertEquals(
        List.of(
            "workload,ns_per_pair,spread,fraction_of_bound,ratio_to_naive,ratio_to_gcc",
            "gaussian d=2 n=10000 double,0.5123,0.0123,0.6,20.25,2.0",
            "lambdas d=2 n=1000 double,30.0,0.1,0.01,1.0,"),
        Files.readAllLines(file));
  }

  @Test
  void headingAndRowsAreAligned() {
    assertEquals(Row.heading().length(), ROW.text().length());
  }
}
