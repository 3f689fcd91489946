package org.onsager.feature.fourier;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import java.util.Arrays;

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
    for (int r = 0; r < TILE; r++) {
      for (int c = 0; c < TILE; c++) {
        int to = (TILE * r + c) * LANES;
        product(rows, r * Waves.ROW, columns, from + c * Waves.ROW, count, sums, to);
      }
    }
  }

  private static void product(
      double[] a, int atA, double[] b, int atB, int count, double[] sums, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = 0; i < count; i += LANES) {
      s0 = fma(a[atA + i], b[atB + i], s0);
      s1 = fma(a[atA + i + 1], b[atB + i + 1], s1);
      s2 = fma(a[atA + i + 2], b[atB + i + 2], s2);
      s3 = fma(a[atA + i + 3], b[atB + i + 3], s3);
      s4 = fma(a[atA + i + 4], b[atB + i + 4], s4);
      s5 = fma(a[atA + i + 5], b[atB + i + 5], s5);
      s6 = fma(a[atA + i + 6], b[atB + i + 6], s6);
      s7 = fma(a[atA + i + 7], b[atB + i + 7], s7);
    }
    sums[to] = s0;
    sums[to + 1] = s1;
    sums[to + 2] = s2;
    sums[to + 3] = s3;
    sums[to + 4] = s4;
    sums[to + 5] = s5;
    sums[to + 6] = s6;
    sums[to + 7] = s7;
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
    Arrays.fill(out, 0);
    for (int k = 0; k < count; k += 2) {
      for (int e = 0; e < 4; e++) {
        int f = at + 4 * k + e;
        add(q[f], q[f + 4], waves, from + k * Waves.ROW, out, e * POINTS);
      }
    }
  }

  private static void add(
      double onCosine, double onSine, double[] waves, int from, double[] out, int to) {
    for (int i = 0; i < POINTS; i++) {
      double sum = fma(waves[from + i], onCosine, out[to + i]);
      out[to + i] = fma(waves[from + Waves.ROW + i], onSine, sum);
    }
  }

  @Override
  public void add(double[] waves, int a, int b, int c, int count) {
    for (int i = 0; i < count; i++) {
      double ca = waves[a + i];
      double sa = waves[a + Waves.ROW + i];
      double cb = waves[b + i];
      double sb = waves[b + Waves.ROW + i];
      waves[c + i] = ca * cb - sa * sb;
      waves[c + Waves.ROW + i] = sa * cb + ca * sb;
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
      double[] waves, int wave, double[] p, int fromP, double[] q, int fromQ, double[] out, int to) {
    for (int i = 0; i < POINTS; i++) {
      out[to + i] += waves[wave + i] * p[fromP + i] + waves[wave + Waves.ROW + i] * q[fromQ + i];
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
          omega * (waves[wave + i] * q[fromQ + i] - waves[wave + Waves.ROW + i] * p[fromP + i]);
    }
  }
}
