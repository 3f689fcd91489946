package org.onsager.geometry;

import org.onsager.measure.Block;
import org.onsager.measure.Matrix;

/**
 * The mobility of a transport whose velocity is {@code -C(mu) grad xi_i} with one matrix C for all
 * particles: what such a transport does with {@code log mu}, noise does on particles. The flow of
 * {@code e log mu} is {@code div(mu C grad(e log mu)) = e div(C grad mu)}, the law of
 *
 * <pre>{@code dx_i = e (div C)_i dt + sqrt(2 e C) dB_i.}</pre>
 *
 * <p>The drift is there because C depends on the particle that it moves. It is of the order 1/n,
 * and with it independent samples stay independent samples for every number of particles.
 *
 * <p><i>Source:</i> Garbuno-Inigo, Nuesken and Reich (2020), doi:10.1137/19M1304891,
 * arXiv:1912.02859, section 3.
 *
 * @param matrix C, d by d, symmetric positive semidefinite
 * @param divergence {@code (div C)_il = sum_k d C_kl / d x_ik}, the derivatives by the coordinates
 *     of particle i, n * d numbers, coordinate-major
 */
public record Mobility(Matrix matrix, Block divergence) {

  /** Below this share of a diagonal entry and one a row, a pivot is rounding. */
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public Mobility {
    matrix.requireShape("matrix", matrix.rows(), matrix.rows());
  }

  /**
   * The same matrix whatever the particles.
   *
   * @param matrix C, d by d, symmetric positive semidefinite
   * @param count the number of particles
   * @return the mobility, without divergence
   */
  public static Mobility constant(Matrix matrix, int count) {
    return new Mobility(matrix, Block.constant(count * matrix.rows(), 0));
  }

  /**
   * A root of C by Cholesky. Where C is singular, so is its root: directions in which there is no
   * mobility get no noise. O(d^3).
   *
   * @return L, d by d, lower triangular, with {@code L L' = C}
   */
  public Matrix root() {
    int d = matrix.rows();
    return Matrix.build(
        d,
        d,
        l -> {
          for (int j = 0; j < d; j++) {
            double pivot = less(l, j, j, d);
            if (pivot > ROUNDING * d * matrix.get(j, j)) {
              l[j * d + j] = Math.sqrt(pivot);
              for (int i = j + 1; i < d; i++) {
                l[i * d + j] = less(l, i, j, d) / l[j * d + j];
              }
            }
          }
        });
  }

  /** {@code C_ij} less what the columns before j explain. */
  private double less(double[] l, int i, int j, int d) {
    double left = matrix.get(i, j);
    for (int k = 0; k < j; k++) {
      left -= l[i * d + k] * l[j * d + k];
    }
    return left;
  }
}
