package org.onsager.kernel;

import org.onsager.measure.Require;

/**
 * The Laplace kernel {@code k(x, y) = exp(-|x - y| / l)}, the Matern kernel of order 1/2; positive
 * definite in every dimension, not differentiable where points coincide.
 *
 * @param length {@code l > 0}
 */
public record Laplace(double length) implements PositiveDefiniteKernel {

  /**
   * Validates the length.
   *
   * @throws IllegalArgumentException if the length is not a positive finite number with a finite
   *     square and reciprocal
   */
  public Laplace {
    Require.length("length", length);
  }

  /**
   * {@code exp(-|x - y| / length)}.
   *
   * @param length {@code > 0}
   * @return the kernel
   */
  public static Laplace ofLength(double length) {
    return new Laplace(length);
  }

  @Override
  public Laplace widened(double factor) {
    return new Laplace(length * Require.length("factor", factor));
  }

  @Override
  public double profile(double squaredDistance) {
    return Math.exp(-Math.sqrt(squaredDistance) / length);
  }

  @Override
  public double slope(double squaredDistance) {
    double distance = Math.sqrt(squaredDistance);
    return -Math.exp(-distance / length) / (2 * length * distance);
  }
}
