package org.onsager.pairwise.internal;

import static org.onsager.pairwise.internal.VectorSingleShape.LENGTH;
import static org.onsager.pairwise.internal.VectorSingleShape.broadcast;
import static org.onsager.pairwise.internal.VectorSingleShape.fma;
import static org.onsager.pairwise.internal.VectorSingleShape.load;

import jdk.incubator.vector.FloatVector;

/** {@link VectorDifferenceTiles} over floats. */
final class VectorSingleDifferenceTiles {

  /** Queries a panel, as for products. */
  static final int LANES = 3 * LENGTH;

  private VectorSingleDifferenceTiles() {}

  /** Three sources at a time; the padding of a group of three fills rows that nobody reads. */
  static void squaredDistances(Panel panel) {
    float[] x = panel.x.allSingles();
    float[] y = panel.source.singles().dots();
    float[] s = panel.buffers[0].allSingles();
    int d = panel.x.count();
    for (int j = 0; j < panel.count; j += 3) {
      squaredDistances(x, d, y, (panel.from + j) * d, s, j * LANES);
    }
  }

  private static void squaredDistances(float[] x, int d, float[] y, int u, float[] s, int to) {
    FloatVector a0 = broadcast(0);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    for (int k = 0; k < d; k++) {
      FloatVector x0 = load(x, k * LANES);
      FloatVector x1 = load(x, k * LANES + LENGTH);
      FloatVector x2 = load(x, k * LANES + 2 * LENGTH);
      FloatVector p = broadcast(y[u + 3 * k]);
      a0 = plusSquare(a0, x0.sub(p));
      a1 = plusSquare(a1, x1.sub(p));
      a2 = plusSquare(a2, x2.sub(p));
      p = broadcast(y[u + 3 * k + 1]);
      b0 = plusSquare(b0, x0.sub(p));
      b1 = plusSquare(b1, x1.sub(p));
      b2 = plusSquare(b2, x2.sub(p));
      p = broadcast(y[u + 3 * k + 2]);
      c0 = plusSquare(c0, x0.sub(p));
      c1 = plusSquare(c1, x1.sub(p));
      c2 = plusSquare(c2, x2.sub(p));
    }
    store(a0, a1, a2, s, to);
    store(b0, b1, b2, s, to + LANES);
    store(c0, c1, c2, s, to + 2 * LANES);
  }

  private static FloatVector plusSquare(FloatVector sum, FloatVector e) {
    return fma(e, e, sum);
  }

  private static void store(FloatVector v0, FloatVector v1, FloatVector v2, float[] s, int to) {
    v0.intoArray(s, to);
    v1.intoArray(s, to + LENGTH);
    v2.intoArray(s, to + 2 * LENGTH);
  }

  /** Two coordinates at a time, and the last of an odd number once more. */
  static void gradients(Panel panel, int d, int psi) {
    for (int k = 0; k + 2 <= d; k += 2) {
      gradientPair(panel, k, psi);
    }
    if (d % 2 == 1) {
      gradient(panel, d - 1, psi);
    }
  }

  private static void gradientPair(Panel panel, int k, int psi) {
    float[] y = panel.source.singles().coordinates();
    float[] c = panel.buffers[psi].allSingles();
    float[] x = panel.x.allSingles();
    float[] sums = panel.partial.allSingles();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    int g = (1 + k) * LANES;
    int n = panel.count;
    FloatVector x0 = load(x, k * LANES);
    FloatVector x1 = load(x, k * LANES + LENGTH);
    FloatVector x2 = load(x, k * LANES + 2 * LENGTH);
    FloatVector z0 = load(x, k * LANES + LANES);
    FloatVector z1 = load(x, k * LANES + LANES + LENGTH);
    FloatVector z2 = load(x, k * LANES + LANES + 2 * LENGTH);
    FloatVector g0 = load(sums, g);
    FloatVector g1 = load(sums, g + LENGTH);
    FloatVector g2 = load(sums, g + 2 * LENGTH);
    FloatVector h0 = load(sums, g + LANES);
    FloatVector h1 = load(sums, g + LANES + LENGTH);
    FloatVector h2 = load(sums, g + LANES + 2 * LENGTH);
    for (int j = 0; j < n; j++) {
      FloatVector c0 = load(c, j * LANES);
      FloatVector c1 = load(c, j * LANES + LENGTH);
      FloatVector c2 = load(c, j * LANES + 2 * LENGTH);
      FloatVector p = broadcast(y[u + j]);
      g0 = fma(c0, x0.sub(p), g0);
      g1 = fma(c1, x1.sub(p), g1);
      g2 = fma(c2, x2.sub(p), g2);
      p = broadcast(y[v + j]);
      h0 = fma(c0, z0.sub(p), h0);
      h1 = fma(c1, z1.sub(p), h1);
      h2 = fma(c2, z2.sub(p), h2);
    }
    store(g0, g1, g2, sums, g);
    store(h0, h1, h2, sums, g + LANES);
  }

  private static void gradient(Panel panel, int k, int psi) {
    float[] y = panel.source.singles().coordinates();
    float[] c = panel.buffers[psi].allSingles();
    float[] x = panel.x.allSingles();
    float[] sums = panel.partial.allSingles();
    int u = k * panel.source.count() + panel.from;
    int g = (1 + k) * LANES;
    int n = panel.count;
    FloatVector x0 = load(x, k * LANES);
    FloatVector x1 = load(x, k * LANES + LENGTH);
    FloatVector x2 = load(x, k * LANES + 2 * LENGTH);
    FloatVector g0 = load(sums, g);
    FloatVector g1 = load(sums, g + LENGTH);
    FloatVector g2 = load(sums, g + 2 * LENGTH);
    for (int j = 0; j < n; j++) {
      FloatVector p = broadcast(y[u + j]);
      g0 = fma(load(c, j * LANES), x0.sub(p), g0);
      g1 = fma(load(c, j * LANES + LENGTH), x1.sub(p), g1);
      g2 = fma(load(c, j * LANES + 2 * LENGTH), x2.sub(p), g2);
    }
    store(g0, g1, g2, sums, g);
  }
}
