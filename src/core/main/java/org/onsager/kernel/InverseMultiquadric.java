package org.onsager.kernel;

import org.onsager.measure.Require;

/**
 * The inverse multiquadric {@code k(x, y) = (1 + |x - y|^2 / c^2)^(-1/2)}, positive definite in
 * every dimension.
 *
 * @param scale {@code c > 0}, length
 */
public record InverseMultiquadric(double scale)
    implements PositiveDefiniteKernel, TwiceDifferentiable {

  /**
   * Validates the scale.
   *
   * @throws IllegalArgumentException if the scale is not a positive finite number with a finite
   *     square and reciprocal
   */
  public InverseMultiquadric {
    Require.length("scale", scale);
  }

  /**
   * {@code (1 + |x - y|^2 / scale^2)^(-1/2)}.
   *
   * @param scale {@code > 0}, length
   * @return the kernel
   */
  public static InverseMultiquadric ofScale(double scale) {
    return new InverseMultiquadric(scale);
  }

  @Override
  public InverseMultiquadric widened(double factor) {
    return new InverseMultiquadric(scale * Require.length("factor", factor));
  }

  @Override
  public double profile(double squaredDistance) {
    return 1 / Math.sqrt(1 + squaredDistance / (scale * scale));
  }

  @Override
  public double slope(double squaredDistance) {
    double value = profile(squaredDistance);
    return -value * value * value / (2 * scale * scale);
  }

  @Override
  public double curvature(double squaredDistance) {
    double value = profile(squaredDistance);
    double rate = value * value / (scale * scale);
    return 0.75 * rate * rate * value;
  }
}
