package org.onsager.feature.fourier;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/** Adds the windows of points to a grid, one or two vectors of a row at once. */
final class VectorSpread {

  private VectorSpread() {}

  static void spread(GridBatch batch, GridShape shape, double[] cells) {
    double[] z = batch.values[2];
    int planes = batch.widths[2];
    for (int i = 0; i < batch.count; i++) {
      int at = batch.cells[i];
      for (int k = i * batch.lanes; k < i * batch.lanes + planes; k++) {
        plane(batch, i, batch.weights[i] * z[k], shape.stride(), cells, at);
        at += shape.plane();
      }
    }
  }

  private static void plane(
      GridBatch batch, int i, double weight, int stride, double[] cells, int at) {
    double[] x = batch.values[0];
    double[] y = batch.values[1];
    int rows = batch.widths[1];
    int width = batch.widths[0];
    int from = i * batch.lanes;
    int l = 0;
    for (; l + LENGTH < width; l += 2 * LENGTH) {
      pair(x, from + l, weight, y, from, rows, cells, at + l, stride);
    }
    if (l < width) {
      single(x, from + l, weight, y, from, rows, cells, at + l, stride);
    }
  }

  private static void pair(
      double[] x,
      int from,
      double weight,
      double[] y,
      int fromY,
      int rows,
      double[] cells,
      int at,
      int stride) {
    DoubleVector a = load(x, from).mul(weight);
    DoubleVector b = load(x, from + LENGTH).mul(weight);
    int cell = at;
    for (int r = fromY; r < fromY + rows; r++) {
      DoubleVector f = broadcast(y[r]);
      fma(a, f, load(cells, cell)).intoArray(cells, cell);
      fma(b, f, load(cells, cell + LENGTH)).intoArray(cells, cell + LENGTH);
      cell += stride;
    }
  }

  private static void single(
      double[] x,
      int from,
      double weight,
      double[] y,
      int fromY,
      int rows,
      double[] cells,
      int at,
      int stride) {
    DoubleVector a = load(x, from).mul(weight);
    int cell = at;
    for (int r = fromY; r < fromY + rows; r++) {
      fma(a, broadcast(y[r]), load(cells, cell)).intoArray(cells, cell);
      cell += stride;
    }
  }
}
