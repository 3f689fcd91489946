package org.onsager.feature;

import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A smooth map {@code Phi: R^d -> R^M}. A measure is seen through its mean features {@code m = int
 * Phi dmu}.
 *
 * <p>To write your own, give {@link #values}, {@link #jacobian} and {@link #curvature} of many
 * points at once, or functions of one point to {@link #of}; the rest follows.
 *
 * <p>Checked by {@code FeaturesContract}.
 */
public interface Features {

  /**
   * The number of features.
   *
   * @return {@code M >= 1}
   */
  int count();

  /**
   * The dimension of the space.
   *
   * @return {@code d >= 1}
   */
  int dimension();

  /**
   * The features of points.
   *
   * @param at n points
   * @return M * n numbers, {@code Phi_j(x_i)} at index {@code j * n + i}
   * @throws IllegalArgumentException if the points are not of dimension d
   */
  Block values(Points at);

  /**
   * The first derivatives of the features.
   *
   * @param at n points
   * @return M * d * n numbers, {@code d_a Phi_j(x_i)} at index {@code (j * d + a) * n + i}
   * @throws IllegalArgumentException if the points are not of dimension d
   */
  Block jacobian(Points at);

  /**
   * The second derivatives of {@code <g, Phi>}.
   *
   * @param at n points
   * @param g M numbers
   * @return d * d * n numbers, {@code sum_j g_j d_a d_b Phi_j(x_i)} at index {@code (a * d + b) * n
   *     + i}
   * @throws IllegalArgumentException if the points are not of dimension d
   */
  Block curvature(Points at, Block g);

  /**
   * All of this at the same points, what is shared computed once.
   *
   * @implSpec asks for values at once, for the jacobian where it is needed
   * @param at n points
   * @return the features with their derivatives
   */
  default Jet jet(Points at) {
    return new PlainJet(this, at, Products.values(this, at));
  }

  /**
   * The mean features of a measure, {@code m_j = sum_i w_i Phi_j(x_i)}, from first to last.
   *
   * @implSpec asks for the values of some points after the other, so that no more than about a
   *     million numbers are kept
   * @param mu the measure
   * @return M numbers
   */
  default Block mean(Particles mu) {
    return Products.mean(this, mu);
  }

  /**
   * The function {@code <g, Phi(x)>} with its gradient: the adjoint of {@link #mean}, {@code int
   * <g, Phi> dmu = <g, int Phi dmu>}.
   *
   * @implSpec asks for the jets of some points after the other, so that searches may read many
   * @param at n points
   * @param g M numbers
   * @return the function at the n points
   */
  default Field along(Points at, Block g) {
    return Products.along(this, at, g);
  }

  /**
   * Bounds of the second derivatives on boxes, which make certificates rigorous.
   *
   * @return the bounds; none unless overridden
   */
  default Option<CurvatureBounds> curvatureBounds() {
    return Option.none();
  }

  /**
   * Combinations of these features that are orthonormal in {@code L^2} of a measure: {@code int
   * Psi_j Psi_k dmu = [j = k]}, with {@code Psi_j} a combination of {@code Phi_0 ... Phi_j}. Raw
   * monomials of degree 12 lose eight digits; these lose none. O(n M^2), by QR.
   *
   * @param mu the measure, of at least M different points
   * @return as many features
   * @throws IllegalArgumentException if the features are linearly dependent on the measure
   */
  default Features orthonormalOver(Particles mu) {
    return Orthonormal.over(this, mu);
  }

  /**
   * Features given by functions of one point.
   *
   * @param count {@code M >= 1}
   * @param dimension {@code d >= 1}
   * @param values {@code Phi(x)}, M numbers
   * @param jacobian M gradients of d numbers
   * @param hessians M times the second derivatives, d * d numbers, row by row, symmetric
   * @return the features; those of equal functions are equal
   * @throws IllegalArgumentException if a count is below one
   */
  static Features of(
      int count,
      int dimension,
      UnaryOperator<double[]> values,
      Function<double[], double[][]> jacobian,
      Function<double[], double[][]> hessians) {
    return new PointwiseFeatures(count, dimension, values, jacobian, hessians);
  }
}
