package org.onsager.feature.fourier;

import static org.onsager.solve.internal.ExactSums.SHIFT;
import static org.onsager.solve.internal.ExactSums.SHIFTED;

/** In plain Java. */
final class ScalarUnitLoops implements UnitLoops {

  @Override
  public void add(double[] factors, double[] table, int functions, long[] sums, int at) {
    for (int j = 0; j < functions; j++) {
      sums[at + j] += one(factors, table, j * BLOCK);
    }
  }

  private static long one(double[] factors, double[] table, int from) {
    long sum = 0;
    for (int r = 0; r < BLOCK; r++) {
      sum += Double.doubleToRawLongBits(factors[r] * table[from + r] + SHIFT);
    }
    return sum - BLOCK * SHIFTED; // modulo 2^64, where the difference is right
  }
}
