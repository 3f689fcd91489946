package org.onsager.chart;

import org.onsager.measure.Answer;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** The chain rule, point by point. */
final class Chains {

  private Chains() {}

  /** {@code sum_k d_a c_k p_k}. */
  static Block gradient(Chart chart, Points z, Block p) {
    int n = z.count();
    int d = chart.dimension();
    int e = chart.imageDimension();
    p.requireLength("the gradient in x", e * n);
    double[] c = jacobian(chart, z).borrowReadOnly();
    double[] covector = p.borrowReadOnly();
    return Block.build(
        d * n,
        out -> {
          for (int k = 0; k < e; k++) {
            for (int a = 0; a < d; a++) {
              for (int i = 0; i < n; i++) {
                out[a * n + i] += c[(k * d + a) * n + i] * covector[k * n + i];
              }
            }
          }
        });
  }

  /** {@code sum_kl d_a c_k H_kl d_b c_l}. */
  static Block hessian(Chart chart, Points z, Block hessians) {
    int n = z.count();
    int d = chart.dimension();
    int e = chart.imageDimension();
    hessians.requireLength("the second derivatives in x", e * e * n);
    double[] c = jacobian(chart, z).borrowReadOnly();
    double[] h = hessians.borrowReadOnly();
    return Block.build(
        d * d * n,
        out -> {
          for (int i = 0; i < n; i++) {
            for (int k = 0; k < e; k++) {
              for (int b = 0; b < d; b++) {
                double row = 0;
                for (int l = 0; l < e; l++) {
                  row += h[(k * e + l) * n + i] * c[(l * d + b) * n + i];
                }
                for (int a = 0; a < d; a++) {
                  out[(a * d + b) * n + i] += c[(k * d + a) * n + i] * row;
                }
              }
            }
          }
        });
  }

  /** What a chart answers, of the length that it must have. */
  private static Block jacobian(Chart chart, Points z) {
    return Answer.ofLength(
        "the jacobian of the chart",
        chart.jacobian(z),
        (long) chart.imageDimension() * chart.dimension() * z.count(),
        "Give e * d * n numbers, d_a c_k(z_i) at index (k * d + a) * n + i.");
  }

  /** The same for second derivatives. */
  static Block curvature(Chart chart, Points z, Block p) {
    return Answer.ofLength(
        "the curvature of the chart",
        chart.curvature(z, p),
        (long) chart.dimension() * chart.dimension() * z.count(),
        "Give d * d * n numbers, sum_k p_k d_a d_b c_k(z_i) at index (a * d + b) * n + i.");
  }
}
