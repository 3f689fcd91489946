package org.onsager.kernel;

import io.vavr.control.Option;
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

  @Override
  public Option<Derivatives> derivatives() {
    return Option.some(this::addDerivatives);
  }

  private void addDerivatives(double factor, double[] s, double[][] sums, int length) {
    double a = 1 / (scale * scale);
    for (int j = 0; j < length; j++) {
      double inverse = 1 / (1 + a * s[j]);
      double phi = factor * Math.sqrt(inverse);
      double first = -a * inverse * phi / 2;
      double second = -3 * a * inverse * first / 2;
      sums[0][j] += phi;
      sums[1][j] += first;
      sums[2][j] += second;
      sums[3][j] -= 5 * a * inverse * second / 2;
    }
  }
}
