package org.onsager.kernel;

import io.vavr.control.Option;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * A symmetric function {@code k(x, y)} of two points of {@code R^d} that is at least
 * <i>conditionally</i> positive definite: {@code sum_ij v_i v_j k(x_i, x_j) >= 0} for all
 * coefficients with {@code sum_i v_i = 0}. Enough for the MMD between measures of equal mass and
 * for spherical MMD geometries.
 *
 * <p>A {@link RadialKernel} depends on the distance alone, and its sums are fast, some nanoseconds
 * a pair. All others are summed pair by pair, with a call of {@link #value} or {@link #gradient}
 * each: a tenth of a microsecond to several.
 *
 * <p>To write your own, give {@link #value} and {@link #gradient}, both pure: they are called from
 * many threads. Nothing can prove definiteness of a function; whoever implements this interface
 * asserts it, and {@code GeneralKernelContract} looks for a counterexample.
 */
public interface Kernel {

  /**
   * The value for two points.
   *
   * @param x a point of {@code R^d}
   * @param y a point of {@code R^d}
   * @return {@code k(x, y) = k(y, x)}
   * @throws IllegalArgumentException if a dimension does not fit
   */
  double value(double[] x, double[] y);

  /**
   * The gradient in x.
   *
   * @param x a point of {@code R^d}
   * @param y a point of {@code R^d}
   * @return d numbers, {@code grad_x k(x, y)}; where k has a kink, zero or an element of the
   *     subdifferential
   * @throws IllegalArgumentException if a dimension does not fit
   */
  double[] gradient(double[] x, double[] y);

  /**
   * Whether {@code sum_ij v_i v_j k(x_i, x_j) >= 0} for <i>all</i> coefficients, so that measures
   * of different mass have an MMD.
   *
   * @return false unless overridden
   */
  default boolean isPositiveDefinite() {
    return false;
  }

  /**
   * This kernel as a function of the distance, if it is one: engines for sums then serve it.
   *
   * @return the same function, or none
   */
  default Option<RadialKernel> radial() {
    return Option.none();
  }

  /**
   * A conditionally positive definite kernel given by two functions of two points.
   *
   * @param value {@code k(x, y)}
   * @param gradient {@code grad_x k(x, y)}, d numbers
   * @return the kernel
   */
  static Kernel of(
      ToDoubleBiFunction<double[], double[]> value, BinaryOperator<double[]> gradient) {
    return new Pairwise(value, gradient, false);
  }

  /**
   * A positive definite kernel given by two functions of two points.
   *
   * @param value {@code k(x, y)}
   * @param gradient {@code grad_x k(x, y)}, d numbers
   * @return the kernel
   */
  static Kernel positiveDefinite(
      ToDoubleBiFunction<double[], double[]> value, BinaryOperator<double[]> gradient) {
    return new Pairwise(value, gradient, true);
  }
}
