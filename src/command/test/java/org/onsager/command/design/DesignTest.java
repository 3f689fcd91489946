package org.onsager.command.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.command.Launched;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;

/** Design against the designs that are known. */
class DesignTest {

  @TempDir private Path folder;

  private Launched design(Map<String, String> options) {
    Launched run = Launched.by("design", options.put("out", folder.resolve("design").toString()));
    run.requireRan();
    assertTrue(Files.exists(folder.resolve("design/design.png")));
    return run;
  }

  private Sheet points() {
    return Csv.read(folder.resolve("design/design.csv"));
  }

  /**
   * Guest (1958), Hoel (1958): the roots of {@code (1 - x^2) P_p'(x)}, with equal weights. The log
   * determinants are of the Vandermonde matrix of the roots, in 40 digits.
   */
  @ParameterizedTest
  @CsvSource({
    "2, -1.909542504884438826",
    "3, -5.274600839931",
    "5, -16.237611762210",
    "8, -43.152976813405",
    "12, -98.503430040694",
    "20, -275.821424973578"
  })
  void polynomialsOnTheInterval(int degree, double logDeterminant) {
    Launched run = design(HashMap.of("region", "interval", "degree", Integer.toString(degree)));
    // Twelve decimals are known.
    assertEquals(logDeterminant, run.number("log det = (\\S+)"), 5e-12);
    assertTrue(run.out().contains("(proved,"), run.out());
    // The gap of a proof has the rounding of xi in it, which grows like the square of the degree.
    assertTrue(run.number("gap = (\\S+)") < 1e-10, run.out());
    assertTrue(run.number("D-efficiency >= (\\S+)") > 1 - 1e-10, run.out());
    double[] x = points().column("x");
    double[] w = points().column("weight");
    assertEquals(degree + 1, x.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(1.0 / (degree + 1), w[i], 1e-9);
      // Its slope at a root is p (p + 1) P_p, where |P_p| > 1/6: positions to 6e-10.
      assertEquals(
          0, (1 - x[i] * x[i]) * legendreSlope(degree, x[i]), 1e-10 * degree * (degree + 1));
    }
    assertEquals(-1, x[0], 1e-9);
    assertEquals(1, x[degree], 1e-9);
  }

  /**
   * {@code P_p'}, by the recurrence of Legendre polynomials and {@code P_(k+1)' = x P_k' + (k+1)
   * P_k}.
   */
  private static double legendreSlope(int degree, double x) {
    double before = 0;
    double value = 1;
    double slope = 0;
    for (int k = 0; k < degree; k++) {
      double next = ((2 * k + 1) * x * value - k * before) / (k + 1);
      slope = x * slope + (k + 1) * value;
      before = value;
      value = next;
    }
    return slope;
  }

  @Test
  void theQuadraticOnTheSquare() {
    Launched run = design(HashMap.empty());
    assertEquals(-4.471776419343281, run.number("log det = (\\S+)"), 1e-12);
    assertTrue(run.number("gap = (\\S+) \\(proved") <= 2e-12, run.out());
    double[] weight = {0.09619302309305909, 0.08016085257754924, 0.145790891649186};
    double[][] rows = points().rows();
    assertEquals(9, rows.length);
    for (int i = 0; i < 9; i++) {
      double x = i % 3 - 1;
      double y = Math.floorDiv(i, 3) - 1;
      assertArrayEquals(
          new double[] {x, y, weight[(int) (x * x + y * y)]}, rows[i], 1e-9, "row " + i);
    }
  }

  /**
   * A sixth at the centre and the rest on the rim, with the moments of its uniform distribution.
   */
  @Test
  void theQuadraticOnTheDisk() {
    Launched run = design(HashMap.of("region", "disk"));
    double determinant = Math.pow(5.0 / 12, 2) * (5.0 / 48) * (5.0 / 24) * (10.0 / 144);
    assertEquals(Math.log(determinant), run.number("log det = (\\S+)"), 1e-10);
    assertTrue(run.number("gap = (\\S+) \\(proved") <= 1e-4, run.out());
    double[][] rows = points().rows();
    // On the rim quartics have 9 dimensions, and a tenth point is the centre.
    assertTrue(rows.length <= 10, run.out());
    double centre = 0;
    for (double[] row : rows) {
      double r = Math.hypot(row[0], row[1]);
      centre += r < 0.5 ? row[2] : 0;
      assertEquals(r < 0.5 ? 0 : 1, r, 1e-6);
    }
    assertEquals(1.0 / 6, centre, 1e-6);
  }

  /** Corners alone: with interactions, and without. */
  @ParameterizedTest
  @CsvSource({"product, 4, 0", "additive, 3, 0", "full, 3, 0"})
  void theCornersAreBestForPlanes(String model, int parameters, double logDeterminant) {
    Launched run = design(HashMap.of("degree", "1", "model", model));
    assertTrue(run.out().contains(parameters + " parameters"), run.out());
    // The information matrix is the identity.
    assertEquals(logDeterminant, run.number("log det = (\\S+)"), 1e-12);
    for (double[] row : points().rows()) {
      assertEquals(1, Math.abs(row[0]), 1e-9);
      assertEquals(1, Math.abs(row[1]), 1e-9);
    }
  }

  /** A product model has the product of the designs of one variable. */
  @Test
  void aProductModelHasAProductDesign() {
    design(HashMap.of("degree", "2", "model", "product"));
    double[][] rows = points().rows();
    assertEquals(9, rows.length);
    for (double[] row : rows) {
      assertEquals(1.0 / 9, row[2], 1e-9, Arrays.toString(row));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "region, cube, 'must be one of interval, square, disk'",
    "degree, 9, must be a whole number from 1 to 8",
    "degree, 0, must be a whole number from 1 to 8",
    "model, quadratic, 'must be one of full, product, additive'"
  })
  void refusesInOneSentence(String option, String value, String sentence) {
    Launched run =
        Launched.by(
            "design", HashMap.of(option, value, "out", folder.resolve("design").toString()));
    run.requireSentence();
    assertTrue(run.err().contains(sentence), run.err());
  }
}
