package org.onsager.solve.internal;

/**
 * Inner products in twice the working precision, rounded once at the end.
 *
 * <p><i>Source:</i> Ogita, Rump and Oishi (2005), Accurate sum and dot product,
 * doi:10.1137/030601818, algorithm 5.3.
 */
public final class Compensated {

  private Compensated() {}

  /**
   * {@code start + sum_i w_i (a_i / 2 - b_i)}, with a relative error of order u plus n^2 u^2 times
   * its condition.
   */
  public static double halfDifference(double start, double[] w, double[] a, double[] b) {
    double sum = start;
    double error = 0;
    for (int i = 0; i < w.length; i++) {
      double half = w[i] / 2;
      double own = half * a[i];
      error += MultiplyAdd.lostByProduct(half, a[i]);
      double next = sum + own;
      error += remainder(sum, own, next);
      double target = -w[i] * b[i];
      error += MultiplyAdd.lostByProduct(-w[i], b[i]);
      sum = next + target;
      error += remainder(next, target, sum);
    }
    return sum + error;
  }

  /**
   * {@code sum_i a_i^2}, with a relative error of order u: what many small squares add up to stays.
   */
  public static double squares(double[] a) {
    double sum = 0;
    double error = 0;
    for (double entry : a) {
      double square = entry * entry;
      double next = sum + square;
      error += MultiplyAdd.lostByProduct(entry, entry) + remainder(sum, square, next);
      sum = next;
    }
    return sum + error;
  }

  /** What is lost in {@code sum = a + b}, exactly. */
  public static double remainder(double a, double b, double sum) {
    double part = sum - a;
    return (a - (sum - part)) + (b - part);
  }
}
