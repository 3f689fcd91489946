package org.onsager.distribution;

import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.solve.Cholesky;

/**
 * {@code exp(log height - (x - m)' A^-1 (x - m) / 2)}: a normal density, or the embedding of a
 * normal distribution in a Gaussian kernel.
 *
 * @param mean m
 * @param factor the factor of A
 * @param logHeight the logarithm of the height
 */
record NormalBump(Block mean, Cholesky factor, double logHeight) {

  /** A weighted normal density. */
  static NormalBump density(Normal normal, double logProportion) {
    Cholesky factor = normal.factor(1, 0);
    int d = normal.dimension();
    return new NormalBump(
        normal.mean(),
        factor,
        logProportion - (factor.logDeterminant() + d * Math.log(2 * Math.PI)) / 2);
  }

  /**
   * The weighted embedding {@code int exp(-g |x - y|^2) dN(m, S)(y)}: A is {@code (I + 2gS) /
   * (2g)}.
   */
  static NormalBump embedding(Normal normal, double gamma, double logProportion) {
    return new NormalBump(
        normal.mean(),
        normal.factor(1, 1 / (2 * gamma)),
        logProportion - normal.factor(2 * gamma, 1).logDeterminant() / 2);
  }

  /** The logarithm at x; writes the gradient of the logarithm, {@code -A^-1 (x - m)}. */
  double log(double[] x, double[] gradient) {
    int d = x.length;
    double[] difference = new double[d];
    for (int k = 0; k < d; k++) {
      difference[k] = x[k] - mean.get(k);
    }
    double[] solved = factor.solve(difference);
    double form = 0;
    for (int k = 0; k < d; k++) {
      form += difference[k] * solved[k];
      gradient[k] = -solved[k];
    }
    return logHeight - form / 2;
  }

  /** The Hessian of the logarithm, {@code -A^-1}. */
  Matrix curvature() {
    int d = mean.length();
    return Matrix.build(
        d,
        d,
        matrix -> {
          for (int k = 0; k < d; k++) {
            double[] unit = new double[d];
            unit[k] = -1;
            System.arraycopy(factor.solve(unit), 0, matrix, k * d, d);
          }
          // Solves with different right-hand sides round differently; symmetry must hold to the
          // bit.
          for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
              matrix[k * d + l] = matrix[l * d + k];
            }
          }
        });
  }
}
