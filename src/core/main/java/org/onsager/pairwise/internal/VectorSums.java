package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/** Weights, sums of values and sums of profiles, for panels of any number of vectors. */
final class VectorSums {

  private VectorSums() {}

  static void scale(Panel panel, int to, double factor, int from) {
    double[] a = panel.buffers[from].all();
    double[] b = panel.buffers[to].all();
    int n = panel.count * panel.lanes;
    for (int i = 0; i < n; i += LENGTH) {
      load(a, i).mul(factor).intoArray(b, i);
    }
  }

  static void add(Panel panel, int to, double factor, int from) {
    double[] a = panel.buffers[from].all();
    double[] b = panel.buffers[to].all();
    int n = panel.count * panel.lanes;
    for (int i = 0; i < n; i += LENGTH) {
      fma(load(a, i), broadcast(factor), load(b, i)).intoArray(b, i);
    }
  }

  static void weigh(Panel panel, int psi) {
    for (int lane = 0; lane < panel.lanes; lane += LENGTH) {
      weigh(panel, panel.buffers[psi].all(), lane);
    }
  }

  private static void weigh(Panel panel, double[] c, int lane) {
    double[] w = panel.source.weights();
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
      sum(panel, panel.buffers[phi].all(), lane, from, to + lane);
    }
  }

  private static void sum(Panel panel, double[] phi, int lane, int from, int to) {
    double[] w = panel.source.weights();
    double[] sums = panel.partial.all();
    int lanes = panel.lanes;
    int n = panel.count;
    DoubleVector sum = load(sums, to);
    for (int j = 0; j < n; j++) {
      sum = sum.add(load(phi, j * lanes + lane).mul(w[from + j]));
    }
    sum.intoArray(sums, to);
  }

  /** Of differences, whose panels are two vectors wide. */
  static void sumAndWeigh(Panel panel, int phi) {
    double[] a = panel.buffers[phi].all();
    double[] w = panel.source.weights();
    double[] sums = panel.partial.all();
    int lanes = VectorDifferences.LANES;
    int from = panel.from;
    int n = panel.count;
    DoubleVector s0 = load(sums, 0);
    DoubleVector s1 = load(sums, LENGTH);
    for (int j = 0; j < n; j++) {
      DoubleVector p = broadcast(w[from + j]);
      DoubleVector c0 = load(a, j * lanes).mul(p);
      DoubleVector c1 = load(a, j * lanes + LENGTH).mul(p);
      c0.intoArray(a, j * lanes);
      c1.intoArray(a, j * lanes + LENGTH);
      s0 = s0.add(c0);
      s1 = s1.add(c1);
    }
    s0.intoArray(sums, 0);
    s1.intoArray(sums, LENGTH);
  }
}
