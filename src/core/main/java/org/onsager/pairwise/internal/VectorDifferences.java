package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Squared distances and gradients by differences of coordinates, for two vectors of queries, one or
 * two coordinates at a time. Two coordinates of two vectors, their sums and a source's numbers fill
 * sixteen registers.
 */
final class VectorDifferences {

  /** Queries a panel. */
  static final int LANES = 2 * LENGTH;

  private VectorDifferences() {}

  static void square(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    double[] s = panel.buffers[0].all();
    double[] x = panel.x.all();
    int u = k * panel.source.count() + panel.from;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    for (int j = 0; j < panel.count; j++) {
      DoubleVector p = broadcast(y[u + j]);
      DoubleVector e0 = x0.sub(p);
      DoubleVector e1 = x1.sub(p);
      e0.mul(e0).intoArray(s, j * LANES);
      e1.mul(e1).intoArray(s, j * LANES + LENGTH);
    }
  }

  static void squarePair(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    double[] s = panel.buffers[0].all();
    double[] x = panel.x.all();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    DoubleVector z0 = load(x, (k + 1) * LANES);
    DoubleVector z1 = load(x, (k + 1) * LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[u + j]);
      DoubleVector q = broadcast(y[v + j]);
      DoubleVector e0 = x0.sub(p);
      DoubleVector f0 = z0.sub(q);
      fma(f0, f0, e0.mul(e0)).intoArray(s, j * LANES);
      DoubleVector e1 = x1.sub(p);
      DoubleVector f1 = z1.sub(q);
      fma(f1, f1, e1.mul(e1)).intoArray(s, j * LANES + LENGTH);
    }
  }

  static void addSquare(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    double[] s = panel.buffers[0].all();
    double[] x = panel.x.all();
    int u = k * panel.source.count() + panel.from;
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[u + j]);
      DoubleVector e0 = x0.sub(p);
      fma(e0, e0, load(s, j * LANES)).intoArray(s, j * LANES);
      DoubleVector e1 = x1.sub(p);
      fma(e1, e1, load(s, j * LANES + LENGTH)).intoArray(s, j * LANES + LENGTH);
    }
  }

  static void addSquarePair(Panel panel, int k) {
    double[] y = panel.source.coordinates();
    double[] s = panel.buffers[0].all();
    double[] x = panel.x.all();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    DoubleVector z0 = load(x, (k + 1) * LANES);
    DoubleVector z1 = load(x, (k + 1) * LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[u + j]);
      DoubleVector q = broadcast(y[v + j]);
      DoubleVector e0 = x0.sub(p);
      DoubleVector f0 = z0.sub(q);
      fma(f0, f0, fma(e0, e0, load(s, j * LANES))).intoArray(s, j * LANES);
      DoubleVector e1 = x1.sub(p);
      DoubleVector f1 = z1.sub(q);
      fma(f1, f1, fma(e1, e1, load(s, j * LANES + LENGTH))).intoArray(s, j * LANES + LENGTH);
    }
  }

  static void gradient(Panel panel, int k, int psi) {
    double[] y = panel.source.coordinates();
    double[] c = panel.buffers[psi].all();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    int u = k * panel.source.count() + panel.from;
    int g = (1 + k) * LANES;
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    DoubleVector g0 = load(sums, g);
    DoubleVector g1 = load(sums, g + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[u + j]);
      g0 = fma(load(c, j * LANES), x0.sub(p), g0);
      g1 = fma(load(c, j * LANES + LENGTH), x1.sub(p), g1);
    }
    g0.intoArray(sums, g);
    g1.intoArray(sums, g + LENGTH);
  }

  static void gradientPair(Panel panel, int k, int psi) {
    double[] y = panel.source.coordinates();
    double[] c = panel.buffers[psi].all();
    double[] x = panel.x.all();
    double[] sums = panel.partial.all();
    int u = k * panel.source.count() + panel.from;
    int v = u + panel.source.count();
    int g = (1 + k) * LANES;
    int h = g + LANES;
    int n = panel.count;
    DoubleVector x0 = load(x, k * LANES);
    DoubleVector x1 = load(x, k * LANES + LENGTH);
    DoubleVector z0 = load(x, (k + 1) * LANES);
    DoubleVector z1 = load(x, (k + 1) * LANES + LENGTH);
    DoubleVector g0 = load(sums, g);
    DoubleVector g1 = load(sums, g + LENGTH);
    DoubleVector h0 = load(sums, h);
    DoubleVector h1 = load(sums, h + LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(y[u + j]);
      DoubleVector q = broadcast(y[v + j]);
      DoubleVector c0 = load(c, j * LANES);
      DoubleVector c1 = load(c, j * LANES + LENGTH);
      g0 = fma(c0, x0.sub(p), g0);
      h0 = fma(c0, z0.sub(q), h0);
      g1 = fma(c1, x1.sub(p), g1);
      h1 = fma(c1, z1.sub(q), h1);
    }
    g0.intoArray(sums, g);
    g1.intoArray(sums, g + LENGTH);
    h0.intoArray(sums, h);
    h1.intoArray(sums, h + LENGTH);
  }
}
