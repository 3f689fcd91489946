package org.onsager.kernel;

import io.vavr.control.Option;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * The Gaussian kernel {@code k(x, y) = exp(-gamma |x - y|^2)}, positive definite in every
 * dimension.
 *
 * <p>Use the factories that name the convention of the bandwidth; the constructor takes gamma.
 *
 * @param gamma {@code gamma > 0}, one over squared length
 */
public record Gaussian(double gamma) implements PositiveDefiniteKernel, TwiceDifferentiable {

  /**
   * Validates gamma.
   *
   * @throws IllegalArgumentException if gamma is not a positive finite number
   */
  public Gaussian {
    Require.positive("gamma", gamma);
  }

  /**
   * {@code exp(-|x - y|^2 / (2 variance))}.
   *
   * @param variance {@code > 0}, squared length
   * @return the kernel
   * @throws IllegalArgumentException if the variance is not a positive finite number
   */
  public static Gaussian ofVariance(double variance) {
    return new Gaussian(0.5 / Require.positive("variance", variance));
  }

  /**
   * {@code exp(-|x - y|^2 / (2 standardDeviation^2))}.
   *
   * @param standardDeviation {@code > 0}, length
   * @return the kernel
   * @throws IllegalArgumentException if it is not a positive finite number, or its square leaves
   *     the range of a double
   */
  public static Gaussian ofStandardDeviation(double standardDeviation) {
    Require.length("standardDeviation", standardDeviation);
    return ofVariance(standardDeviation * standardDeviation);
  }

  /**
   * {@code exp(-gamma |x - y|^2)}.
   *
   * @param gamma {@code > 0}, one over squared length
   * @return the kernel
   * @throws IllegalArgumentException if gamma is not a positive finite number
   */
  public static Gaussian ofGamma(double gamma) {
    return new Gaussian(gamma);
  }

  /**
   * The median heuristic: the standard deviation is the median distance between the points.
   *
   * @param points at least two points that are not all equal
   * @return the kernel
   * @throws IllegalArgumentException if the median distance is zero, or its square leaves the range
   *     of a double
   * @see Bandwidth#medianHeuristic(Points)
   */
  public static Gaussian medianHeuristic(Points points) {
    return ofStandardDeviation(Bandwidth.medianHeuristic(points));
  }

  /**
   * The variance {@code 1 / (2 gamma)}.
   *
   * @return squared length
   */
  public double variance() {
    return 0.5 / gamma;
  }

  @Override
  public Gaussian widened(double factor) {
    Require.length("factor", factor);
    return new Gaussian(gamma / (factor * factor));
  }

  @Override
  public double profile(double squaredDistance) {
    return Math.exp(-gamma * squaredDistance);
  }

  @Override
  public double slope(double squaredDistance) {
    return -gamma * Math.exp(-gamma * squaredDistance);
  }

  @Override
  public double curvature(double squaredDistance) {
    return gamma * gamma * Math.exp(-gamma * squaredDistance);
  }

  @Override
  public Option<Derivatives> derivatives() {
    return Option.some(this::addDerivatives);
  }

  private void addDerivatives(double factor, double[] s, double[][] sums, int length) {
    for (int j = 0; j < length; j++) {
      double phi = factor * Math.exp(-gamma * s[j]);
      sums[0][j] += phi;
      sums[1][j] -= gamma * phi;
      sums[2][j] += gamma * gamma * phi;
      sums[3][j] -= gamma * gamma * gamma * phi;
    }
  }
}
