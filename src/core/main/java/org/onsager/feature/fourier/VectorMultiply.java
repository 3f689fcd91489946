package org.onsager.feature.fourier;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/** Products of small dense matrices, by tiles of four rows and two vectors. */
final class VectorMultiply {

  private static final int ROWS = 4;
  private static final int COLUMNS = 2 * LENGTH;

  private VectorMultiply() {}

  /** Where tiles do not come out even, the last one does some entries again. */
  static void multiply(DenseView a, DenseView b, DenseView c) {
    if (c.rows < ROWS || c.columns < COLUMNS) {
      small(a, b, c);
      return;
    }
    for (int q = 0; q < c.columns; q += COLUMNS) {
      int column = Math.min(q, c.columns - COLUMNS);
      for (int r = 0; r < c.rows; r += ROWS) {
        tile(a, b, c, Math.min(r, c.rows - ROWS), column);
      }
    }
  }

  private static void small(DenseView a, DenseView b, DenseView c) {
    for (int r = 0; r < c.rows; r++) {
      for (int q = 0; q < c.columns; q += LENGTH) {
        vector(a, b, c, r, q);
      }
    }
  }

  private static void vector(DenseView a, DenseView b, DenseView c, int row, int column) {
    DoubleVector sum = broadcast(0);
    int at = b.offset + column;
    int from = a.offset + row * a.stride;
    for (int k = from; k < from + b.rows; k++) {
      sum = fma(load(b.entries, at), broadcast(a.entries[k]), sum);
      at += b.stride;
    }
    sum.intoArray(c.entries, c.offset + row * c.stride + column);
  }

  private static void tile(DenseView a, DenseView b, DenseView c, int row, int column) {
    double[] left = a.entries;
    int stride = a.stride;
    int at = b.offset + column;
    int from = a.offset + row * stride;
    DoubleVector s00 = broadcast(0);
    DoubleVector s01 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    for (int k = from; k < from + b.rows; k++) {
      DoubleVector x = load(b.entries, at);
      DoubleVector y = load(b.entries, at + LENGTH);
      DoubleVector f = broadcast(left[k]);
      s00 = fma(x, f, s00);
      s01 = fma(y, f, s01);
      f = broadcast(left[k + stride]);
      s10 = fma(x, f, s10);
      s11 = fma(y, f, s11);
      f = broadcast(left[k + 2 * stride]);
      s20 = fma(x, f, s20);
      s21 = fma(y, f, s21);
      f = broadcast(left[k + 3 * stride]);
      s30 = fma(x, f, s30);
      s31 = fma(y, f, s31);
      at += b.stride;
    }
    int to = c.offset + row * c.stride + column;
    store(s00, s01, c.entries, to);
    store(s10, s11, c.entries, to + c.stride);
    store(s20, s21, c.entries, to + 2 * c.stride);
    store(s30, s31, c.entries, to + 3 * c.stride);
  }

  private static void store(DoubleVector x, DoubleVector y, double[] c, int at) {
    x.intoArray(c, at);
    y.intoArray(c, at + LENGTH);
  }
}
