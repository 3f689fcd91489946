package org.onsager.ot;

import org.onsager.pairwise.internal.Exp2;

/** Rows of exponentials, as loops that the compiler makes vectors of. */
final class Exponentials {

  private Exponentials() {}

  /** The largest of the first n numbers. */
  static double top(double[] z, int n) {
    double top = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < n; j++) {
      top = z[j] > top ? z[j] : top;
    }
    return top;
  }

  /**
   * Replaces the first n numbers z by {@code exp((z - top) / e)}, to 3 ulp; below 2^-1022 by zero.
   *
   * @param top at least the largest of them
   * @param scratch n numbers
   */
  static void relativeTo(double top, double e, double[] z, double[] scratch, int n) {
    double factor = Exp2.LOG2_E / e;
    for (int j = 0; j < n; j++) {
      z[j] = (top - z[j]) * factor;
    }
    Exp2.powers(z, z, scratch, n);
  }

  /** {@code sum_j a_j b_j} over the first n, in four sums, which do not wait for each other. */
  static double dot(double[] a, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < n; j++) {
      s0 += a[j] * b[j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
