package org.onsager.pairwise.internal;

import static org.onsager.pairwise.internal.VectorSingleShape.LENGTH;
import static org.onsager.pairwise.internal.VectorSingleShape.broadcast;
import static org.onsager.pairwise.internal.VectorSingleShape.load;
import static org.onsager.solve.internal.MultiplyAdd.FUSED;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link VectorProducts} over floats. */
final class VectorSingleProducts {

  /** Queries a panel. */
  static final int LANES = 3 * LENGTH;

  private VectorSingleProducts() {}

  /** Three sources at a time; the padding of a group of three fills rows that nobody reads. */
  static void squaredDistances(Panel panel) {
    float[] x = panel.x.allSingles();
    float[] z = panel.source.singles().dots();
    float[] norms = panel.source.singles().norms();
    float[] s = panel.buffers[0].allSingles();
    int d = panel.x.count() - 1;
    for (int j = 0; j < panel.count; j += 3) {
      squaredDistances(x, d, z, norms, panel.from + j, s, j * LANES);
    }
  }

  private static void squaredDistances(
      float[] x, int d, float[] z, float[] norms, int source, float[] s, int to) {
    FloatVector x0 = load(x, d * LANES);
    FloatVector x1 = load(x, d * LANES + LENGTH);
    FloatVector x2 = load(x, d * LANES + 2 * LENGTH);
    FloatVector p = broadcast(norms[source]);
    FloatVector a0 = x0.add(p);
    FloatVector a1 = x1.add(p);
    FloatVector a2 = x2.add(p);
    p = broadcast(norms[source + 1]);
    FloatVector b0 = x0.add(p);
    FloatVector b1 = x1.add(p);
    FloatVector b2 = x2.add(p);
    p = broadcast(norms[source + 2]);
    FloatVector c0 = x0.add(p);
    FloatVector c1 = x1.add(p);
    FloatVector c2 = x2.add(p);
    int u = source * d;
    for (int k = 0; k < d; k++) {
      x0 = load(x, k * LANES);
      x1 = load(x, k * LANES + LENGTH);
      x2 = load(x, k * LANES + 2 * LENGTH);
      p = broadcast(z[u + 3 * k]);
      a0 = FUSED ? p.fma(x0, a0) : p.mul(x0).add(a0);
      a1 = FUSED ? p.fma(x1, a1) : p.mul(x1).add(a1);
      a2 = FUSED ? p.fma(x2, a2) : p.mul(x2).add(a2);
      p = broadcast(z[u + 3 * k + 1]);
      b0 = FUSED ? p.fma(x0, b0) : p.mul(x0).add(b0);
      b1 = FUSED ? p.fma(x1, b1) : p.mul(x1).add(b1);
      b2 = FUSED ? p.fma(x2, b2) : p.mul(x2).add(b2);
      p = broadcast(z[u + 3 * k + 2]);
      c0 = FUSED ? p.fma(x0, c0) : p.mul(x0).add(c0);
      c1 = FUSED ? p.fma(x1, c1) : p.mul(x1).add(c1);
      c2 = FUSED ? p.fma(x2, c2) : p.mul(x2).add(c2);
    }
    store(a0, a1, a2, s, to);
    store(b0, b1, b2, s, to + LANES);
    store(c0, c1, c2, s, to + 2 * LANES);
  }

  /** Clamps at zero: rounding may have left less. */
  private static void store(FloatVector v0, FloatVector v1, FloatVector v2, float[] s, int to) {
    v0.blend(0f, v0.compare(VectorOperators.LT, 0f)).intoArray(s, to);
    v1.blend(0f, v1.compare(VectorOperators.LT, 0f)).intoArray(s, to + LENGTH);
    v2.blend(0f, v2.compare(VectorOperators.LT, 0f)).intoArray(s, to + 2 * LENGTH);
  }

  /** Three rows of sums at a time. */
  static void update(Panel panel, int psi) {
    int rows = (panel.x.count() + 2) / 3 * 3; // with the sum of weights
    addAll(panel, psi, panel.source.singles().updates(), 1, rows);
  }

  /** Three coordinates at a time, the padding of a group of three included. */
  static void vectors(Panel panel, int phi, int row) {
    addAll(panel, phi, panel.source.singles().vectors(), row, panel.partial.count() - row);
  }

  private static void addAll(Panel panel, int buffer, float[] z, int first, int rows) {
    float[] c = panel.buffers[buffer].allSingles();
    float[] sums = panel.partial.allSingles();
    for (int k = 0; k < rows; k += 3) {
      int u = k * panel.source.count() + 3 * panel.from;
      add(c, panel.count, z, u, sums, (first + k) * LANES);
    }
  }

  /** {@code sums_(to + r) += sum_j z[u + 3 j + r] c_j}, three rows r of three vectors. */
  static void add(float[] c, int n, float[] z, int u, float[] sums, int to) {
    FloatVector a0 = load(sums, to);
    FloatVector a1 = load(sums, to + LENGTH);
    FloatVector a2 = load(sums, to + 2 * LENGTH);
    FloatVector b0 = load(sums, to + LANES);
    FloatVector b1 = load(sums, to + LANES + LENGTH);
    FloatVector b2 = load(sums, to + LANES + 2 * LENGTH);
    FloatVector c0 = load(sums, to + 2 * LANES);
    FloatVector c1 = load(sums, to + 2 * LANES + LENGTH);
    FloatVector c2 = load(sums, to + 2 * LANES + 2 * LENGTH);
    for (int j = 0; j < n; j++) {
      FloatVector x0 = load(c, j * LANES);
      FloatVector x1 = load(c, j * LANES + LENGTH);
      FloatVector x2 = load(c, j * LANES + 2 * LENGTH);
      FloatVector p = broadcast(z[u + 3 * j]);
      a0 = FUSED ? p.fma(x0, a0) : p.mul(x0).add(a0);
      a1 = FUSED ? p.fma(x1, a1) : p.mul(x1).add(a1);
      a2 = FUSED ? p.fma(x2, a2) : p.mul(x2).add(a2);
      p = broadcast(z[u + 3 * j + 1]);
      b0 = FUSED ? p.fma(x0, b0) : p.mul(x0).add(b0);
      b1 = FUSED ? p.fma(x1, b1) : p.mul(x1).add(b1);
      b2 = FUSED ? p.fma(x2, b2) : p.mul(x2).add(b2);
      p = broadcast(z[u + 3 * j + 2]);
      c0 = FUSED ? p.fma(x0, c0) : p.mul(x0).add(c0);
      c1 = FUSED ? p.fma(x1, c1) : p.mul(x1).add(c1);
      c2 = FUSED ? p.fma(x2, c2) : p.mul(x2).add(c2);
    }
    a0.intoArray(sums, to);
    a1.intoArray(sums, to + LENGTH);
    a2.intoArray(sums, to + 2 * LENGTH);
    b0.intoArray(sums, to + LANES);
    b1.intoArray(sums, to + LANES + LENGTH);
    b2.intoArray(sums, to + LANES + 2 * LENGTH);
    c0.intoArray(sums, to + 2 * LANES);
    c1.intoArray(sums, to + 2 * LANES + LENGTH);
    c2.intoArray(sums, to + 2 * LANES + 2 * LENGTH);
  }
}
