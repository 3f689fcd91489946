package org.onsager.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

class MedianHeuristicTest {

  /**
   * By Hoeffding's inequality for U-statistics (1963, doi:10.1080/01621459.1963.10500830), which
   * holds for draws without replacement too, the share of all pairs that are closer than the median
   * of 1000 rows is off 1/2 by more than 0.11 with probability {@code 2 exp(-2 500 0.11^2) = 1e-5},
   * and off the share of the pairs of 5000 other rows by more than 0.05 with the same.
   */
  private static final double OFF_HALF = 0.11 + 0.05;

  /** Four chains side by side, draw by draw: at equal strides, rows of the first chain alone. */
  @ParameterizedTest
  @CsvSource({"5000, false", "5001, false", "5000, true", "5001, true"})
  void rowsOfFourChainsAreDrawnFromAllFour(int draws, boolean stuck) {
    int n = 4 * draws;
    Block normals = Key.of(1).normals(2 * n);
    double[] x = new double[2 * n];
    for (int i = 0; i < n; i++) {
      int chain = i % 4;
      boolean still = stuck && chain == 0;
      x[i] = still ? 0 : normals.get(i) + (stuck ? 0 : 10 * chain);
      x[n + i] = still ? 0 : normals.get(n + i);
    }
    double median = Bandwidth.medianHeuristic(new Points(n, 2, Block.copyOf(x)));
    assertEquals(0.5, shareOfCloserPairs(x, n, median), OFF_HALF);
  }

  /**
   * Hourly data of 1000 days: a sine of the hour, whatever the hour at which strides would fall.
   */
  @ParameterizedTest
  @ValueSource(ints = {24, 7, 12, 60})
  void rowsOfAPeriodAreDrawnFromAllPhases(int period) {
    int n = 1000 * period;
    double[] x = new double[2 * n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.sin(2 * Math.PI * i / period);
      x[n + i] = 1e-3 * i / n;
    }
    double median = Bandwidth.medianHeuristic(new Points(n, 2, Block.copyOf(x)));
    assertEquals(0.5, shareOfCloserPairs(x, n, median), OFF_HALF);
  }

  private static double shareOfCloserPairs(double[] x, int n, double length) {
    int[] rows = Key.of(99).choice(5000, n);
    long closer = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        double a = x[rows[i]] - x[rows[j]];
        double b = x[n + rows[i]] - x[n + rows[j]];
        closer += a * a + b * b <= length * length ? 1 : 0;
      }
    }
    return closer / (rows.length * (rows.length - 1.0) / 2);
  }

  /** Up to 1000 points all pairs are used, and the digits are those of the formula. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 501, 1000})
  void theDigitsOfFewPointsAreThoseOfTheFormula(int n) {
    Points points = new Points(n, 3, Key.of(n).normals(3 * n));
    assertEquals(plainMedian(points), Bandwidth.medianHeuristic(points));
  }

  private static double plainMedian(Points points) {
    int n = points.count();
    double[] distances = new double[n * (n - 1) / 2];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < points.dimension(); k++) {
          double difference = points.get(i, k) - points.get(j, k);
          sum += difference * difference;
        }
        distances[pair++] = Math.sqrt(sum);
      }
    }
    Arrays.sort(distances);
    return (distances[pair / 2] + distances[(pair - 1) / 2]) / 2;
  }

  /** Distances of (0,0), (3,4), (0,1), (6,8) are 1, sqrt 18, 5, 5, sqrt 85, 10, at every scale. */
  @ParameterizedTest
  @ValueSource(ints = {-1070, -1022, -700, -540, 0, 500, 520, 1000, 1019})
  void theMedianIsRightWhereSquaresAreNot(int exponent) {
    double unit = Math.scalb(1.0, exponent);
    Points points =
        Points.of(
            new double[] {0, 0},
            new double[] {3 * unit, 4 * unit},
            new double[] {0, unit},
            new double[] {6 * unit, 8 * unit});
    assertEquals(5 * unit, Bandwidth.medianHeuristic(points));
  }

  /** A pair may be close beside one that is far; each distance has a scale of its own. */
  @Test
  void scalesMayBeMixed() {
    Points points = Points.onLine(0, 1e-200, 1e200);
    assertEquals(1e200, Bandwidth.medianHeuristic(points));
    assertEquals(2e-200, Bandwidth.medianHeuristic(Points.onLine(0, 1e-200, 3e-200)), 1e-216);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-200, 1e160, 1e-160, 1e200})
  void aKernelSaysThatItsVarianceIsNoDouble(double scale) {
    Points points = Points.onLine(0, scale, 3 * scale);
    assertEquals(2 * scale, Bandwidth.medianHeuristic(points), Math.ulp(2 * scale));
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> Gaussian.medianHeuristic(points));
    assertTrue(thrown.getMessage().contains("standardise"), thrown.getMessage());
    assertTrue(!thrown.getMessage().contains("coincide"), thrown.getMessage());
  }

  @Test
  void aMedianBeyondTheDoublesIsRefused() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Bandwidth.medianHeuristic(Points.onLine(-1.7e308, 1.7e308)));
    assertTrue(thrown.getMessage().contains("largest double"), thrown.getMessage());
  }
}
