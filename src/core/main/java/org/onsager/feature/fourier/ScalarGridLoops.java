package org.onsager.feature.fourier;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import java.util.Arrays;

/** In plain Java: short loops along rows, which the compiler turns into vector instructions. */
final class ScalarGridLoops implements GridLoops {

  /** Lanes at once: twice as many sums fit into registers. */
  private static final int GROUP = 4;

  @Override
  public void windows(Window window, double[] offsets, int count, double[] values) {
    double[] c = window.coefficients();
    int lanes = window.lanes();
    int top = window.degree() * lanes;
    for (int i = 0; i < count; i++) {
      int at = i * lanes;
      System.arraycopy(c, top, values, at, lanes);
      for (int p = top - lanes; p >= 0; p -= lanes) {
        horner(values, at, offsets[i], c, p, lanes);
      }
    }
  }

  @Override
  public void windows(
      Window window, double[] offsets, int count, double[] values, double[] slopes) {
    double[] c = window.coefficients();
    int lanes = window.lanes();
    int top = window.degree() * lanes;
    for (int i = 0; i < count; i++) {
      int at = i * lanes;
      System.arraycopy(c, top, values, at, lanes);
      Arrays.fill(slopes, at, at + lanes, 0);
      for (int p = top - lanes; p >= 0; p -= lanes) {
        slope(slopes, at, offsets[i], values, lanes);
        horner(values, at, offsets[i], c, p, lanes);
      }
    }
  }

  private static void horner(double[] v, int at, double s, double[] c, int from, int lanes) {
    for (int l = 0; l < lanes; l++) {
      v[at + l] = fma(v[at + l], s, c[from + l]);
    }
  }

  private static void slope(double[] dv, int at, double s, double[] v, int lanes) {
    for (int l = 0; l < lanes; l++) {
      dv[at + l] = fma(dv[at + l], s, v[at + l]);
    }
  }

  @Override
  public void spread(GridBatch batch, GridShape shape, double[] cells) {
    int lanes = batch.lanes;
    int width = batch.widths[0];
    double[] row = batch.scratch[0];
    for (int i = 0; i < batch.count; i++) {
      for (int z = 0; z < batch.widths[2]; z++) {
        double weight = batch.weights[i] * batch.values[2][i * lanes + z];
        for (int l = 0; l < width; l++) {
          row[l] = batch.values[0][i * lanes + l] * weight;
        }
        int at = batch.cells[i] + z * shape.plane();
        for (int y = 0; y < batch.widths[1]; y++) {
          add(cells, at + y * shape.stride(), row, batch.values[1][i * lanes + y], width);
        }
      }
    }
  }

  private static void add(double[] cells, int at, double[] row, double factor, int width) {
    for (int l = 0; l < width; l++) {
      cells[at + l] = fma(row[l], factor, cells[at + l]);
    }
  }

  @Override
  public void gather(GridBatch batch, GridShape shape, double[] cells) {
    double[][] s = batch.scratch;
    for (int i = 0; i < batch.count; i++) {
      for (double[] row : s) {
        Arrays.fill(row, 0);
      }
      for (int l = 0; l < batch.widths[0]; l += GROUP) {
        gather(batch, shape, cells, i, l);
      }
      product(batch, i, 0, batch.values[0], s[0]);
      product(batch, i, 1, batch.slopes[0], s[0]);
      product(batch, i, 2, batch.values[0], s[1]);
      product(batch, i, 3, batch.values[0], s[2]);
    }
  }

  /** Four lanes at once, whose sums over a plane stay in registers. */
  private static void gather(GridBatch batch, GridShape shape, double[] cells, int i, int l) {
    double[] y = batch.values[1];
    double[] dy = batch.slopes[1];
    int from = i * batch.lanes;
    int end = from + batch.widths[1];
    for (int z = 0; z < batch.widths[2]; z++) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      double d0 = 0;
      double d1 = 0;
      double d2 = 0;
      double d3 = 0;
      int row = batch.cells[i] + z * shape.plane() + l;
      for (int r = from; r < end; r++) {
        double value = y[r];
        double slope = dy[r];
        s0 = fma(cells[row], value, s0);
        s1 = fma(cells[row + 1], value, s1);
        s2 = fma(cells[row + 2], value, s2);
        s3 = fma(cells[row + 3], value, s3);
        d0 = fma(cells[row], slope, d0);
        d1 = fma(cells[row + 1], slope, d1);
        d2 = fma(cells[row + 2], slope, d2);
        d3 = fma(cells[row + 3], slope, d3);
        row += shape.stride();
      }
      double value = batch.values[2][from + z];
      addTo(batch.scratch[0], l, value, s0, s1, s2, s3);
      addTo(batch.scratch[1], l, value, d0, d1, d2, d3);
      addTo(batch.scratch[2], l, batch.slopes[2][from + z], s0, s1, s2, s3);
    }
  }

  private static void addTo(
      double[] sum, int l, double factor, double s0, double s1, double s2, double s3) {
    sum[l] = fma(s0, factor, sum[l]);
    sum[l + 1] = fma(s1, factor, sum[l + 1]);
    sum[l + 2] = fma(s2, factor, sum[l + 2]);
    sum[l + 3] = fma(s3, factor, sum[l + 3]);
  }

  private static void product(GridBatch batch, int i, int which, double[] window, double[] s) {
    int to = batch.sumsAt(i, which);
    int w = i * batch.lanes;
    for (int l = 0; l < GridBatch.SUMS; l++) {
      double sum = window[w + l] * s[l];
      if (batch.lanes > GridBatch.SUMS) {
        sum += window[w + GridBatch.SUMS + l] * s[GridBatch.SUMS + l];
      }
      batch.sums[to + l] = sum;
    }
  }

  @Override
  public void multiply(DenseView a, DenseView b, DenseView c) {
    for (int r = 0; r < c.rows; r++) {
      int at = c.offset + r * c.stride;
      Arrays.fill(c.entries, at, at + c.columns, 0);
      for (int k = 0; k < b.rows; k++) {
        double factor = a.entries[a.offset + r * a.stride + k];
        addTo(c.entries, at, factor, b.entries, b.offset + k * b.stride, c.columns);
      }
    }
  }

  private static void addTo(double[] c, int at, double factor, double[] b, int from, int columns) {
    for (int q = 0; q < columns; q++) {
      c[at + q] = fma(b[from + q], factor, c[at + q]);
    }
  }
}
