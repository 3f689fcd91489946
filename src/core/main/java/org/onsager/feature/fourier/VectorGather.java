package org.onsager.feature.fourier;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/** Reads a grid at points through their windows, one or two vectors of a row at once. */
final class VectorGather {

  private VectorGather() {}

  static void gather(GridBatch batch, GridShape shape, double[] cells) {
    // Lanes l and l + apart go together: their products are the first to be added.
    int apart = Math.max(LENGTH, batch.lanes / 2);
    for (int i = 0; i < batch.count; i++) {
      for (int l = 0; l < apart; l += LENGTH) {
        if (l + apart < batch.widths[0]) {
          pair(batch, shape, cells, i, l, apart);
        } else {
          single(batch, shape, cells, i, l);
        }
      }
    }
  }

  private static void pair(
      GridBatch batch, GridShape shape, double[] cells, int i, int l, int apart) {
    double[] y = batch.values[1];
    double[] dy = batch.slopes[1];
    double[] z = batch.values[2];
    double[] dz = batch.slopes[2];
    int from = i * batch.lanes;
    int endY = from + batch.widths[1];
    int endZ = from + batch.widths[2];
    int plane = batch.cells[i] + l;
    DoubleVector f0 = broadcast(0);
    DoubleVector f1 = f0;
    DoubleVector fy0 = f0;
    DoubleVector fy1 = f0;
    DoubleVector fz0 = f0;
    DoubleVector fz1 = f0;
    for (int k = from; k < endZ; k++) {
      DoubleVector s0 = broadcast(0);
      DoubleVector s1 = s0;
      DoubleVector d0 = s0;
      DoubleVector d1 = s0;
      int row = plane;
      for (int r = from; r < endY; r++) {
        DoubleVector value = broadcast(y[r]);
        DoubleVector slope = broadcast(dy[r]);
        DoubleVector a = load(cells, row);
        DoubleVector b = load(cells, row + apart);
        s0 = fma(a, value, s0);
        s1 = fma(b, value, s1);
        d0 = fma(a, slope, d0);
        d1 = fma(b, slope, d1);
        row += shape.stride();
      }
      DoubleVector value = broadcast(z[k]);
      DoubleVector slope = broadcast(dz[k]);
      f0 = fma(s0, value, f0);
      f1 = fma(s1, value, f1);
      fy0 = fma(d0, value, fy0);
      fy1 = fma(d1, value, fy1);
      fz0 = fma(s0, slope, fz0);
      fz1 = fma(s1, slope, fz1);
      plane += shape.plane();
    }
    double[] x = batch.values[0];
    double[] dx = batch.slopes[0];
    int to = batch.sumsAt(i, 0) + l;
    products(x, from + l, apart, f0, f1, batch.sums, to);
    products(dx, from + l, apart, f0, f1, batch.sums, to + GridBatch.SUMS);
    products(x, from + l, apart, fy0, fy1, batch.sums, to + 2 * GridBatch.SUMS);
    products(x, from + l, apart, fz0, fz1, batch.sums, to + 3 * GridBatch.SUMS);
  }

  private static void products(
      double[] x, int at, int apart, DoubleVector a, DoubleVector b, double[] sums, int to) {
    load(x, at).mul(a).add(load(x, at + apart).mul(b)).intoArray(sums, to);
  }

  private static void single(GridBatch batch, GridShape shape, double[] cells, int i, int l) {
    double[] y = batch.values[1];
    double[] dy = batch.slopes[1];
    int from = i * batch.lanes;
    int endY = from + batch.widths[1];
    int endZ = from + batch.widths[2];
    int plane = batch.cells[i] + l;
    DoubleVector f = broadcast(0);
    DoubleVector fy = f;
    DoubleVector fz = f;
    for (int k = from; k < endZ; k++) {
      DoubleVector s = broadcast(0);
      DoubleVector d = s;
      int row = plane;
      for (int r = from; r < endY; r++) {
        DoubleVector a = load(cells, row);
        s = fma(a, broadcast(y[r]), s);
        d = fma(a, broadcast(dy[r]), d);
        row += shape.stride();
      }
      f = fma(s, broadcast(batch.values[2][k]), f);
      fy = fma(d, broadcast(batch.values[2][k]), fy);
      fz = fma(s, broadcast(batch.slopes[2][k]), fz);
      plane += shape.plane();
    }
    int to = batch.sumsAt(i, 0) + l;
    DoubleVector x = load(batch.values[0], from + l);
    x.mul(f).intoArray(batch.sums, to);
    load(batch.slopes[0], from + l).mul(f).intoArray(batch.sums, to + GridBatch.SUMS);
    x.mul(fy).intoArray(batch.sums, to + 2 * GridBatch.SUMS);
    x.mul(fz).intoArray(batch.sums, to + 3 * GridBatch.SUMS);
  }
}
