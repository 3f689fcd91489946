package org.onsager.solve.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Sums that a plain loop gets wrong altogether: {@code start + sum_i w_i (a_i / 2 - b_i)}. */
class CompensatedTest {

  private static final double BIG = 0x1p60;

  private static final double ROW = 1 + 0x1p-30;

  private static double sum(double start, double[] w, double[] a, double[] b) {
    return Compensated.halfDifference(start, w, a, b);
  }

  @Test
  void keepsWhatASumLosesBesideALargeTerm() {
    double[] one = {1, 1, 1};
    // 1 + BIG - BIG, by either side of the difference first.
    assertEquals(1, sum(1, one, new double[] {2 * BIG, 0, 0}, new double[] {0, BIG, 0}));
    assertEquals(1, sum(1, one, new double[] {0, 2 * BIG, 0}, new double[] {BIG, 0, 0}));
    // BIG + 3 - 5 - BIG: the small ones come after the large one.
    assertEquals(-2, sum(BIG, one, new double[] {6, 0, 0}, new double[] {0, 5, BIG}));
    assertEquals(-2, sum(-BIG, one, new double[] {6, 0, 2 * BIG}, new double[] {0, 5, 0}));
  }

  @Test
  void keepsTheLastBitsOfProducts() {
    // (1 + e)^2 = 1 + 2 e + e^2, whose last term is 2^-60.
    double rounded = 1 + 0x1p-29;
    double[] w = {ROW, 1};
    assertEquals(0x1p-60, sum(0, w, new double[] {2 * ROW, 0}, new double[] {0, rounded}));
    assertEquals(-0x1p-60, sum(0, w, new double[] {0, 2 * rounded}, new double[] {ROW, 0}));
  }
}
