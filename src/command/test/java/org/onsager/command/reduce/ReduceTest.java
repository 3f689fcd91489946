package org.onsager.command.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.command.Launched;
import org.onsager.command.input.Resource;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.measure.Key;

/** Reduce against moments summed here, and rules that are known. */
class ReduceTest {

  @TempDir private Path folder;

  private Launched reduce(Map<String, String> options, String... words) {
    return Launched.by("reduce", options.put("out", folder.resolve("reduce").toString()), words);
  }

  private Sheet points() {
    return Csv.read(folder.resolve("reduce/points.csv"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text);
  }

  @Test
  void thePenguinsKeepTheirMoments() {
    Launched run = reduce(HashMap.empty());
    run.requireRan();
    // 15 moments; 18 unknowns are the first multiple of 3 beyond 1.15 * 15.
    assertTrue(run.out().contains("342 samples of dimension 2 to 6 points, 15 moments"), run.out());
    assertTrue(run.number("residual F = (\\S+):") <= 1e-20, run.out());
    assertTrue(run.number("this +(\\S+)") < 1e-10, run.out());
    assertTrue(run.number("random samples, best weights +(\\S+)") > 1e-3, run.out());
    double[][] all = Resource.sheet("penguins.csv").rows();
    double[][] few = points().rows();
    double[] mean = {44, 17};
    double[] scale = {5.5, 2};
    for (int a = 0; a <= 4; a++) {
      for (int b = 0; a + b <= 4; b++) {
        int[] powers = {a, b};
        double moment = 0;
        double size = 0;
        for (double[] row : all) {
          double product = product(row, mean, scale, powers);
          moment += product / all.length;
          size += Math.abs(product) / all.length;
        }
        double kept = 0;
        for (double[] row : few) {
          assertTrue(row[2] > 0, "a weight is " + row[2]);
          kept += row[2] * product(row, mean, scale, powers);
        }
        // sqrt(2 F) of ten digits, times the root mean square of the monomial over its mean, <= 10.
        assertEquals(moment, kept, 10 * Math.sqrt(2e-20) * size, a + ", " + b);
      }
    }
    assertTrue(Files.exists(folder.resolve("reduce/points.png")));
  }

  private static double product(double[] row, double[] mean, double[] scale, int[] powers) {
    double product = 1;
    for (int k = 0; k < powers.length; k++) {
      product *= Math.pow((row[k] - mean[k]) / scale[k], powers[k]);
    }
    return product;
  }

  /** The rule of Gauss: for {@code +-1, +-3} and degree 3 it is {@code +-sqrt 5}, and unique. */
  @Test
  void twoPointsAreTheRuleOfGauss() throws IOException {
    Path data = file("x\n-3\n-1\n1\n3\n");
    Launched run = reduce(HashMap.of("degree", "3"), data.toString(), "-n", "2");
    run.requireRan();
    for (double[] row : points().rows()) {
      // F <= 1e-20 leaves 1.4e-10 of each moment, and the points depend on them by factors below
      // 10.
      assertEquals(Math.sqrt(5), Math.abs(row[0]), 2e-9);
      assertEquals(0.5, row[1], 2e-9);
    }
  }

  /** The number of points that linear programs need is that of the moments, 35. */
  @Test
  void tenPointsCarryTheMomentsOfSkewedSamples() throws IOException {
    double[] z = Key.of(4).normals(15_000).toArray();
    double[][] rows =
        IntStream.range(0, 5000)
            .mapToObj(i -> {
              double a = z[3 * i];
              double b = 0.5 * a + z[3 * i + 1];
              double c = 0.2 * a + 0.4 * z[3 * i + 1] + z[3 * i + 2];
              return new double[] {a, b + 0.3 * (a * a - 1), Math.sinh(0.7 * c)};
            })
            .toArray(double[][]::new);
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of("a", "b", "c"), rows);
    Launched run = reduce(HashMap.of("starts", "3"), data.toString(), "-n", "10");
    run.requireRan();
    assertTrue(run.out().contains("to 10 points, 35 moments to degree 4"), run.out());
    assertTrue(run.number("residual F = (\\S+):") <= 1e-20, run.out());
    assertTrue(run.number("this +(\\S+)") < 1e-9, run.out());
  }

  /** Fewer unknowns than moments, and the least that can work. */
  @Test
  void refusesTooFewPoints() {
    Launched few =
        reduce(
            HashMap.empty(),
            Path.of("test", "resources", "csv", "05-semicolons.csv") + "",
            "-n",
            "8");
    few.requireSentence();
    assertTrue(
        few.err().contains("8 points in 3 dimensions have 32 unknowns, fewer than the 35 moments"),
        few.err());
    assertTrue(few.err().contains("take -n 11,"), few.err());
  }

  /** Two evaluations lead nowhere; what there is is written all the same. */
  @Test
  void saysThatMomentsAreNotKept() throws IOException {
    double[][] rows = new double[40][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {Math.cos(i), Math.sin(1.7 * i)};
    }
    Path data = folder.resolve("data.csv");
    Csv.write(data, List.of(), rows);
    Map<String, String> little = HashMap.of("evaluations", "2", "starts", "2");
    Launched run = reduce(little, data.toString(), "-n", "5");
    assertEquals(1, run.code());
    run.requireSentence();
    assertTrue(run.err().contains("after 2 starts the moments are not kept"), run.err());
    assertTrue(Files.exists(folder.resolve("reduce/points.csv")));
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,5\n2,5\n3,5\n4,5\n5,5\n6,5\n', 5, constant up to rounding: b",
    "'a,b\n1,0\n2,1\n3,0\n4,1\n5,0\n6,1\n', 5, take a lower --degree or leave out that column",
    "'a\n1\n2\n3\n4\n5\n1\n', 5, 'the samples have 5 distinct rows'",
    "'a\n1\n2\n3\n', 0, must be a whole number from 1",
    "'a,b\n1,\n2,\n', 5, --missing=leave-out"
  })
  void refusesInOneSentence(String text, String count, String sentence) throws IOException {
    Launched run = reduce(HashMap.of("degree", "4"), file(text).toString(), "-n", count);
    run.requireSentence();
    assertTrue(run.err().replace(",", "").contains(sentence.replace(",", "")), run.err());
  }

  @Test
  void refusesADegreeOfTooManyMoments() {
    Launched run = reduce(HashMap.of("degree", "80"));
    run.requireSentence();
    assertTrue(run.err().startsWith("--degree=80: 2 columns have more than 2000"), run.err());
  }
}
