package org.onsager.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * A radial kernel that is at least <i>conditionally</i> positive definite: {@code sum_ij v_i v_j
 * k(x_i, x_j) >= 0} for all coefficients with {@code sum_i v_i = 0}. Enough for the MMD between
 * measures of equal mass and for spherical MMD geometries.
 *
 * <p>Nothing can prove definiteness of a function; whoever implements this interface asserts it,
 * and {@code KernelContract} looks for a counterexample.
 */
public interface RadialKernel extends Radial {

  /**
   * A conditionally positive definite kernel given by its profile and the derivative of the
   * profile.
   *
   * @param profile {@code phi(s)} for {@code s >= 0}
   * @param slope {@code phi'(s)} for {@code s > 0}
   * @return the kernel
   */
  static RadialKernel of(DoubleUnaryOperator profile, DoubleUnaryOperator slope) {
    return new Profile.Conditional(profile, slope);
  }

  /**
   * A conditionally positive definite kernel given by its profile and two derivatives of the
   * profile, for second-order steps.
   *
   * @param profile {@code phi(s)} for {@code s >= 0}
   * @param slope {@code phi'(s)} for {@code s >= 0}
   * @param curvature {@code phi''(s)} for {@code s > 0}, with {@code s phi''(s) -> 0} as s tends to
   *     0
   * @return the kernel
   */
  static RadialKernel of(
      DoubleUnaryOperator profile, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {
    return new Profile.SmoothConditional(profile, slope, curvature);
  }

  /**
   * The sum of two kernels.
   *
   * @param other another kernel
   * @return {@code this + other}
   */
  default RadialKernel plus(RadialKernel other) {
    return new Sum.Conditional(this, other);
  }

  /**
   * A positive multiple.
   *
   * @param factor {@code > 0}
   * @return {@code factor * this}
   * @throws IllegalArgumentException if the factor is not a positive finite number
   */
  default RadialKernel times(double factor) {
    return new Multiple.Conditional(this, factor);
  }
}
