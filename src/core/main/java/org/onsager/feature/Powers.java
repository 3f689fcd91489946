package org.onsager.feature;

import org.onsager.measure.Room;

/** Exponents of products of polynomials. */
final class Powers {

  private Powers() {}

  /**
   * All exponents of sum at most the degree, by their sum, then the first axis first: of feature j
   * on axis a at {@code j * d + a}.
   */
  static int[] upTo(int degree, int dimension) {
    double count = 1;
    for (int a = 1; a <= dimension; a++) {
      count = count * (degree + a) / a;
    }
    int rows = (int) Math.rint(Math.min(count, Integer.MAX_VALUE));
    int[] powers =
        new int[Room.forDoubles("the exponents", rows, dimension, "Use a lower degree.")];
    int[] row = new int[dimension];
    int filled = 0;
    for (int total = 0; total <= degree; total++) {
      filled = fill(total, 0, row, powers, filled);
    }
    return powers;
  }

  private static int fill(int left, int axis, int[] row, int[] powers, int filled) {
    if (axis == row.length - 1) {
      row[axis] = left;
      System.arraycopy(row, 0, powers, filled, row.length);
      return filled + row.length;
    }
    int next = filled;
    for (int power = left; power >= 0; power--) {
      row[axis] = power;
      next = fill(left - power, axis + 1, row, powers, next);
    }
    return next;
  }
}
