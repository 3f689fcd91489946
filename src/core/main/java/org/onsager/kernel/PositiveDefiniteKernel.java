package org.onsager.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * A radial kernel with {@code sum_ij v_i v_j k(x_i, x_j) >= 0} for <i>all</i> coefficients: its MMD
 * is defined between measures of different mass.
 */
public interface PositiveDefiniteKernel extends RadialKernel {

  /**
   * A positive definite kernel given by its profile and the derivative of the profile.
   *
   * @param profile {@code phi(s)} for {@code s >= 0}
   * @param slope {@code phi'(s)} for {@code s > 0}
   * @return the kernel
   */
  static PositiveDefiniteKernel of(DoubleUnaryOperator profile, DoubleUnaryOperator slope) {
    return new Profile.Positive(profile, slope);
  }

  /**
   * A positive definite kernel given by its profile and two derivatives of the profile, for
   * second-order steps.
   *
   * @param profile {@code phi(s)} for {@code s >= 0}
   * @param slope {@code phi'(s)} for {@code s >= 0}
   * @param curvature {@code phi''(s)} for {@code s > 0}, with {@code s phi''(s) -> 0} as s tends to
   *     0
   * @return the kernel
   */
  static PositiveDefiniteKernel of(
      DoubleUnaryOperator profile, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {
    return new Profile.SmoothPositive(profile, slope, curvature);
  }

  @Override
  default boolean isPositiveDefinite() {
    return true;
  }

  /**
   * The sum of two positive definite kernels, which is one.
   *
   * @param other another positive definite kernel
   * @return {@code this + other}
   */
  default PositiveDefiniteKernel plus(PositiveDefiniteKernel other) {
    return new Sum.Positive(this, other);
  }

  @Override
  default PositiveDefiniteKernel times(double factor) {
    return new Multiple.Positive(this, factor);
  }

  @Override
  default PositiveDefiniteKernel widened(double factor) {
    return new Stretched.Positive(this, factor);
  }
}
