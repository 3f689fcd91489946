package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/**
 * Squared distances and sums of coordinates by products: matrix products in tiles of three sources
 * (or rows) by four coordinates (or sources) by all queries of a panel. Three by four is the
 * largest tile that the compiler vectorises.
 */
final class ScalarProducts {

  private ScalarProducts() {}

  static void squaredDistances(Panel panel) {
    for (int j = 0; j < panel.count; j += 3) {
      squaredDistances(panel, j);
    }
  }

  /** Three sources; the padding of a group of three fills rows that nobody reads. */
  private static void squaredDistances(Panel panel, int j) {
    int n = panel.queries;
    int d = panel.x.count() - 1;
    double[] s0 = panel.buffers[0].row(j);
    double[] s1 = panel.buffers[0].row(j + 1);
    double[] s2 = panel.buffers[0].row(j + 2);
    double[] z = panel.source.dots();
    double[] norms = panel.source.norms();
    int source = panel.from + j;
    double[] norm = panel.x.row(d);
    startWith(norm, norms[source], s0, n);
    startWith(norm, norms[source + 1], s1, n);
    startWith(norm, norms[source + 2], s2, n);
    int u = source * d;
    int k = 0;
    for (; k + 4 <= d; k += 4) {
      addFour(panel.x, k, z, u + 3 * k, s0, s1, s2, n);
    }
    for (; k < d; k++) {
      double[] x = panel.x.row(k);
      addOne(x, z[u + 3 * k], s0, n);
      addOne(x, z[u + 3 * k + 1], s1, n);
      addOne(x, z[u + 3 * k + 2], s2, n);
    }
    clamp(s0, n);
    clamp(s1, n);
    clamp(s2, n);
  }

  private static void startWith(double[] norm, double other, double[] s, int n) {
    for (int i = 0; i < n; i++) {
      s[i] = norm[i] + other;
    }
  }

  private static void clamp(double[] s, int n) {
    for (int i = 0; i < n; i++) {
      s[i] = Math.max(s[i], 0);
    }
  }

  private static void addOne(double[] x, double z, double[] s, int n) {
    for (int i = 0; i < n; i++) {
      s[i] = fma(z, x[i], s[i]);
    }
  }

  static void update(Panel panel, int psi) {
    int rows = (panel.x.count() + 2) / 3 * 3; // with the sum of weights
    addAll(panel, psi, panel.source.updates(), 1, rows);
  }

  static void vectors(Panel panel, int phi, int row) {
    addAll(panel, phi, panel.source.vectors(), row, panel.partial.count() - row);
  }

  private static void addAll(Panel panel, int buffer, double[] z, int first, int rows) {
    for (int k = 0; k < rows; k += 3) {
      int u = k * panel.source.count() + 3 * panel.from;
      add(panel.buffers[buffer], panel.count, z, u, panel.partial, first + k, panel.queries);
    }
  }

  /** {@code sums_(row + r) += sum_j z[u + 3 j + r] c_j}, three rows r, the first n lanes. */
  static void add(Rows c, int count, double[] z, int u, Rows sums, int row, int n) {
    double[] s0 = sums.row(row);
    double[] s1 = sums.row(row + 1);
    double[] s2 = sums.row(row + 2);
    int j = 0;
    for (; j + 4 <= count; j += 4) {
      addFour(c, j, z, u + 3 * j, s0, s1, s2, n);
    }
    for (; j < count; j++) {
      addOne(c.row(j), z[u + 3 * j], s0, n);
      addOne(c.row(j), z[u + 3 * j + 1], s1, n);
      addOne(c.row(j), z[u + 3 * j + 2], s2, n);
    }
  }

  private static void addFour(
      Rows rows, int r, double[] z, int u, double[] s0, double[] s1, double[] s2, int n) {
    addFour(
        rows.row(r),
        rows.row(r + 1),
        rows.row(r + 2),
        rows.row(r + 3),
        z[u],
        z[u + 1],
        z[u + 2],
        z[u + 3],
        z[u + 4],
        z[u + 5],
        z[u + 6],
        z[u + 7],
        z[u + 8],
        z[u + 9],
        z[u + 10],
        z[u + 11],
        s0,
        s1,
        s2,
        n);
  }

  private static void addFour(
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      double a0,
      double b0,
      double c0,
      double a1,
      double b1,
      double c1,
      double a2,
      double b2,
      double c2,
      double a3,
      double b3,
      double c3,
      double[] s0,
      double[] s1,
      double[] s2,
      int n) {
    for (int i = 0; i < n; i++) {
      double p = x0[i];
      double q = x1[i];
      double r = x2[i];
      double t = x3[i];
      s0[i] = fma(a3, t, fma(a2, r, fma(a1, q, fma(a0, p, s0[i]))));
      s1[i] = fma(b3, t, fma(b2, r, fma(b1, q, fma(b0, p, s1[i]))));
      s2[i] = fma(c3, t, fma(c2, r, fma(c1, q, fma(c0, p, s2[i]))));
    }
  }
}
