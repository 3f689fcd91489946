package org.onsager.kernel;

import java.util.function.DoubleUnaryOperator;
import org.onsager.measure.Text;

/** Radial functions made of lambdas, one type for each strength of claim. */
interface Profile extends Radial {

  /** {@code phi}. */
  DoubleUnaryOperator phi();

  /** {@code phi'}. */
  DoubleUnaryOperator derivative();

  @Override
  default double profile(double squaredDistance) {
    return phi().applyAsDouble(squaredDistance);
  }

  @Override
  default double slope(double squaredDistance) {
    return derivative().applyAsDouble(squaredDistance);
  }

  /** No claim of definiteness. */
  record Any(DoubleUnaryOperator phi, DoubleUnaryOperator derivative) implements Profile {
    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Conditionally positive definite. */
  record Conditional(DoubleUnaryOperator phi, DoubleUnaryOperator derivative)
      implements Profile, RadialKernel {
    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Positive definite. */
  record Positive(DoubleUnaryOperator phi, DoubleUnaryOperator derivative)
      implements Profile, PositiveDefiniteKernel {
    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** A function that knows its second derivative, too. */
  interface Smooth extends Profile, TwiceDifferentiable {

    /** {@code phi''}. */
    DoubleUnaryOperator second();

    @Override
    default double curvature(double squaredDistance) {
      return second().applyAsDouble(squaredDistance);
    }
  }

  /** No claim of definiteness, twice differentiable. */
  record SmoothAny(
      DoubleUnaryOperator phi, DoubleUnaryOperator derivative, DoubleUnaryOperator second)
      implements Smooth {
    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Conditionally positive definite, twice differentiable. */
  record SmoothConditional(
      DoubleUnaryOperator phi, DoubleUnaryOperator derivative, DoubleUnaryOperator second)
      implements Smooth, RadialKernel {
    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** Positive definite, twice differentiable. */
  record SmoothPositive(
      DoubleUnaryOperator phi, DoubleUnaryOperator derivative, DoubleUnaryOperator second)
      implements Smooth, PositiveDefiniteKernel {
    @Override
    public String toString() {
      return Text.of(this);
    }
  }
}
