package org.onsager.kernel;

/**
 * The energy-distance kernel {@code k(x, y) = -|x - y|}, conditionally positive definite, not
 * differentiable where points coincide. Its squared MMD is the energy distance {@code 2 E|X-Y| -
 * E|X-X'| - E|Y-Y'|}, without a bandwidth.
 *
 * <p><i>Source:</i> Sejdinovic, Sriperumbudur, Gretton and Fukumizu (2013), doi:10.1214/13-AOS1140.
 */
public record EnergyDistance() implements RadialKernel {

  @Override
  public double profile(double squaredDistance) {
    return -Math.sqrt(squaredDistance);
  }

  @Override
  public double slope(double squaredDistance) {
    return -1 / (2 * Math.sqrt(squaredDistance));
  }
}
