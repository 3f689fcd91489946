package org.onsager.feature;

import org.onsager.measure.Block;
import org.onsager.measure.Field;

/**
 * Features at n points, with what their derivatives share (exponentials, cosines) computed once: it
 * answers what {@link Features} does, for these points.
 */
public interface Jet {

  /**
   * The features, as {@link Features#values}.
   *
   * @return M * n numbers, {@code Phi_j(x_i)} at index {@code j * n + i}
   */
  Block values();

  /**
   * The mean features of these points, as {@link Features#mean}.
   *
   * @implSpec sums the values from first to last
   * @param weights one mass a point
   * @return M numbers
   */
  default Block mean(Block weights) {
    return Products.mean(values(), weights);
  }

  /**
   * The first derivatives, as {@link Features#jacobian}.
   *
   * @return M * d * n numbers, {@code d_a Phi_j(x_i)} at index {@code (j * d + a) * n + i}
   */
  Block jacobian();

  /**
   * The second derivatives of {@code <g, Phi>}, as {@link Features#curvature}.
   *
   * @param g M numbers
   * @return d * d * n numbers, {@code sum_j g_j d_a d_b Phi_j(x_i)} at index {@code (a * d + b) * n
   *     + i}
   */
  Block curvature(Block g);

  /**
   * The function {@code <g, Phi>} without its gradient.
   *
   * @implSpec combines the values from the first feature to the last
   * @param g M numbers
   * @return n numbers, {@code sum_j g_j Phi_j(x_i)}
   */
  default Block valuesAlong(Block g) {
    return Products.combined(values(), g);
  }

  /**
   * The function {@code <g, Phi>} with its gradient, as {@link Features#along}.
   *
   * @param g M numbers
   * @return the function at the n points
   */
  Field along(Block g);
}
