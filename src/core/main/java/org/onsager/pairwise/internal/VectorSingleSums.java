package org.onsager.pairwise.internal;

import static org.onsager.pairwise.internal.VectorSingleShape.LENGTH;
import static org.onsager.pairwise.internal.VectorSingleShape.broadcast;
import static org.onsager.pairwise.internal.VectorSingleShape.fma;
import static org.onsager.pairwise.internal.VectorSingleShape.load;

import jdk.incubator.vector.FloatVector;

/**
 * {@link VectorSums} over floats. Values are added in groups of four, which leaves a quarter of the
 * rounding errors where all terms are of one sign and size.
 */
final class VectorSingleSums {

  private VectorSingleSums() {}

  static void scale(Panel panel, int to, float factor, int from) {
    float[] a = panel.buffers[from].allSingles();
    float[] b = panel.buffers[to].allSingles();
    int n = panel.count * panel.lanes;
    for (int i = 0; i < n; i += LENGTH) {
      load(a, i).mul(factor).intoArray(b, i);
    }
  }

  static void add(Panel panel, int to, float factor, int from) {
    float[] a = panel.buffers[from].allSingles();
    float[] b = panel.buffers[to].allSingles();
    int n = panel.count * panel.lanes;
    for (int i = 0; i < n; i += LENGTH) {
      fma(load(a, i), broadcast(factor), load(b, i)).intoArray(b, i);
    }
  }

  static void weigh(Panel panel, int psi) {
    for (int lane = 0; lane < panel.lanes; lane += LENGTH) {
      weigh(panel, panel.buffers[psi].allSingles(), lane);
    }
  }

  private static void weigh(Panel panel, float[] c, int lane) {
    float[] w = panel.source.singles().weights();
    int lanes = panel.lanes;
    int from = panel.from;
    int n = panel.count;
    for (int j = 0; j < n; j++) {
      load(c, j * lanes + lane).mul(w[from + j]).intoArray(c, j * lanes + lane);
    }
  }

  static void sum(Panel panel, int phi, int column, int row) {
    int from = panel.source.column(column) + panel.from;
    int to = row * panel.lanes;
    for (int lane = 0; lane < panel.lanes; lane += LENGTH) {
      sum(panel, panel.buffers[phi].allSingles(), lane, from, to + lane);
    }
  }

  private static void sum(Panel panel, float[] phi, int lane, int from, int to) {
    float[] w = panel.source.singles().weights();
    float[] sums = panel.partial.allSingles();
    int lanes = panel.lanes;
    int n = panel.count;
    FloatVector sum = load(sums, to);
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      int at = j * lanes + lane;
      FloatVector c0 = load(phi, at).mul(w[from + j]);
      FloatVector c1 = load(phi, at + lanes).mul(w[from + j + 1]);
      FloatVector c2 = load(phi, at + 2 * lanes).mul(w[from + j + 2]);
      FloatVector c3 = load(phi, at + 3 * lanes).mul(w[from + j + 3]);
      sum = sum.add(c0.add(c1).add(c2.add(c3)));
    }
    for (; j < n; j++) {
      sum = sum.add(load(phi, j * lanes + lane).mul(w[from + j]));
    }
    sum.intoArray(sums, to);
  }

  static void sumAndWeigh(Panel panel, int phi) {
    for (int lane = 0; lane < panel.lanes; lane += LENGTH) {
      sumAndWeigh(panel, panel.buffers[phi].allSingles(), lane);
    }
  }

  private static void sumAndWeigh(Panel panel, float[] phi, int lane) {
    float[] w = panel.source.singles().weights();
    float[] sums = panel.partial.allSingles();
    int lanes = panel.lanes;
    int from = panel.from;
    int n = panel.count;
    FloatVector sum = load(sums, lane);
    int j = 0;
    for (; j + 4 <= n; j += 4) {
      int at = j * lanes + lane;
      FloatVector c0 = load(phi, at).mul(w[from + j]);
      FloatVector c1 = load(phi, at + lanes).mul(w[from + j + 1]);
      FloatVector c2 = load(phi, at + 2 * lanes).mul(w[from + j + 2]);
      FloatVector c3 = load(phi, at + 3 * lanes).mul(w[from + j + 3]);
      c0.intoArray(phi, at);
      c1.intoArray(phi, at + lanes);
      c2.intoArray(phi, at + 2 * lanes);
      c3.intoArray(phi, at + 3 * lanes);
      sum = sum.add(c0.add(c1).add(c2.add(c3)));
    }
    for (; j < n; j++) {
      FloatVector c = load(phi, j * lanes + lane).mul(w[from + j]);
      c.intoArray(phi, j * lanes + lane);
      sum = sum.add(c);
    }
    sum.intoArray(sums, lane);
  }
}
