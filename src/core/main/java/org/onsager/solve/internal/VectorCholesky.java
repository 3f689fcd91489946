package org.onsager.solve.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/**
 * {@link CholeskyLoops} on vectors: tiles of four rows and four vectors stay in registers. What is
 * left over at the edges goes number by number.
 */
final class VectorCholesky implements CholeskyLoops {

  private static final int ROWS = 4;

  private static final int WIDTH = 4 * LENGTH;

  @Override
  public void subtractProduct(View a, View t, View out, int rows, int count, int columns) {
    int whole = columns - columns % WIDTH;
    double[] sums = new double[ROWS * WIDTH];
    for (int j = 0; j < whole; j += WIDTH) {
      int i = 0;
      for (; i + ROWS <= rows; i += ROWS) {
        tile(a, i, t, j, count, sums);
        subtract(sums, ROWS, out, i, j);
      }
      for (; i < rows; i++) {
        row(a, i, t, j, count, sums);
        subtract(sums, 1, out, i, j);
      }
    }
    for (int i = 0; i < rows; i++) {
      rest(a, i, t, count, out, whole, columns);
    }
  }

  private static void rest(View a, int i, View t, int count, View out, int from, int to) {
    int left = a.from() + i * a.stride();
    int result = out.from() + i * out.stride();
    for (int j = from; j < to; j++) {
      out.numbers()[result + j] -=
          ScalarCholesky.product(a.numbers(), left, t.numbers(), t.from() + j, t.stride(), count);
    }
  }

  /** The products of four rows; written elsewhere, or this method is too large to be fast. */
  private static void tile(View a, int i, View t, int j, int count, double[] sums) {
    int left = a.from() + i * a.stride();
    tile(a.numbers(), left, a.stride(), t.numbers(), t.from() + j, t.stride(), count, sums);
  }

  private static void tile(
      double[] a, int left, int stride, double[] t, int right, int step, int count, double[] sums) {
    DoubleVector zero = broadcast(0);
    DoubleVector c00 = zero;
    DoubleVector c01 = zero;
    DoubleVector c02 = zero;
    DoubleVector c03 = zero;
    DoubleVector c10 = zero;
    DoubleVector c11 = zero;
    DoubleVector c12 = zero;
    DoubleVector c13 = zero;
    DoubleVector c20 = zero;
    DoubleVector c21 = zero;
    DoubleVector c22 = zero;
    DoubleVector c23 = zero;
    DoubleVector c30 = zero;
    DoubleVector c31 = zero;
    DoubleVector c32 = zero;
    DoubleVector c33 = zero;
    int second = left + stride;
    int third = second + stride;
    int fourth = third + stride;
    for (int k = 0, from = right; k < count; k++, from += step) {
      DoubleVector t0 = load(t, from);
      DoubleVector t1 = load(t, from + LENGTH);
      DoubleVector t2 = load(t, from + 2 * LENGTH);
      DoubleVector t3 = load(t, from + 3 * LENGTH);
      DoubleVector factor = broadcast(a[left + k]);
      c00 = fma(factor, t0, c00);
      c01 = fma(factor, t1, c01);
      c02 = fma(factor, t2, c02);
      c03 = fma(factor, t3, c03);
      factor = broadcast(a[second + k]);
      c10 = fma(factor, t0, c10);
      c11 = fma(factor, t1, c11);
      c12 = fma(factor, t2, c12);
      c13 = fma(factor, t3, c13);
      factor = broadcast(a[third + k]);
      c20 = fma(factor, t0, c20);
      c21 = fma(factor, t1, c21);
      c22 = fma(factor, t2, c22);
      c23 = fma(factor, t3, c23);
      factor = broadcast(a[fourth + k]);
      c30 = fma(factor, t0, c30);
      c31 = fma(factor, t1, c31);
      c32 = fma(factor, t2, c32);
      c33 = fma(factor, t3, c33);
    }
    store(c00, c01, c02, c03, sums, 0);
    store(c10, c11, c12, c13, sums, WIDTH);
    store(c20, c21, c22, c23, sums, 2 * WIDTH);
    store(c30, c31, c32, c33, sums, 3 * WIDTH);
  }

  private static void row(View a, int i, View t, int j, int count, double[] sums) {
    double[] numbers = t.numbers();
    int left = a.from() + i * a.stride();
    DoubleVector c0 = broadcast(0);
    DoubleVector c1 = c0;
    DoubleVector c2 = c0;
    DoubleVector c3 = c0;
    for (int k = 0, from = t.from() + j; k < count; k++, from += t.stride()) {
      DoubleVector factor = broadcast(a.numbers()[left + k]);
      c0 = fma(factor, load(numbers, from), c0);
      c1 = fma(factor, load(numbers, from + LENGTH), c1);
      c2 = fma(factor, load(numbers, from + 2 * LENGTH), c2);
      c3 = fma(factor, load(numbers, from + 3 * LENGTH), c3);
    }
    store(c0, c1, c2, c3, sums, 0);
  }

  private static void store(
      DoubleVector c0, DoubleVector c1, DoubleVector c2, DoubleVector c3, double[] sums, int at) {
    c0.intoArray(sums, at);
    c1.intoArray(sums, at + LENGTH);
    c2.intoArray(sums, at + 2 * LENGTH);
    c3.intoArray(sums, at + 3 * LENGTH);
  }

  private static void subtract(double[] sums, int rows, View out, int i, int j) {
    for (int row = 0; row < rows; row++) {
      subtract(sums, row * WIDTH, out.numbers(), out.from() + (i + row) * out.stride() + j);
    }
  }

  private static void subtract(double[] sums, int from, double[] out, int to) {
    for (int j = 0; j < WIDTH; j++) {
      out[to + j] -= sums[from + j];
    }
  }
}
