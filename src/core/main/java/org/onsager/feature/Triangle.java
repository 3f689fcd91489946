package org.onsager.feature;

import org.onsager.measure.Block;

/** Symmetric matrices of order k as their upper triangle, row by row. */
final class Triangle {

  private Triangle() {}

  static int length(int order) {
    return Math.toIntExact((long) order * (order + 1) / 2);
  }

  /** Both triangles, row by row, with what is off the diagonal times a factor. */
  static double[] full(int order, Block upper, double factor) {
    double[] full = new double[order * order];
    int e = 0;
    for (int p = 0; p < order; p++) {
      full[p * (order + 1)] = upper.get(e++);
      for (int q = p + 1; q < order; q++) {
        double entry = factor * upper.get(e++);
        full[p * order + q] = entry;
        full[q * order + p] = entry;
      }
    }
    return full;
  }
}
