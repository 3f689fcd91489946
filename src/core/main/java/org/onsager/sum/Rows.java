package org.onsager.sum;

import java.util.Arrays;

/**
 * A workspace of rows, one number a query in each. The rows lie together in one array for loops
 * that step through it by vectors, or apart in arrays of their own for loops that the compiler is
 * to vectorise: it cannot prove that two stretches of one array do not overlap, but arrays that are
 * read and written at the same index need no proof.
 */
final class Rows {

  private final double[][] arrays;
  private final int lanes;
  private final boolean together;

  Rows(int rows, int lanes, boolean together) {
    this.arrays = together ? new double[1][rows * lanes] : new double[rows][lanes];
    this.lanes = lanes;
    this.together = together;
  }

  /** How many rows there are. */
  int count() {
    return together ? arrays[0].length / lanes : arrays.length;
  }

  /** All rows, one after another; only where they lie together. */
  double[] all() {
    return arrays[0];
  }

  /** One row; only where they lie apart. */
  double[] row(int row) {
    return arrays[row];
  }

  double get(int row, int lane) {
    return together ? arrays[0][row * lanes + lane] : arrays[row][lane];
  }

  void set(int row, int lane, double value) {
    if (together) {
      arrays[0][row * lanes + lane] = value;
    } else {
      arrays[row][lane] = value;
    }
  }

  /** Copies numbers into the first lanes of a row. */
  void setRow(int row, double[] from, int offset, int length) {
    System.arraycopy(from, offset, arrays[together ? 0 : row], together ? row * lanes : 0, length);
  }

  /** Copies the first lanes of a row out. */
  void copyRow(int row, double[] to, int offset, int length) {
    System.arraycopy(arrays[together ? 0 : row], together ? row * lanes : 0, to, offset, length);
  }

  /** Adds everything to another workspace of the same shape and starts again from zero. */
  void moveInto(Rows total) {
    for (int a = 0; a < arrays.length; a++) {
      addTo(total.arrays[a], arrays[a]);
      Arrays.fill(arrays[a], 0);
    }
  }

  private static void addTo(double[] total, double[] partial) {
    for (int i = 0; i < partial.length; i++) {
      total[i] += partial[i];
    }
  }
}
