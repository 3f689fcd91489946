package org.onsager.kernel;

import io.vavr.control.Option;
import org.onsager.measure.Require;

/** A positive multiple of a kernel, with the same strength. */
public sealed interface Multiple extends RadialKernel {

  /**
   * The kernel that is multiplied.
   *
   * @return a kernel
   */
  RadialKernel kernel();

  /**
   * The factor.
   *
   * @return a positive finite number
   */
  double factor();

  @Override
  default double profile(double squaredDistance) {
    return factor() * kernel().profile(squaredDistance);
  }

  @Override
  default double slope(double squaredDistance) {
    return factor() * kernel().slope(squaredDistance);
  }

  @Override
  default Option<TwiceDifferentiable> twiceDifferentiable() {
    return kernel()
        .twiceDifferentiable()
        .map(smooth ->
            new Profile.SmoothAny(this::profile, this::slope, s -> factor() * smooth.curvature(s)));
  }

  @Override
  default Option<Derivatives> derivatives() {
    return kernel()
        .derivatives()
        .map(of -> (factor, s, sums, length) -> of.add(factor * factor(), s, sums, length));
  }

  /**
   * A multiple of a conditionally positive definite kernel.
   *
   * @param kernel the kernel
   * @param factor {@code > 0}
   */
  record Conditional(RadialKernel kernel, double factor) implements Multiple {

    /**
     * Validates the factor.
     *
     * @throws IllegalArgumentException if it is not a positive finite number
     */
    public Conditional {
      Require.positive("factor", factor);
    }

    @Override
    public RadialKernel widened(double by) {
      return kernel.widened(by).times(factor);
    }
  }

  /**
   * A multiple of a positive definite kernel.
   *
   * @param kernel the kernel
   * @param factor {@code > 0}
   */
  record Positive(PositiveDefiniteKernel kernel, double factor)
      implements Multiple, PositiveDefiniteKernel {

    /**
     * Validates the factor.
     *
     * @throws IllegalArgumentException if it is not a positive finite number
     */
    public Positive {
      Require.positive("factor", factor);
    }

    @Override
    public PositiveDefiniteKernel widened(double by) {
      return kernel.widened(by).times(factor);
    }
  }
}
