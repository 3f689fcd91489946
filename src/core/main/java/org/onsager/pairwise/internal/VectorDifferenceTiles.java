package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Squared distances and gradients by differences where there are many coordinates: the operations
 * of {@link VectorDifferences} in the same order, in tiles that keep their sums in registers over
 * all coordinates or all sources. A pair takes a subtraction more than by {@link VectorProducts},
 * for which some processors have units beside those that multiply.
 */
final class VectorDifferenceTiles {

  /** Queries a panel, as for products. */
  static final int LANES = 3 * LENGTH;

  private VectorDifferenceTiles() {}

  /** Three sources at a time; the padding of a group of three fills rows that nobody reads. */
  static void squaredDistances(Panel panel) {
    double[] x = panel.x.all();
    double[] y = panel.source.dots();
    double[] s = panel.buffers[0].all();
    int d = panel.x.count();
    for (int j = 0; j < panel.count; j += 3) {
      squaredDistances(x, d, y, (panel.from + j) * d, s, j * LANES);
    }
  }

  private static void squaredDistances(double[] x, int d, double[] y, int u, double[] s, int to) {
    DoubleVector a0 = broadcast(0);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector c2 = a0;
    for (int k = 0; k < d; k++) {
      DoubleVector x0 = load(x, k * LANES);
      DoubleVector x1 = load(x, k * LANES + LENGTH);
      DoubleVector x2 = load(x, k * LANES + 2 * LENGTH);
      DoubleVector p = broadcast(y[u + 3 * k]);
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

  private static DoubleVector plusSquare(DoubleVector sum, DoubleVector e) {
    return fma(e, e, sum);
  }

  private static void store(DoubleVector v0, DoubleVector v1, DoubleVector v2, double[] s, int to) {
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
    double[] y = panel.source.coordinates();
    double[] c = panel.buffers[psi].all();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    int g = (1 + k) * LANES;
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    DoubleVector x2 = load(x, k * LANES + 2 * LENGTH);
    DoubleVector z0 = load(x, k * LANES + LANES);
    DoubleVector z1 = load(x, k * LANES + LANES + LENGTH);
    DoubleVector z2 = load(x, k * LANES + LANES + 2 * LENGTH);
    DoubleVector g0 = load(sums, g);
    DoubleVector g1 = load(sums, g + LENGTH);
    DoubleVector g2 = load(sums, g + 2 * LENGTH);
    DoubleVector h0 = load(sums, g + LANES);
    DoubleVector h1 = load(sums, g + LANES + LENGTH);
    DoubleVector h2 = load(sums, g + LANES + 2 * LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector c0 = load(c, j * LANES);
      DoubleVector c1 = load(c, j * LANES + LENGTH);
      DoubleVector c2 = load(c, j * LANES + 2 * LENGTH);
      DoubleVector p = broadcast(y[u + j]);
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
    double[] y = panel.source.coordinates();
    double[] c = panel.buffers[psi].all();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    int u = k * panel.source.count() + panel.from;
    int g = (1 + k) * LANES;
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    DoubleVector x2 = load(x, k * LANES + 2 * LENGTH);
    DoubleVector g0 = load(sums, g);
    DoubleVector g1 = load(sums, g + LENGTH);
    DoubleVector g2 = load(sums, g + 2 * LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[u + j]);
      g0 = fma(load(c, j * LANES), x0.sub(p), g0);
      g1 = fma(load(c, j * LANES + LENGTH), x1.sub(p), g1);
      g2 = fma(load(c, j * LANES + 2 * LENGTH), x2.sub(p), g2);
    }
    store(g0, g1, g2, sums, g);
  }
}
