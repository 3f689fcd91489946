package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/** {@link ScalarDifferences} over floats, one coordinate at a time. */
final class ScalarSingleDifferences {

  private ScalarSingleDifferences() {}

  static void square(Panel panel, int k) {
    float[] y = panel.source.singles().coordinates();
    int u = k * panel.source.count() + panel.from;
    for (int j = 0; j < panel.count; j++) {
      square(panel.x.singles(k), y[u + j], panel.buffers[0].singles(j), panel.queries);
    }
  }

  private static void square(float[] x, float y, float[] s, int n) {
    for (int i = 0; i < n; i++) {
      float e = x[i] - y;
      s[i] = e * e;
    }
  }

  static void addSquare(Panel panel, int k) {
    float[] y = panel.source.singles().coordinates();
    int u = k * panel.source.count() + panel.from;
    for (int j = 0; j < panel.count; j++) {
      addSquare(panel.x.singles(k), y[u + j], panel.buffers[0].singles(j), panel.queries);
    }
  }

  private static void addSquare(float[] x, float y, float[] s, int n) {
    for (int i = 0; i < n; i++) {
      float e = x[i] - y;
      s[i] = fma(e, e, s[i]);
    }
  }

  /** Four sources at a time, so that the sums are loaded and stored once for all four. */
  static void gradient(Panel panel, int k, int psi) {
    Rows c = panel.buffers[psi];
    float[] x = panel.x.singles(k);
    float[] g = panel.partial.singles(1 + k);
    float[] y = panel.source.singles().coordinates();
    int u = k * panel.source.count() + panel.from;
    int j = 0;
    for (; j + 4 <= panel.count; j += 4) {
      addDifferences(
          c.singles(j),
          c.singles(j + 1),
          c.singles(j + 2),
          c.singles(j + 3),
          y[u + j],
          y[u + j + 1],
          y[u + j + 2],
          y[u + j + 3],
          x,
          g,
          panel.queries);
    }
    for (; j < panel.count; j++) {
      addDifferences(c.singles(j), y[u + j], x, g, panel.queries);
    }
  }

  private static void addDifferences(
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3,
      float y0,
      float y1,
      float y2,
      float y3,
      float[] x,
      float[] g,
      int n) {
    for (int i = 0; i < n; i++) {
      float sum = fma(c0[i], x[i] - y0, g[i]);
      sum = fma(c1[i], x[i] - y1, sum);
      sum = fma(c2[i], x[i] - y2, sum);
      g[i] = fma(c3[i], x[i] - y3, sum);
    }
  }

  private static void addDifferences(float[] c, float y, float[] x, float[] g, int n) {
    for (int i = 0; i < n; i++) {
      g[i] = fma(c[i], x[i] - y, g[i]);
    }
  }
}
