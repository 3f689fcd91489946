package org.onsager.pairwise;

import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Kernel sums as their definition reads, by compensated addition, with the size of what was added:
 * rounding errors are compared to {@code sum_j |v_j phi|}, not to a sum in which terms may cancel.
 */
final class NaiveSums {

  final double[] values;
  final double[] gradients;

  /**
   * {@code sum_j |v_j| (|phi| + s |phi'|)}: what an error of eps in distances and profiles can
   * change.
   */
  final double[] valueScales;

  /**
   * {@code sum_j |2 v_j phi'| (|x_k - y_k| + |x_k| + |y_k|)}, without the last two for differences.
   */
  final double[] gradientScales;

  NaiveSums(Radial radial, Points query, Points source, Block weights, boolean products) {
    int n = query.count();
    int d = query.dimension();
    values = new double[n];
    valueScales = new double[n];
    gradients = new double[n * d];
    gradientScales = new double[n * d];
    double[] lostValues = new double[n];
    double[] lostGradients = new double[n * d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < source.count(); j++) {
        double s = 0;
        for (int k = 0; k < d; k++) {
          double e = query.get(i, k) - source.get(j, k);
          s += e * e;
        }
        double phi = weights.get(j) * radial.profile(s);
        double c = s == 0 ? 0 : 2 * weights.get(j) * radial.slope(s);
        add(values, lostValues, i, phi);
        valueScales[i] += Math.abs(phi) + (c == 0 ? 0 : s * Math.abs(c) / 2);
        for (int k = 0; k < d; k++) {
          double x = query.get(i, k);
          double y = source.get(j, k);
          add(gradients, lostGradients, k * n + i, c == 0 ? 0 : c * (x - y));
          gradientScales[k * n + i] +=
              Math.abs(c) * (Math.abs(x - y) + (products ? Math.abs(x) + Math.abs(y) : 0));
        }
      }
    }
    for (int i = 0; i < n; i++) {
      values[i] += lostValues[i];
    }
    for (int i = 0; i < n * d; i++) {
      gradients[i] += lostGradients[i];
    }
  }

  /** Neumaier's addition: what rounding loses is kept apart. */
  private static void add(double[] sums, double[] lost, int i, double term) {
    double sum = sums[i] + term;
    lost[i] += Math.abs(sums[i]) >= Math.abs(term) ? sums[i] - sum + term : term - sum + sums[i];
    sums[i] = sum;
  }
}
