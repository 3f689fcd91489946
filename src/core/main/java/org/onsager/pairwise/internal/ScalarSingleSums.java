package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/** {@link ScalarSums} over floats; values are added in groups of four, as in the other provider. */
final class ScalarSingleSums {

  private ScalarSingleSums() {}

  static void scale(Panel panel, int to, float factor, int from) {
    for (int j = 0; j < panel.count; j++) {
      scale(panel.buffers[to].singles(j), factor, panel.buffers[from].singles(j), panel.queries);
    }
  }

  private static void scale(float[] to, float factor, float[] from, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = factor * from[i];
    }
  }

  static void add(Panel panel, int to, float factor, int from) {
    for (int j = 0; j < panel.count; j++) {
      add(panel.buffers[to].singles(j), factor, panel.buffers[from].singles(j), panel.queries);
    }
  }

  private static void add(float[] to, float factor, float[] from, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = fma(factor, from[i], to[i]);
    }
  }

  static void weigh(Panel panel, int psi) {
    float[] w = panel.source.singles().weights();
    for (int j = 0; j < panel.count; j++) {
      float[] row = panel.buffers[psi].singles(j);
      scale(row, w[panel.from + j], row, panel.queries);
    }
  }

  static void sum(Panel panel, int phi, int column, int row) {
    float[] w = panel.source.singles().weights();
    Rows p = panel.buffers[phi];
    float[] sum = panel.partial.singles(row);
    int from = panel.source.column(column) + panel.from;
    int j = 0;
    for (; j + 4 <= panel.count; j += 4) {
      sum(
          p.singles(j),
          p.singles(j + 1),
          p.singles(j + 2),
          p.singles(j + 3),
          w[from + j],
          w[from + j + 1],
          w[from + j + 2],
          w[from + j + 3],
          sum,
          panel.queries);
    }
    for (; j < panel.count; j++) {
      sumRow(p.singles(j), w[from + j], sum, panel.queries);
    }
  }

  private static void sum(
      float[] p0,
      float[] p1,
      float[] p2,
      float[] p3,
      float w0,
      float w1,
      float w2,
      float w3,
      float[] sum,
      int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += w0 * p0[i] + w1 * p1[i] + (w2 * p2[i] + w3 * p3[i]);
    }
  }

  private static void sumRow(float[] phi, float w, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += w * phi[i];
    }
  }

  static void sumAndWeigh(Panel panel, int phi) {
    sum(panel, phi, 0, 0);
    weigh(panel, phi);
  }
}
