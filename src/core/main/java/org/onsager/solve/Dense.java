package org.onsager.solve;

/** Loops over vectors, from first to last, so that a run gives the same digits everywhere. */
final class Dense {

  private Dense() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Below this the square of a norm has lost digits to underflow. */
  private static final double LEAST = 0x1p-960;

  static double norm(double[] a) {
    double square = dot(a, a);
    return square > LEAST && square < Double.POSITIVE_INFINITY ? Math.sqrt(square) : scaledNorm(a);
  }

  static double distance(double[] a, double[] b) {
    return norm(plus(a, -1, b));
  }

  /** The same of any size. */
  private static double scaledNorm(double[] a) {
    double largest = 0;
    for (double entry : a) {
      largest = Math.max(largest, Math.abs(entry));
    }
    if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
      return largest;
    }
    double sum = 0;
    for (double entry : a) {
      sum += entry / largest * (entry / largest);
    }
    return largest * Math.sqrt(sum);
  }

  static boolean isFinite(double[] a) {
    double sum = 0;
    for (double entry : a) {
      // 0 * entry is NaN exactly where the entry is not finite.
      sum += 0 * entry;
    }
    return sum == 0;
  }

  /** {@code a + factor * b}, a fresh array. */
  static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  /** {@code target += factor * b}. */
  static void add(double[] target, double factor, double[] b) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * b[i];
    }
  }

  /** {@code target *= factor}. */
  static void scale(double[] target, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] *= factor;
    }
  }
}
