package org.onsager.feature.fourier;

import static org.onsager.feature.fourier.Waves.ROW;
import static org.onsager.solve.internal.MultiplyAdd.fma;

/** In plain Java. The combinations are loops along points, which the compiler makes vectors of. */
final class ScalarTensorLoops implements TensorLoops {

  private static final int POINTS = 128;

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int points() {
    return POINTS;
  }

  @Override
  public void tile(double[] rows, double[] columns, int from, int count, double[] sums) {
    for (int lane = 0; lane < LANES; lane++) {
      for (int c = 0; c < TILE; c += 2) {
        half(rows, lane, columns, from + c * ROW + lane, count, sums, c * LANES + lane);
      }
    }
  }

  /** One lane of four rows by two columns: eight sums that do not wait for each other. */
  private static void half(
      double[] rows, int row, double[] columns, int column, int count, double[] sums, int to) {
    double s00 = 0;
    double s01 = 0;
    double s10 = 0;
    double s11 = 0;
    double s20 = 0;
    double s21 = 0;
    double s30 = 0;
    double s31 = 0;
    for (int i = 0; i < count; i += LANES) {
      double y0 = columns[column + i];
      double y1 = columns[column + ROW + i];
      double x = rows[row + i];
      s00 = fma(x, y0, s00);
      s01 = fma(x, y1, s01);
      x = rows[row + ROW + i];
      s10 = fma(x, y0, s10);
      s11 = fma(x, y1, s11);
      x = rows[row + 2 * ROW + i];
      s20 = fma(x, y0, s20);
      s21 = fma(x, y1, s21);
      x = rows[row + 3 * ROW + i];
      s30 = fma(x, y0, s30);
      s31 = fma(x, y1, s31);
    }
    sums[to] = s00;
    sums[to + LANES] = s01;
    sums[to + 4 * LANES] = s10;
    sums[to + 5 * LANES] = s11;
    sums[to + 8 * LANES] = s20;
    sums[to + 9 * LANES] = s21;
    sums[to + 12 * LANES] = s30;
    sums[to + 13 * LANES] = s31;
  }

  @Override
  public void addTile(double[] sums, double[] out, int place, int stride) {
    for (int r = 0; r < TILE; r++) {
      for (int c = 0; c < TILE; c++) {
        int t = (TILE * r + c) * LANES;
        double even = (sums[t] + sums[t + 4]) + (sums[t + 2] + sums[t + 6]);
        double odd = (sums[t + 1] + sums[t + 5]) + (sums[t + 3] + sums[t + 7]);
        out[place + r * stride + c] += even + odd;
      }
    }
  }

  /** Two waves a pass, a cosine and its sine: half as many sums go through memory. */
  @Override
  public void row(double[] q, int at, int count, double[] waves, int from, double[] out) {
    double[][] sums = new double[4][POINTS];
    double[] cosine = new double[POINTS];
    double[] sine = new double[POINTS];
    for (int k = 0; k < count; k += 2) {
      System.arraycopy(waves, from + k * ROW, cosine, 0, POINTS);
      System.arraycopy(waves, from + (k + 1) * ROW, sine, 0, POINTS);
      for (int e = 0; e < 4; e++) {
        add(q[at + 4 * k + e], cosine, q[at + 4 * k + 4 + e], sine, sums[e]);
      }
    }
    for (int e = 0; e < 4; e++) {
      System.arraycopy(sums[e], 0, out, e * POINTS, POINTS);
    }
  }

  /** Equal indices: the compiler makes vectors of such loops, and of no others. */
  private static void add(
      double onCosine, double[] cosine, double onSine, double[] sine, double[] sum) {
    for (int i = 0; i < POINTS; i++) {
      sum[i] = fma(sine[i], onSine, fma(cosine[i], onCosine, sum[i]));
    }
  }

  @Override
  public void add(double[] waves, int a, int b, int c, int count) {
    for (int i = 0; i < count; i++) {
      double ca = waves[a + i];
      double sa = waves[a + ROW + i];
      double cb = waves[b + i];
      double sb = waves[b + ROW + i];
      waves[c + i] = ca * cb - sa * sb;
      waves[c + ROW + i] = sa * cb + ca * sb;
    }
  }

  @Override
  public void multiply(double[] w, double[] waves, int from, int count, double[] out, int to) {
    for (int i = 0; i < count; i++) {
      out[to + i] = w[i] * waves[from + i];
    }
  }

  @Override
  public void combine(
      double[] waves,
      int wave,
      double[] p,
      int fromP,
      double[] q,
      int fromQ,
      double[] out,
      int to) {
    for (int i = 0; i < POINTS; i++) {
      out[to + i] += waves[wave + i] * p[fromP + i] + waves[wave + ROW + i] * q[fromQ + i];
    }
  }

  @Override
  public void combineSlopes(
      double[] waves,
      int wave,
      double[] p,
      int fromP,
      double[] q,
      int fromQ,
      double omega,
      double[] out,
      int to) {
    for (int i = 0; i < POINTS; i++) {
      out[to + i] +=
          omega * (waves[wave + i] * q[fromQ + i] - waves[wave + ROW + i] * p[fromP + i]);
    }
  }
}
