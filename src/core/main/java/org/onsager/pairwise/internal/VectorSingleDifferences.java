package org.onsager.pairwise.internal;

import static org.onsager.pairwise.internal.VectorSingleShape.LENGTH;
import static org.onsager.pairwise.internal.VectorSingleShape.broadcast;
import static org.onsager.pairwise.internal.VectorSingleShape.fma;
import static org.onsager.pairwise.internal.VectorSingleShape.load;

import jdk.incubator.vector.FloatVector;

/** {@link VectorDifferences} over floats, one coordinate at a time. */
final class VectorSingleDifferences {

  /** Queries a panel. */
  static final int LANES = 2 * LENGTH;

  private VectorSingleDifferences() {}

  static void square(Panel panel, int k) {
    float[] y = panel.source.singles().coordinates();
    float[] s = panel.buffers[0].allSingles();
    float[] x = panel.x.allSingles();
    int u = k * panel.source.count() + panel.from;
    int n = panel.count;
    FloatVector x0 = load(x, k * LANES);
    FloatVector x1 = load(x, k * LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      FloatVector p = broadcast(y[u + j]);
      FloatVector e0 = x0.sub(p);
      e0.mul(e0).intoArray(s, j * LANES);
      FloatVector e1 = x1.sub(p);
      e1.mul(e1).intoArray(s, j * LANES + LENGTH);
    }
  }

  static void addSquare(Panel panel, int k) {
    float[] y = panel.source.singles().coordinates();
    float[] s = panel.buffers[0].allSingles();
    float[] x = panel.x.allSingles();
    int u = k * panel.source.count() + panel.from;
    int n = panel.count;
    FloatVector x0 = load(x, k * LANES);
    FloatVector x1 = load(x, k * LANES + LENGTH);
    for (int j = 0; j < n; j++) {
      FloatVector p = broadcast(y[u + j]);
      FloatVector e0 = x0.sub(p);
      fma(e0, e0, load(s, j * LANES)).intoArray(s, j * LANES);
      FloatVector e1 = x1.sub(p);
      fma(e1, e1, load(s, j * LANES + LENGTH)).intoArray(s, j * LANES + LENGTH);
    }
  }

  static void gradient(Panel panel, int k, int psi) {
    float[] y = panel.source.singles().coordinates();
    float[] c = panel.buffers[psi].allSingles();
    float[] x = panel.x.allSingles();
    float[] sums = panel.partial.allSingles();
    int u = k * panel.source.count() + panel.from;
    int g = (1 + k) * LANES;
    int n = panel.count;
    FloatVector x0 = load(x, k * LANES);
    FloatVector x1 = load(x, k * LANES + LENGTH);
    FloatVector g0 = load(sums, g);
    FloatVector g1 = load(sums, g + LENGTH);
    for (int j = 0; j < n; j++) {
      FloatVector p = broadcast(y[u + j]);
      g0 = fma(load(c, j * LANES), x0.sub(p), g0);
      g1 = fma(load(c, j * LANES + LENGTH), x1.sub(p), g1);
    }
    g0.intoArray(sums, g);
    g1.intoArray(sums, g + LENGTH);
  }
}
