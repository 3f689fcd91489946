package org.onsager.kernel;

import org.onsager.measure.Require;

/**
 * Matern kernels of half-integer order, positive definite in every dimension: with r the distance
 * and l the length, {@code (1 + s) e^-s}, {@code s = sqrt(3) r / l} (order 3/2), and {@code (1 + s
 * + s^2 / 3) e^-s}, {@code s = sqrt(5) r / l} (order 5/2). Order 1/2 is {@link Laplace}.
 *
 * <p><i>Source:</i> Rasmussen and Williams, Gaussian Processes for Machine Learning (2006),
 * equation 4.17.
 *
 * @param order which of the two
 * @param length {@code l > 0}
 */
public record Matern(Order order, double length)
    implements PositiveDefiniteKernel, TwiceDifferentiable {

  /**
   * Beyond this, {@code e^-s} is zero in double precision, and its product with an infinite s would
   * be NaN.
   */
  private static final double VANISHED = 800;

  /** The order of a Matern kernel: how many derivatives it has. */
  public enum Order {
    /** Order 3/2: once differentiable at coincident points. */
    THREE_HALVES,
    /** Order 5/2: twice differentiable at coincident points. */
    FIVE_HALVES
  }

  /**
   * Validates the length.
   *
   * @throws IllegalArgumentException if the length is not a positive finite number with a finite
   *     square and reciprocal
   */
  public Matern {
    Require.length("length", length);
  }

  /**
   * Order 3/2.
   *
   * @param length {@code > 0}
   * @return the kernel
   */
  public static Matern threeHalves(double length) {
    return new Matern(Order.THREE_HALVES, length);
  }

  /**
   * Order 5/2.
   *
   * @param length {@code > 0}
   * @return the kernel
   */
  public static Matern fiveHalves(double length) {
    return new Matern(Order.FIVE_HALVES, length);
  }

  /**
   * The factor a of {@code s^2 = a r^2}, that is 3 / l^2 or 5 / l^2.
   *
   * @return one over squared length
   */
  public double rate() {
    return (order == Order.THREE_HALVES ? 3 : 5) / (length * length);
  }

  @Override
  public Matern widened(double factor) {
    return new Matern(order, length * Require.length("factor", factor));
  }

  @Override
  public double profile(double squaredDistance) {
    double s = Math.min(Math.sqrt(rate() * squaredDistance), VANISHED);
    double polynomial = order == Order.THREE_HALVES ? 1 + s : 1 + s + s * s / 3;
    return polynomial * Math.exp(-s);
  }

  @Override
  public double slope(double squaredDistance) {
    double s = Math.min(Math.sqrt(rate() * squaredDistance), VANISHED);
    double polynomial = order == Order.THREE_HALVES ? 1.0 / 2 : (1 + s) / 6;
    return -rate() * polynomial * Math.exp(-s);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Of order 3/2 it grows like 1 / r towards the origin, slowly enough for second-order steps.
   */
  @Override
  public double curvature(double squaredDistance) {
    double s = Math.min(Math.sqrt(rate() * squaredDistance), VANISHED);
    double factor = order == Order.THREE_HALVES ? 1 / (4 * s) : 1.0 / 12;
    return rate() * rate() * factor * Math.exp(-s);
  }
}
