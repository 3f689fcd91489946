package org.onsager.scheme;

import org.onsager.energy.Curvature;
import org.onsager.measure.Block;

/** The factor of a curvature in scaled coordinates, on mass changes that are allowed. */
final class ScaledFactor {

  private ScaledFactor() {}

  /** Rows * (d + 1) n numbers, row by row: {@code A P S}. */
  static double[] of(Curvature.Factor factor, Tangent at) {
    double[] a = factor.factor().borrowReadOnly();
    double[] scale = at.scale();
    Block weights = at.origin().weights();
    double[] w = weights.borrowReadOnly();
    int order = at.order();
    int dn = order - w.length;
    double[] out = new double[a.length];
    for (int row = 0; row < a.length; row += order) {
      double mean = at.speeds().conservesMass() ? dot(a, row + dn, w) / at.origin().mass() : 0;
      for (int e = 0; e < dn; e++) {
        out[row + e] = scale[e] * a[row + e];
      }
      for (int e = dn; e < order; e++) {
        out[row + e] = scale[e] * (a[row + e] - mean);
      }
    }
    return out;
  }

  static double dot(double[] a, int from, double[] b) {
    double sum = 0;
    for (int j = 0; j < b.length; j++) {
      sum += a[from + j] * b[j];
    }
    return sum;
  }
}
