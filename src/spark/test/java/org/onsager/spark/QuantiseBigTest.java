package org.onsager.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.flow.Outcome;
import org.onsager.measure.Particles;

class QuantiseBigTest {

  @TempDir Path folder;

  /** Two normal clouds; twenty points, of mass one, far nearer than as many rows are. */
  @Test
  void isTheSameForEveryPartition() throws Exception {
    Dataset<Row> data =
        LocalSpark.session()
            .range(0, 4000, 1, 4)
            .selectExpr(
                "1e6 + 10 * (randn(1) + if(id % 4 = 0, 4, 0)) as x",
                "randn(2) as `y, raw`", "1 + id % 3 as w", "cast(id as string) as name")
            .cache();
    data.write().parquet(folder.resolve("a").toString());
    data.repartition(3, col("name")).write().parquet(folder.resolve("b").toString());
    List<String> a = quantise("a");
    assertEquals(a, quantise("b"));
    assertEquals("x,\"y, raw\",weight", a.get(0));
    assertEquals(1 + 20, a.size());
    double mass = 0;
    double mean = 0;
    for (String line : a.subList(1, a.size())) {
      String[] numbers = line.split(",", -1);
      mass += Double.parseDouble(numbers[2]);
      mean += Double.parseDouble(numbers[2]) * Double.parseDouble(numbers[0]);
    }
    assertEquals(1, mass, 20 * Math.ulp(1.0));
    double expected = data.selectExpr("sum(w * x) / sum(w)").first().getDouble(0);
    // The kernel is two deviations wide, MMD 1e-4: a mean to a thousandth of the deviation, 20.
    assertEquals(expected, mean, 0.02);
    data.unpersist();
  }

  private List<String> quantise(String name) throws Exception {
    Path csv = folder.resolve("out").resolve(name + ".csv");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Outcome outcome =
        QuantiseBig.run(
            LocalSpark.session(),
            QuantiseArguments.of(
                folder.resolve(name).toString(),
                "20",
                csv.toString(),
                "--weight=w",
                "--evaluations=40"),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("4000 rows, columns x, y, raw;"), text);
    Particles end = outcome.state().particles();
    assertEquals(20, end.count());
    double[] mmd =
        text.lines()
            .filter(line -> line.contains(" +- "))
            .mapToDouble(
                line -> Double.parseDouble(line.replaceFirst(".*?([-0-9.e]+) \\+-.*", "$1")))
            .toArray();
    assertTrue(mmd[1] < 1e-4 * mmd[0], text);
    return Files.readAllLines(csv);
  }

  @Test
  void refusesWithTheUsage() {
    for (String[] arguments :
        new String[][] {
          {},
          {"in", "5"},
          {"in", "0", "out.csv"},
          {"in", "five", "out.csv"},
          {"in", "5", "out.csv", "--bandwidth=0"},
          {"in", "5", "out.csv", "--bandwidth=wide"},
          {"in", "5", "out.csv", "--width=3"},
        }) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> QuantiseArguments.of(arguments))
              .getMessage();
      assertTrue(said.contains("QuantiseBig INPUT N OUTPUT"), said);
    }
    QuantiseArguments asked = QuantiseArguments.of("in", "5", "out.csv", "x", "--bandwidth=0.5");
    assertEquals(0.5, asked.bandwidth().get());
    assertEquals("x", asked.columns().mkString());
    assertEquals(100, asked.evaluations());
    assertEquals(asked, QuantiseArguments.of("in 5 out.csv  x --bandwidth=0.5"));
  }
}
