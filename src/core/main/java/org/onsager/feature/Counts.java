package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/** Observed counts, and the logarithms of the constants of their distributions. */
final class Counts {

  /** From here on four terms of Stirling's series leave 3e-17. */
  private static final int LARGE = 32;

  private static final double[] LOG_FACTORIALS = logFactorials();

  private Counts() {}

  private static double[] logFactorials() {
    double[] table = new double[LARGE];
    for (int k = 2; k < LARGE; k++) {
      table[k] = table[k - 1] + Math.log(k);
    }
    return table;
  }

  static void require(String name, Block counts) {
    Require.atLeast("the number of " + name, counts.length(), 1);
    for (int j = 0; j < counts.length(); j++) {
      double count = counts.get(j);
      if (!(count >= 0 && count <= Integer.MAX_VALUE && count == Math.rint(count))) {
        throw new IllegalArgumentException(
            "%s[%d] = %s: must be an integer from 0 to %d"
                .formatted(name, j, count, Integer.MAX_VALUE));
      }
    }
  }

  /** {@code log k! - log(k^k e^-k)}, without cancellation for large k. */
  static double excess(double k) {
    return k < LARGE
        ? k == 0 ? 0 : LOG_FACTORIALS[(int) k] - k * Math.log(k) + k
        : 0.5 * Math.log(2 * Math.PI * k) + stirling(k);
  }

  private static double stirling(double k) {
    double square = k * k;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / k;
  }
}
