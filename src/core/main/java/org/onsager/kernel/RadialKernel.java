package org.onsager.kernel;

import io.vavr.control.Option;
import java.util.function.DoubleUnaryOperator;

/**
 * A {@link Kernel} that depends on the distance alone: {@code k(x, y) = phi(|x - y|^2)}, at least
 * <i>conditionally</i> positive definite in every dimension in which it is used.
 *
 * <p>Nothing can prove definiteness of a function; whoever implements this interface asserts it,
 * and {@code KernelContract} looks for a counterexample.
 */
public interface RadialKernel extends Radial, Kernel {

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

  @Override
  default double value(double[] x, double[] y) {
    return Radial.super.value(x, y);
  }

  @Override
  default double[] gradient(double[] x, double[] y) {
    return Radial.super.gradient(x, y);
  }

  @Override
  default Option<RadialKernel> radial() {
    return Option.of(this);
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

  /**
   * The kernel of all lengths multiplied, {@code k_f(x, y) = k(x / f, y / f)}: wider above one,
   * narrower below, and of the same height.
   *
   * @param factor {@code f > 0}
   * @return the kernel, {@code phi_f(s) = phi(s / f^2)}
   * @throws IllegalArgumentException if the factor, its square or one over that is not a positive
   *     finite number
   * @see "org.onsager.law.KernelLaws.widened"
   */
  default RadialKernel widened(double factor) {
    return new Stretched.Conditional(this, factor);
  }
}
