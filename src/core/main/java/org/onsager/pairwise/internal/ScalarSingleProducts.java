package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/** {@link ScalarProducts} over floats. */
final class ScalarSingleProducts {

  private ScalarSingleProducts() {}

  static void squaredDistances(Panel panel) {
    for (int j = 0; j < panel.count; j += 3) {
      squaredDistances(panel, j);
    }
  }

  /** Three sources; the padding of a group of three fills rows that nobody reads. */
  private static void squaredDistances(Panel panel, int j) {
    int n = panel.queries;
    int d = panel.x.count() - 1;
    float[] s0 = panel.buffers[0].singles(j);
    float[] s1 = panel.buffers[0].singles(j + 1);
    float[] s2 = panel.buffers[0].singles(j + 2);
    float[] z = panel.source.singles().dots();
    float[] norms = panel.source.singles().norms();
    int source = panel.from + j;
    float[] norm = panel.x.singles(d);
    startWith(norm, norms[source], s0, n);
    startWith(norm, norms[source + 1], s1, n);
    startWith(norm, norms[source + 2], s2, n);
    int u = source * d;
    int k = 0;
    for (; k + 4 <= d; k += 4) {
      addFour(panel.x, k, z, u + 3 * k, s0, s1, s2, n);
    }
    for (; k < d; k++) {
      float[] x = panel.x.singles(k);
      addOne(x, z[u + 3 * k], s0, n);
      addOne(x, z[u + 3 * k + 1], s1, n);
      addOne(x, z[u + 3 * k + 2], s2, n);
    }
    clamp(s0, n);
    clamp(s1, n);
    clamp(s2, n);
  }

  private static void startWith(float[] norm, float other, float[] s, int n) {
    for (int i = 0; i < n; i++) {
      s[i] = norm[i] + other;
    }
  }

  private static void clamp(float[] s, int n) {
    for (int i = 0; i < n; i++) {
      s[i] = Math.max(s[i], 0);
    }
  }

  private static void addOne(float[] x, float z, float[] s, int n) {
    for (int i = 0; i < n; i++) {
      s[i] = fma(z, x[i], s[i]);
    }
  }

  static void update(Panel panel, int psi) {
    int rows = (panel.x.count() + 2) / 3 * 3; // with the sum of weights
    addAll(panel, psi, panel.source.singles().updates(), 1, rows);
  }

  static void vectors(Panel panel, int phi, int row) {
    addAll(panel, phi, panel.source.singles().vectors(), row, panel.partial.count() - row);
  }

  private static void addAll(Panel panel, int buffer, float[] z, int first, int rows) {
    for (int k = 0; k < rows; k += 3) {
      int u = k * panel.source.count() + 3 * panel.from;
      add(panel.buffers[buffer], panel.count, z, u, panel.partial, first + k, panel.queries);
    }
  }

  /** {@code sums_(row + r) += sum_j z[u + 3 j + r] c_j}, three rows r, the first n lanes. */
  static void add(Rows c, int count, float[] z, int u, Rows sums, int row, int n) {
    float[] s0 = sums.singles(row);
    float[] s1 = sums.singles(row + 1);
    float[] s2 = sums.singles(row + 2);
    int j = 0;
    for (; j + 4 <= count; j += 4) {
      addFour(c, j, z, u + 3 * j, s0, s1, s2, n);
    }
    for (; j < count; j++) {
      addOne(c.singles(j), z[u + 3 * j], s0, n);
      addOne(c.singles(j), z[u + 3 * j + 1], s1, n);
      addOne(c.singles(j), z[u + 3 * j + 2], s2, n);
    }
  }

  private static void addFour(
      Rows rows, int r, float[] z, int u, float[] s0, float[] s1, float[] s2, int n) {
    addFour(
        rows.singles(r),
        rows.singles(r + 1),
        rows.singles(r + 2),
        rows.singles(r + 3),
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
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float a0,
      float b0,
      float c0,
      float a1,
      float b1,
      float c1,
      float a2,
      float b2,
      float c2,
      float a3,
      float b3,
      float c3,
      float[] s0,
      float[] s1,
      float[] s2,
      int n) {
    for (int i = 0; i < n; i++) {
      float p = x0[i];
      float q = x1[i];
      float r = x2[i];
      float t = x3[i];
      s0[i] = fma(a3, t, fma(a2, r, fma(a1, q, fma(a0, p, s0[i]))));
      s1[i] = fma(b3, t, fma(b2, r, fma(b1, q, fma(b0, p, s1[i]))));
      s2[i] = fma(c3, t, fma(c2, r, fma(c1, q, fma(c0, p, s2[i]))));
    }
  }
}
