package org.onsager.law;

import java.util.Arrays;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Kernel sums as they are defined, one pair after the other.
 *
 * @param values {@code sum_j v_j k(q_i, y_j)}
 * @param gradients its gradients, coordinate-major
 * @param valueMagnitude the largest sum of absolute values, the error of a rounded distance
 *     included
 * @param gradientMagnitude the same for gradients
 */
record NaiveSums(Block values, Block gradients, double valueMagnitude, double gradientMagnitude) {

  static NaiveSums of(Radial kernel, Points query, Points source, Block v) {
    int n = query.count();
    int d = query.dimension();
    double[] values = new double[n];
    double[] gradients = new double[n * d];
    double valueMagnitude = 0;
    double gradientMagnitude = 0;
    for (int i = 0; i < n; i++) {
      double[] x = query.row(i);
      double valueTerms = 0;
      double gradientTerms = 0;
      for (int j = 0; j < source.count(); j++) {
        double[] y = source.row(j);
        double s = KernelLaws.squaredDistance(x, y);
        double slope = s == 0 ? 0 : kernel.slope(s);
        double value = kernel.value(x, y);
        values[i] += v.get(j) * value;
        valueTerms += Math.abs(v.get(j)) * (Math.abs(value) + Math.abs(s * slope));
        for (int k = 0; k < d; k++) {
          gradients[k * n + i] += 2 * v.get(j) * slope * (x[k] - y[k]);
        }
        // A profile exp(-g s) has the slope's relative error g s, about |s phi' / phi|.
        double steepness = value == 0 ? 0 : Math.abs(s * slope / value);
        gradientTerms += 2 * Math.abs(v.get(j)) * Math.abs(slope) * Math.sqrt(s) * (1 + steepness);
      }
      valueMagnitude = Math.max(valueMagnitude, valueTerms);
      gradientMagnitude = Math.max(gradientMagnitude, gradientTerms);
    }
    return new NaiveSums(
        Block.copyOf(values), Block.copyOf(gradients), valueMagnitude, gradientMagnitude);
  }

  static Block gram(Radial kernel, Points rows, Points columns) {
    double[][] x = rows.rows();
    double[][] y = columns.rows();
    int m = y.length;
    return Block.build(
        x.length * m, out -> Arrays.setAll(out, e -> kernel.value(x[e / m], y[e % m])));
  }

  static double gramMagnitude(Radial kernel, Points rows, Points columns) {
    double magnitude = 0;
    for (double[] x : rows.rows()) {
      for (double[] y : columns.rows()) {
        double s = KernelLaws.squaredDistance(x, y);
        double slope = s == 0 ? 0 : kernel.slope(s);
        magnitude = Math.max(magnitude, Math.abs(kernel.value(x, y)) + Math.abs(s * slope));
      }
    }
    return magnitude;
  }
}
