package org.onsager.feature;

import java.util.function.ToDoubleBiFunction;
import org.onsager.measure.Block;

/** Upper bounds of the second derivatives of M features on boxes. */
@FunctionalInterface
public interface CurvatureBounds {

  /**
   * The bounds on one box {@code |x_a - c_a| <= h_a}.
   *
   * @param centre c, d coordinates; not to be changed
   * @param halfWidths h, d numbers {@code >= 0}; not to be changed
   * @return M numbers {@code kappa_j >= sup |Hess Phi_j(x)|_2} over what the box and the domain of
   *     the features share
   */
  Block on(double[] centre, double[] halfWidths);

  /**
   * The bounds {@code sum_j |g_j| kappa_j} of {@code <g, Phi>}, by centre and half-widths.
   *
   * @param g M numbers
   * @return the bound on a box
   */
  default ToDoubleBiFunction<double[], double[]> along(Block g) {
    Block size = g.map(Math::abs);
    return (centre, halfWidths) -> size.dot(on(centre, halfWidths));
  }

  /**
   * The same bounds on every box.
   *
   * @param kappa M numbers
   * @return the bounds
   */
  static CurvatureBounds everywhere(Block kappa) {
    return new Everywhere(kappa);
  }

  /**
   * Constant bounds, whose sum is taken once.
   *
   * @param kappa M numbers
   */
  record Everywhere(Block kappa) implements CurvatureBounds {

    @Override
    public Block on(double[] centre, double[] halfWidths) {
      return kappa;
    }

    @Override
    public ToDoubleBiFunction<double[], double[]> along(Block g) {
      double bound = g.map(Math::abs).dot(kappa);
      return (centre, halfWidths) -> bound;
    }
  }
}
