package org.onsager.feature.fourier;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Sums between points and the modes b_j of a {@link Lattice}. Digits do not depend on the number of
 * threads.
 */
interface Transform {

  /**
   * From points to modes (type 1): {@code sum_i w_i b_j(x_i)}.
   *
   * @param points n points
   * @param weights n numbers of any sign
   * @return one number a mode
   */
  double[] sums(Points points, Block weights);

  /**
   * From modes to points (type 2): {@code f(x_i) = sum_j g_j b_j(x_i)} with its gradient.
   *
   * @param g one number a mode
   * @param points n points
   * @param values n numbers, written
   * @param gradients n * d numbers, coordinate-major, written
   */
  void evaluate(double[] g, Points points, double[] values, double[] gradients);

  /**
   * The best strategy, by the number of points: {@link Strategies}.
   *
   * @param lattice the modes
   * @param tolerance the error that is allowed beside rounding, relative to {@code sum |w|}
   */
  static Transform of(Lattice lattice, double tolerance) {
    return Strategies.of(lattice, tolerance);
  }
}
