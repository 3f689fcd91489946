package org.onsager.feature;

import io.vavr.control.Option;
import org.onsager.measure.Block;

/**
 * A convex function {@code R: R^M -> (-oo, oo]}, twice differentiable where it is finite.
 *
 * <p>Checked by {@code LossContract}.
 */
public interface Loss {

  /**
   * The number of means.
   *
   * @return {@code M >= 1}
   */
  int count();

  /**
   * The loss.
   *
   * @param m M numbers
   * @return {@code R(m)}, positive infinity outside its domain
   * @throws IllegalArgumentException if there are not M numbers
   */
  double value(Block m);

  /**
   * The gradient.
   *
   * @param m M numbers
   * @return {@code R'(m)}, M numbers; some of them NaN outside the domain
   * @throws IllegalArgumentException if there are not M numbers
   */
  Block gradient(Block m);

  /**
   * A factor of the second derivative {@code R''(m) = B'B}, applied to a matrix.
   *
   * @param m M numbers
   * @param columns the number of columns of A
   * @param a A, M * columns numbers, row by row
   * @return {@code B A}, rows * columns numbers, row by row; the number of rows is the loss's own
   *     and does not depend on A; some NaN outside the domain
   * @throws IllegalArgumentException if there are not M numbers, or not M rows
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
   * Whether the second derivative is constant, {@code R(m) = R(0) + <R'(0), m> + |B m|^2 / 2} for
   * all m: then the energy is quadratic in the weights, and exact reactions take it.
   *
   * @return false unless overridden
   */
  default boolean isQuadratic() {
    return false;
  }

  /**
   * The number b of a loss that bends alike in all directions and everywhere, {@code R''(m) = b I}.
   *
   * @return b; none unless overridden
   */
  default Option<Double> isotropicCurvature() {
    return Option.none();
  }

  /**
   * The loss {@code m -> R(m + offset)}: prior information in a design, a background in a signal.
   *
   * @param offset M finite numbers
   * @return the loss
   * @throws IllegalArgumentException if there are not M, or one is not finite
   */
  default Loss shifted(Block offset) {
    return new Shifted(this, offset);
  }

  /**
   * The negative log-likelihood {@code R(m) = -sum_j f_j log m_j}, infinite where one {@code m_j <=
   * 0} with {@code f_j > 0}. Frequencies of sum one make it the mean over the observations.
   *
   * @param frequencies f, M numbers {@code >= 0} of positive sum
   * @return the loss
   * @throws IllegalArgumentException if one is negative or not finite, or all are zero
   */
  static Loss negativeLog(Block frequencies) {
    return new NegativeLog(frequencies);
  }

  /**
   * Least squares, {@code R(m) = |m - y|^2 / (2 scale)}.
   *
   * @param y M finite numbers
   * @param scale {@code > 0}
   * @return the loss
   * @throws IllegalArgumentException if a number is not finite, or the scale not positive
   */
  static Loss halfSquares(Block y, double scale) {
    return new HalfSquares(y, scale);
  }

  /**
   * {@code R(m) = -log det S} of the symmetric matrix S of which m is the upper triangle, row by
   * row; infinite where S is not positive definite to rounding. M = k (k + 1) / 2.
   *
   * @param order k
   * @return the loss
   * @throws IllegalArgumentException if the order is below one
   */
  static Loss negativeLogDeterminant(int order) {
    return new NegativeLogDeterminant(order);
  }

  /**
   * Logistic regression, {@code R(m) = (1/M) sum_j log(1 + exp(-y_j m_j))}.
   *
   * @param labels y, each 1 or -1
   * @return the loss
   * @throws IllegalArgumentException if there are none, or a label is another number
   */
  static Loss logistic(Block labels) {
    return new Logistic(labels);
  }
}
