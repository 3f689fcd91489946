package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

/** Weights, sums of values and sums of profiles; every loop is over the queries of a panel. */
final class ScalarSums {

  private ScalarSums() {}

  static void scale(Panel panel, int to, double factor, int from) {
    for (int j = 0; j < panel.count; j++) {
      scale(panel.buffers[to].row(j), factor, panel.buffers[from].row(j), panel.queries);
    }
  }

  private static void scale(double[] to, double factor, double[] from, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = factor * from[i];
    }
  }

  static void add(Panel panel, int to, double factor, int from) {
    for (int j = 0; j < panel.count; j++) {
      add(panel.buffers[to].row(j), factor, panel.buffers[from].row(j), panel.queries);
    }
  }

  private static void add(double[] to, double factor, double[] from, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = fma(factor, from[i], to[i]);
    }
  }

  static void weigh(Panel panel, int psi) {
    double[] w = panel.source.weights();
    for (int j = 0; j < panel.count; j++) {
      double[] row = panel.buffers[psi].row(j);
      scale(row, w[panel.from + j], row, panel.queries);
    }
  }

  static void sum(Panel panel, int phi, int column, int row) {
    double[] w = panel.source.weights();
    double[] sums = panel.partial.row(row);
    int from = panel.source.column(column) + panel.from;
    for (int j = 0; j < panel.count; j++) {
      sumRow(panel.buffers[phi].row(j), w[from + j], sums, panel.queries);
    }
  }

  private static void sumRow(double[] phi, double w, double[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += w * phi[i];
    }
  }

  static void sumAndWeigh(Panel panel, int phi) {
    double[] w = panel.source.weights();
    for (int j = 0; j < panel.count; j++) {
      double[] row = panel.buffers[phi].row(j);
      sumAndWeigh(row, w[panel.from + j], panel.partial.row(0), panel.queries);
    }
  }

  private static void sumAndWeigh(double[] phi, double w, double[] sum, int n) {
    for (int i = 0; i < n; i++) {
      double c = w * phi[i];
      phi[i] = c;
      sum[i] += c;
    }
  }
}
