package org.onsager.energy;

/**
 * An upper bound of the second derivatives of a function on boxes: with values and gradients at the
 * centres it bounds the function from below everywhere.
 *
 * <p>Checked by {@code EnergyContract}, {@code EnergyConvexity.CURVATURE}.
 */
@FunctionalInterface
public interface CurvatureBound {

  /**
   * The bound on one box.
   *
   * @param centre d coordinates; not to be changed
   * @param halfWidths d numbers {@code >= 0}; not to be changed
   * @return a number {@code >= sup |Hess xi(x)|_2} over the box
   */
  double on(double[] centre, double[] halfWidths);

  /**
   * How far the function, as computed, may be from itself, to first order in the unit of rounding.
   *
   * @return {@code >= 0}; 0 unless overridden, and what is proved then is proved of the numbers as
   *     computed
   */
  default double rounding() {
    return 0;
  }

  /**
   * One bound for all boxes.
   *
   * @param curvature a number {@code >= sup |Hess xi(x)|_2} over the space
   * @param rounding how far the function, as computed, may be from itself, {@code >= 0}
   * @return the bound
   * @throws IllegalArgumentException if a number is negative or not finite
   */
  static CurvatureBound everywhere(double curvature, double rounding) {
    return new KnownBounds.Everywhere(curvature, rounding);
  }

  /**
   * The bound of a sum of two functions.
   *
   * @param other the bound of the other
   * @return the sum
   */
  default CurvatureBound plus(CurvatureBound other) {
    return new KnownBounds.Sum(this, other);
  }

  /**
   * The bound of a multiple of the function.
   *
   * @param factor any finite number
   * @return the multiple by its absolute value
   * @throws IllegalArgumentException if the factor is not finite
   */
  default CurvatureBound times(double factor) {
    return new KnownBounds.Multiple(this, factor);
  }
}
