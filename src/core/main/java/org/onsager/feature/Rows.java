package org.onsager.feature;

import java.util.function.IntToDoubleFunction;
import org.onsager.measure.Block;

/** Products of a diagonal matrix with a matrix given row by row. */
final class Rows {

  private Rows() {}

  static Block scaled(IntToDoubleFunction diagonal, int rows, int columns, Block a) {
    a.requireLength("a", Math.multiplyExact(rows, columns));
    double[] from = a.borrowReadOnly();
    return Block.build(
        from.length,
        out -> {
          for (int j = 0; j < rows; j++) {
            scale(diagonal.applyAsDouble(j), from, j * columns, columns, out);
          }
        });
  }

  private static void scale(double factor, double[] a, int from, int length, double[] out) {
    for (int e = from; e < from + length; e++) {
      out[e] = factor * a[e];
    }
  }
}
