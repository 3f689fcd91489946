package org.onsager.feature;

import org.onsager.measure.Block;

/**
 * A convex function {@code R: R^M -> (-oo, oo]}, twice differentiable where it is finite.
 *
 * <p>Checked by {@code LossContract}.
 */
public interface Loss {

  /**
   * The loss.
   *
   * @param m M numbers
   * @return {@code R(m)}, positive infinity outside its domain
   */
  double value(Block m);

  /**
   * The gradient.
   *
   * @param m M numbers in the domain
   * @return {@code R'(m)}, M numbers
   */
  Block gradient(Block m);

  /**
   * A factor of the second derivative {@code R''(m) = B'B}, applied to a matrix.
   *
   * @param m M numbers in the domain
   * @param columns the number of columns of A
   * @param a A, M * columns numbers, row by row
   * @return {@code B A}, rows * columns numbers, row by row; the number of rows is the loss's own
   */
  Block factor(Block m, int columns, Block a);

  /**
   * How much larger R may be at m than at a point m' with {@code <R'(m), m - m'> <= linear}. By
   * convexity alone it is {@code linear}; a loss that knows how it bends knows less.
   *
   * @param m M numbers in the domain
   * @param linear {@code >= 0}
   * @return an upper bound of {@code R(m) - R(m')}, at most linear; linear unless overridden
   */
  default double gap(Block m, double linear) {
    return linear;
  }

  /**
   * The negative log-likelihood {@code R(m) = -sum_j f_j log m_j}, infinite where one {@code m_j <=
   * 0} with {@code f_j > 0}.
   *
   * @param frequencies f, M numbers {@code >= 0} of positive sum
   * @return the loss
   */
  static Loss negativeLog(Block frequencies) {
    return new NegativeLog(frequencies);
  }

  /**
   * Least squares, {@code R(m) = |m - y|^2 / (2 scale)}.
   *
   * @param y M numbers
   * @param scale {@code > 0}
   * @return the loss
   */
  static Loss halfSquares(Block y, double scale) {
    return new HalfSquares(y, scale);
  }
}
