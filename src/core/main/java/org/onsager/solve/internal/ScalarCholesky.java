package org.onsager.solve.internal;

import java.util.Arrays;

/** {@link CholeskyLoops} in plain Java. */
final class ScalarCholesky implements CholeskyLoops {

  /** Columns at once: their sums stay in the cache. */
  private static final int STRIP = 64;

  @Override
  public void subtractProduct(View a, View t, View out, int rows, int count, int columns) {
    double[] sums = new double[STRIP];
    for (int strip = 0; strip < columns; strip += STRIP) {
      int width = Math.min(STRIP, columns - strip);
      for (int row = 0; row < rows; row++) {
        int left = a.from() + row * a.stride();
        Arrays.fill(sums, 0);
        for (int k = 0; k < count; k++) {
          add(a.numbers()[left + k], t.numbers(), t.from() + k * t.stride() + strip, width, sums);
        }
        subtract(sums, width, out.numbers(), out.from() + row * out.stride() + strip);
      }
    }
  }

  private static void add(double factor, double[] row, int from, int width, double[] sums) {
    for (int j = 0; j < width; j++) {
      sums[j] = MultiplyAdd.fma(factor, row[from + j], sums[j]);
    }
  }

  private static void subtract(double[] sums, int width, double[] out, int to) {
    for (int j = 0; j < width; j++) {
      out[to + j] -= sums[j];
    }
  }

  /** One number of the product, for what is left of tiles. */
  static double product(double[] a, int left, double[] t, int right, int stride, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum = MultiplyAdd.fma(a[left + k], t[right + k * stride], sum);
    }
    return sum;
  }
}
