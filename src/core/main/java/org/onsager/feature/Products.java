package org.onsager.feature;

import org.onsager.measure.Block;

/**
 * Products of a feature-major block with weights of particles and with coefficients of features.
 */
final class Products {

  private Products() {}

  /** {@code sum_i w_i Phi_j(x_i)}: one row of n numbers a feature. */
  static Block mean(Block values, Block weights) {
    double[] phi = values.borrowReadOnly();
    double[] w = weights.borrowReadOnly();
    return Block.build(
        phi.length / w.length,
        out -> {
          for (int j = 0; j < out.length; j++) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
              sum += w[i] * phi[j * w.length + i];
            }
            out[j] = sum;
          }
        });
  }

  /** {@code sum_j g_j row_j} of rows of {@code length} numbers. */
  static Block adjoint(Block rows, Block g, int length) {
    double[] row = rows.borrowReadOnly();
    return Block.build(
        length,
        out -> {
          for (int j = 0; j < g.length(); j++) {
            double factor = g.get(j);
            for (int e = 0; e < length; e++) {
              out[e] += factor * row[j * length + e];
            }
          }
        });
  }
}
