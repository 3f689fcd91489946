package org.onsager.solve;

/** A function {@code R^n -> R} with its gradient. */
@FunctionalInterface
public interface Differentiable {

  /**
   * One evaluation. Where the function is not defined, return NaN or infinity: a line search then
   * comes back towards where it is.
   *
   * @param x the point, n numbers; not to be changed, not to be kept
   * @param gradient n numbers to be written, whatever they were
   * @return the value
   */
  double evaluate(double[] x, double[] gradient);
}
