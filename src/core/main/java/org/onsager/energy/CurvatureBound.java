package org.onsager.energy;

/** An upper bound of the second derivatives of a function on boxes. */
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
}
