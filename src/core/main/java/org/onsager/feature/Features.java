package org.onsager.feature;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A smooth map {@code Phi: R^d -> R^M}. A measure is seen through its mean features {@code int Phi
 * dmu}.
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
   */
  Block values(Points at);

  /**
   * The first derivatives of the features.
   *
   * @param at n points
   * @return M * d * n numbers, {@code d_a Phi_j(x_i)} at index {@code (j * d + a) * n + i}
   */
  Block jacobian(Points at);

  /**
   * The second derivatives of {@code <g, Phi>}.
   *
   * @param at n points
   * @param g M numbers
   * @return d * d * n numbers, {@code sum_j g_j d_a d_b Phi_j(x_i)} at index {@code (a * d + b) * n
   *     + i}
   */
  Block curvature(Points at, Block g);

  /**
   * The mean features of a measure, {@code int Phi dmu}.
   *
   * @param mu the measure
   * @return M numbers
   */
  default Block mean(Particles mu) {
    return Products.mean(values(mu.points()), mu.weights());
  }

  /**
   * The function {@code <g, Phi(x)>} with its gradient.
   *
   * @implSpec asks for values and jacobian, M * (d + 1) * n numbers; searches read many points, so
   *     features that can do with less override this
   * @param at n points
   * @param g M numbers
   * @return the function at the n points
   */
  default Field along(Points at, Block g) {
    return Field.of(
        Products.adjoint(values(at), g, at.count()),
        Products.adjoint(jacobian(at), g, at.count() * dimension()));
  }

  /**
   * Bounds of the second derivatives, which make certificates rigorous.
   *
   * @return M numbers {@code kappa_j >= sup_x |Hess Phi_j(x)|_2}; none unless overridden
   */
  default Option<Block> curvatureBounds() {
    return Option.none();
  }
}
