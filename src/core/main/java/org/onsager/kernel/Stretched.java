package org.onsager.kernel;

import io.vavr.control.Option;
import org.onsager.measure.Require;

/** A kernel with all its lengths multiplied, {@code phi(s / f^2)}, of the same strength. */
sealed interface Stretched extends RadialKernel {

  /** The kernel at its own lengths. */
  RadialKernel kernel();

  /** f. */
  double factor();

  private double square() {
    return factor() * factor();
  }

  @Override
  default double profile(double squaredDistance) {
    return kernel().profile(squaredDistance / square());
  }

  @Override
  default double slope(double squaredDistance) {
    return kernel().slope(squaredDistance / square()) / square();
  }

  @Override
  default Option<TwiceDifferentiable> twiceDifferentiable() {
    return kernel()
        .twiceDifferentiable()
        .map(smooth ->
            new Profile.SmoothAny(
                this::profile,
                this::slope,
                s -> smooth.curvature(s / square()) / square() / square()));
  }

  /** Of a conditionally positive definite kernel. */
  record Conditional(RadialKernel kernel, double factor) implements Stretched {

    public Conditional {
      Require.length("factor", factor);
    }

    @Override
    public RadialKernel widened(double by) {
      return kernel.widened(factor * by);
    }
  }

  /** Of a positive definite kernel. */
  record Positive(PositiveDefiniteKernel kernel, double factor)
      implements Stretched, PositiveDefiniteKernel {

    public Positive {
      Require.length("factor", factor);
    }

    @Override
    public PositiveDefiniteKernel widened(double by) {
      return kernel.widened(factor * by);
    }
  }
}
