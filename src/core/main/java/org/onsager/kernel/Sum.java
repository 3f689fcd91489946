package org.onsager.kernel;

import io.vavr.control.Option;

/** The sum of two kernels, with the strength of the weaker one. */
public sealed interface Sum extends RadialKernel {

  /**
   * The first summand.
   *
   * @return a kernel
   */
  RadialKernel first();

  /**
   * The second summand.
   *
   * @return a kernel
   */
  RadialKernel second();

  @Override
  default double profile(double squaredDistance) {
    return first().profile(squaredDistance) + second().profile(squaredDistance);
  }

  @Override
  default double slope(double squaredDistance) {
    return first().slope(squaredDistance) + second().slope(squaredDistance);
  }

  @Override
  default Option<TwiceDifferentiable> twiceDifferentiable() {
    return first()
        .twiceDifferentiable()
        .flatMap(a ->
            second()
                .twiceDifferentiable()
                .map(b ->
                    new Profile.SmoothAny(
                        this::profile, this::slope, s -> a.curvature(s) + b.curvature(s))));
  }

  @Override
  default Option<Derivatives> derivatives() {
    return first()
        .derivatives()
        .flatMap(a ->
            second()
                .derivatives()
                .map(b ->
                    (factor, s, sums, length) -> {
                      a.add(factor, s, sums, length);
                      b.add(factor, s, sums, length);
                    }));
  }

  /**
   * A sum with a summand that is only conditionally positive definite.
   *
   * @param first one kernel
   * @param second the other
   */
  record Conditional(RadialKernel first, RadialKernel second) implements Sum {

    @Override
    public RadialKernel widened(double by) {
      return first.widened(by).plus(second.widened(by));
    }
  }

  /**
   * A sum of positive definite kernels.
   *
   * @param first one kernel
   * @param second the other
   */
  record Positive(PositiveDefiniteKernel first, PositiveDefiniteKernel second)
      implements Sum, PositiveDefiniteKernel {

    @Override
    public PositiveDefiniteKernel widened(double by) {
      return first.widened(by).plus(second.widened(by));
    }
  }
}
