package org.onsager.chart;

/** Spherical Bessel functions, {@code j_0(r) = sin r / r}, to rounding at every r >= 0. */
final class Bessel {

  /** Below, closed forms lose digits; at it, so many terms of the series are exact to rounding. */
  private static final double SERIES = 2;

  private static final int TERMS = 14;

  private Bessel() {}

  static double zero(double r) {
    return r == 0 ? 1 : Math.sin(r) / r;
  }

  /** {@code -j_0'}. */
  static double one(double r) {
    return r < SERIES ? r / 3 * series(r, 1) : (Math.sin(r) / r - Math.cos(r)) / r;
  }

  /** {@code 3 j_1 / r - j_0}. */
  static double two(double r) {
    return r < SERIES ? r * r / 15 * series(r, 2) : 3 * one(r) / r - zero(r);
  }

  /** {@code j_k(r) (2k + 1)!! / r^k = sum_m (-r^2 / 2)^m / (m! (2k + 3) (2k + 5) ... )}. */
  private static double series(double r, int k) {
    double sum = 0;
    double term = 1;
    for (int m = 1; m <= TERMS; m++) {
      sum += term;
      term *= -r * r / (2 * m * (2 * k + 2 * m + 1.0));
    }
    return sum;
  }
}
