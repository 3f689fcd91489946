package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Loops for one and two dimensions, where a pass has so few operations that loads and stores
 * between passes count. They do what passes of {@link VectorDifferences}, {@link VectorProfiles}
 * and {@link VectorSums} would do one after another, with the same digits.
 */
final class VectorLowDimension {

  private static final int LANES = VectorDifferences.LANES;

  private VectorLowDimension() {}

  /** Exponents {@code a |x - y|^2} of a Gaussian on the line, not beyond the last. */
  static void exponents(Panel panel, double a) {
    double[] y = panel.source.coordinates();
    double[] x = panel.x.all();
    double[] r = panel.buffers[0].all();
    int from = panel.from;
    int n = panel.count;
    DoubleVector x0 = load(x, 0);
    DoubleVector x1 = load(x, LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[from + j]);
      DoubleVector e0 = x0.sub(p);
      DoubleVector e1 = x1.sub(p);
      VectorExp2.clamp(e0.mul(e0).mul(a)).intoArray(r, j * LANES);
      VectorExp2.clamp(e1.mul(e1).mul(a)).intoArray(r, j * LANES + LENGTH);
    }
  }

  /** The same in the plane. */
  static void exponentsOfPair(Panel panel, double a) {
    double[] y = panel.source.coordinates();
    double[] x = panel.x.all();
    double[] r = panel.buffers[0].all();
    int from = panel.from;
    int v = from + panel.source.count();
    int n = panel.count;
    DoubleVector x0 = load(x, 0);
    DoubleVector x1 = load(x, LENGTH);
    DoubleVector z0 = load(x, LANES);
    DoubleVector z1 = load(x, LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[from + j]);
      DoubleVector q = broadcast(y[v + j]);
      DoubleVector e0 = x0.sub(p);
      DoubleVector f0 = z0.sub(q);
      DoubleVector e1 = x1.sub(p);
      DoubleVector f1 = z1.sub(q);
      VectorExp2.clamp(fma(f0, f0, e0.mul(e0)).mul(a)).intoArray(r, j * LANES);
      VectorExp2.clamp(fma(f1, f1, e1.mul(e1)).mul(a)).intoArray(r, j * LANES + LENGTH);
    }
  }

  /** Sums of values and gradients on the line; phi and psi may be one buffer. */
  static void sums(Panel panel, int phi, int psi) {
    double[] a = panel.buffers[phi].all();
    double[] b = panel.buffers[psi].all();
    double[] y = panel.source.coordinates();
    double[] w = panel.source.weights();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    boolean same = phi == psi;
    int from = panel.from;
    int n = panel.count;
    DoubleVector x0 = load(x, 0);
    DoubleVector x1 = load(x, LENGTH);
    DoubleVector s0 = load(sums, 0);
    DoubleVector s1 = load(sums, LENGTH);
    DoubleVector g0 = load(sums, LANES);
    DoubleVector g1 = load(sums, LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[from + j]);
      DoubleVector r = broadcast(w[from + j]);
      DoubleVector c0 = load(b, j * LANES).mul(r);
      DoubleVector c1 = load(b, j * LANES + LENGTH).mul(r);
      s0 = s0.add(same ? c0 : load(a, j * LANES).mul(r));
      s1 = s1.add(same ? c1 : load(a, j * LANES + LENGTH).mul(r));
      g0 = fma(c0, x0.sub(p), g0);
      g1 = fma(c1, x1.sub(p), g1);
    }
    s0.intoArray(sums, 0);
    s1.intoArray(sums, LENGTH);
    g0.intoArray(sums, LANES);
    g1.intoArray(sums, LANES + LENGTH);
  }

  /** The same in the plane. */
  static void sumsOfPair(Panel panel, int phi, int psi) {
    double[] a = panel.buffers[phi].all();
    double[] b = panel.buffers[psi].all();
    double[] y = panel.source.coordinates();
    double[] w = panel.source.weights();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    boolean same = phi == psi;
    int from = panel.from;
    int v = from + panel.source.count();
    int n = panel.count;
    DoubleVector x0 = load(x, 0);
    DoubleVector x1 = load(x, LENGTH);
    DoubleVector z0 = load(x, LANES);
    DoubleVector z1 = load(x, LANES + LENGTH);
    DoubleVector s0 = load(sums, 0);
    DoubleVector s1 = load(sums, LENGTH);
    DoubleVector g0 = load(sums, LANES);
    DoubleVector g1 = load(sums, LANES + LENGTH);
    DoubleVector h0 = load(sums, 2 * LANES);
    DoubleVector h1 = load(sums, 2 * LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[from + j]);
      DoubleVector q = broadcast(y[v + j]);
      DoubleVector r = broadcast(w[from + j]);
      DoubleVector c0 = load(b, j * LANES).mul(r);
      DoubleVector c1 = load(b, j * LANES + LENGTH).mul(r);
      s0 = s0.add(same ? c0 : load(a, j * LANES).mul(r));
      s1 = s1.add(same ? c1 : load(a, j * LANES + LENGTH).mul(r));
      g0 = fma(c0, x0.sub(p), g0);
      g1 = fma(c1, x1.sub(p), g1);
      h0 = fma(c0, z0.sub(q), h0);
      h1 = fma(c1, z1.sub(q), h1);
    }
    s0.intoArray(sums, 0);
    s1.intoArray(sums, LENGTH);
    g0.intoArray(sums, LANES);
    g1.intoArray(sums, LANES + LENGTH);
    h0.intoArray(sums, 2 * LANES);
    h1.intoArray(sums, 2 * LANES + LENGTH);
  }

  /** Gradients and sums of vectors in the plane. */
  static void driftOfPair(Panel panel, int phi, int psi) {
    double[] a = panel.buffers[phi].all();
    double[] b = panel.buffers[psi].all();
    double[] y = panel.source.coordinates();
    double[] w = panel.source.weights();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    int m = panel.source.count();
    int from = panel.from;
    int n = panel.count;
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      DoubleVector x0 = load(x, lane);
      DoubleVector z0 = load(x, LANES + lane);
      DoubleVector g = load(sums, LANES + lane);
      DoubleVector h = load(sums, 2 * LANES + lane);
      DoubleVector u = load(sums, 3 * LANES + lane);
      DoubleVector v = load(sums, 4 * LANES + lane);
      for (int j = 0, at = lane; j < n; j++, at += LANES) {
        int source = from + j;
        DoubleVector k = load(a, at);
        DoubleVector c = load(b, at).mul(w[source]);
        g = fma(c, x0.sub(y[source]), g);
        h = fma(c, z0.sub(y[m + source]), h);
        u = u.add(k.mul(w[m + source]));
        v = v.add(k.mul(w[2 * m + source]));
      }
      g.intoArray(sums, LANES + lane);
      h.intoArray(sums, 2 * LANES + lane);
      u.intoArray(sums, 3 * LANES + lane);
      v.intoArray(sums, 4 * LANES + lane);
    }
  }
}
