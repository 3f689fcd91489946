package org.onsager.solve.internal;

/**
 * The lower triangle of {@code X'Y} for two matrices of many rows, where the product is symmetric:
 * the normal equations of a factor. Rows are taken four at a time, and the product in strips that
 * stay in the cache, always in the same order.
 */
public final class CrossProduct {

  /** Rows of the product that stay in the cache while those of X and Y pass by. */
  private static final int STRIP = 32;

  private CrossProduct() {}

  /**
   * Adds {@code X'Y} to the lower triangle of a matrix. O(rows columns^2).
   *
   * @param rows the number of rows of X and Y
   * @param columns the number of their columns, the order of the product
   * @param x X, row by row
   * @param y Y, row by row
   * @param out columns * columns numbers, row by row; what is above the diagonal is left alone
   */
  public static void addLower(int rows, int columns, double[] x, double[] y, double[] out) {
    for (int strip = 0; strip < columns; strip += STRIP) {
      int end = Math.min(strip + STRIP, columns);
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        four(r * columns, columns, strip, end, x, y, out);
      }
      for (; r < rows; r++) {
        one(r * columns, columns, strip, end, x, y, out);
      }
    }
  }

  private static void four(
      int row, int columns, int strip, int end, double[] x, double[] y, double[] out) {
    for (int i = strip; i < end; i++) {
      axpy(
          x[row + i],
          x[row + columns + i],
          x[row + 2 * columns + i],
          x[row + 3 * columns + i],
          y,
          row,
          columns,
          out,
          i * columns,
          i + 1);
    }
  }

  private static void axpy(
      double a,
      double b,
      double c,
      double d,
      double[] y,
      int row,
      int columns,
      double[] out,
      int to,
      int length) {
    int second = row + columns;
    int third = second + columns;
    int fourth = third + columns;
    for (int k = 0; k < length; k++) {
      out[to + k] += (a * y[row + k] + b * y[second + k]) + (c * y[third + k] + d * y[fourth + k]);
    }
  }

  private static void one(
      int row, int columns, int strip, int end, double[] x, double[] y, double[] out) {
    for (int i = strip; i < end; i++) {
      double a = x[row + i];
      int to = i * columns;
      for (int k = 0; k <= i; k++) {
        out[to + k] += a * y[row + k];
      }
    }
  }
}
