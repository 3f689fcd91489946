package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/**
 * Squared distances and gradients by differences of coordinates; every loop is over the queries of
 * a panel.
 */
final class ScalarDifferences {

  private ScalarDifferences() {}

  static void square(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    int u = k * panel.source.count() + panel.from;
    for (int j = 0; j < panel.count; j++) {
      square(panel.x.row(k), y[u + j], panel.buffers[0].row(j), panel.queries);
    }
  }

  private static void square(double[] x, double y, double[] s, int n) {
    for (int i = 0; i < n; i++) {
      double e = x[i] - y;
      s[i] = e * e;
    }
  }

  static void squarePair(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    for (int j = 0; j < panel.count; j++) {
      double[] s = panel.buffers[0].row(j);
      squarePair(panel.x.row(k), panel.x.row(k + 1), y[u + j], y[v + j], s, panel.queries);
    }
  }

  private static void squarePair(
      double[] x0, double[] x1, double y0, double y1, double[] s, int n) {
    for (int i = 0; i < n; i++) {
      double e = x0[i] - y0;
      double f = x1[i] - y1;
      s[i] = fma(f, f, e * e);
    }
  }

  static void addSquare(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    int u = k * panel.source.count() + panel.from;
    for (int j = 0; j < panel.count; j++) {
      addSquare(panel.x.row(k), y[u + j], panel.buffers[0].row(j), panel.queries);
    }
  }

  private static void addSquare(double[] x, double y, double[] s, int n) {
    for (int i = 0; i < n; i++) {
      double e = x[i] - y;
      s[i] = fma(e, e, s[i]);
    }
  }

  static void addSquarePair(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    for (int j = 0; j < panel.count; j++) {
      double[] s = panel.buffers[0].row(j);
      addSquarePair(panel.x.row(k), panel.x.row(k + 1), y[u + j], y[v + j], s, panel.queries);
    }
  }

  private static void addSquarePair(
      double[] x0, double[] x1, double y0, double y1, double[] s, int n) {
    for (int i = 0; i < n; i++) {
      double e = x0[i] - y0;
      double f = x1[i] - y1;
      s[i] = fma(f, f, fma(e, e, s[i]));
    }
  }

  static void gradientPair(Panel panel, int k, int psi) {
    gradient(panel, k, psi);
    gradient(panel, k + 1, psi);
  }

  /** Four sources at a time, so that the sums are loaded and stored once for all four. */
  static void gradient(Panel panel, int k, int psi) {
    Rows c = panel.buffers[psi];
    double[] x = panel.x.row(k);
    double[] g = panel.partial.row(1 + k);
    double[] y = panel.source.coordinates();
    int u = k * panel.source.count() + panel.from;
    int j = 0;
    for (; j + 4 <= panel.count; j += 4) {
      addDifferences(
          c.row(j),
          c.row(j + 1),
          c.row(j + 2),
          c.row(j + 3),
          y[u + j],
          y[u + j + 1],
          y[u + j + 2],
          y[u + j + 3],
          x,
          g,
          panel.queries);
    }
    for (; j < panel.count; j++) {
      addDifferences(c.row(j), y[u + j], x, g, panel.queries);
    }
  }

  private static void addDifferences(
      double[] c0,
      double[] c1,
      double[] c2,
      double[] c3,
      double y0,
      double y1,
      double y2,
      double y3,
      double[] x,
      double[] g,
      int n) {
    for (int i = 0; i < n; i++) {
      double sum = fma(c0[i], x[i] - y0, g[i]);
      sum = fma(c1[i], x[i] - y1, sum);
      sum = fma(c2[i], x[i] - y2, sum);
      g[i] = fma(c3[i], x[i] - y3, sum);
    }
  }

  private static void addDifferences(double[] c, double y, double[] x, double[] g, int n) {
    for (int i = 0; i < n; i++) {
      g[i] = fma(c[i], x[i] - y, g[i]);
    }
  }
}
