package org.onsager.kernel;

import io.vavr.control.Option;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of the distance, {@code W(x, y) = phi(s)} with {@code s = |x - y|^2}.
 *
 * <p>The gradient in x is {@code 2 phi'(s) (x - y)}; at {@code s = 0} it is taken as zero and
 * {@code phi'} is not asked, so that profiles with a kink at the origin (Laplace) are allowed.
 * Functions that are {@link TwiceDifferentiable} also serve second-order steps.
 */
public interface Radial {

  /**
   * The profile {@code phi(s)}.
   *
   * @param squaredDistance {@code s >= 0}, possibly infinite
   * @return {@code phi(s)}
   */
  double profile(double squaredDistance);

  /**
   * The derivative {@code phi'(s)} with respect to the squared distance.
   *
   * @param squaredDistance {@code s > 0}, possibly infinite
   * @return {@code phi'(s)}
   */
  double slope(double squaredDistance);

  /**
   * A function given by its profile and the derivative of the profile.
   *
   * @param profile {@code phi(s)} for {@code s >= 0}
   * @param slope {@code phi'(s)} for {@code s > 0}
   * @return the function
   */
  static Radial of(DoubleUnaryOperator profile, DoubleUnaryOperator slope) {
    return new Profile.Any(profile, slope);
  }

  /**
   * A function given by its profile and two derivatives of the profile, for second-order steps.
   *
   * @param profile {@code phi(s)} for {@code s >= 0}
   * @param slope {@code phi'(s)} for {@code s >= 0}
   * @param curvature {@code phi''(s)} for {@code s > 0}, with {@code s phi''(s) -> 0} as s tends to
   *     0
   * @return the function
   */
  static Radial of(
      DoubleUnaryOperator profile, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {
    return new Profile.SmoothAny(profile, slope, curvature);
  }

  /**
   * This function with its second derivative, if it has one.
   *
   * @return the same function, or none
   */
  default Option<TwiceDifferentiable> twiceDifferentiable() {
    return this instanceof TwiceDifferentiable smooth ? Option.of(smooth) : Option.none();
  }

  /**
   * The first three derivatives of the profile, for many distances at once, if they are known: a
   * kernel that has them serves the kernel Stein discrepancy.
   *
   * @return the derivatives; none unless overridden
   */
  default Option<Derivatives> derivatives() {
    return Option.none();
  }

  /**
   * The value for two points.
   *
   * @param x a point of {@code R^d}
   * @param y a point of {@code R^d}
   * @return {@code phi(|x - y|^2)}
   * @throws IllegalArgumentException if the dimensions differ
   */
  default double value(double[] x, double[] y) {
    return profile(squaredDistance(x, y));
  }

  /**
   * The gradient in x.
   *
   * @param x a point of {@code R^d}
   * @param y a point of {@code R^d}
   * @return {@code 2 phi'(|x - y|^2) (x - y)}, zero where the points coincide
   * @throws IllegalArgumentException if the dimensions differ
   */
  default double[] gradient(double[] x, double[] y) {
    double s = squaredDistance(x, y);
    double factor = s == 0 ? 0 : 2 * slope(s);
    double[] gradient = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      gradient[k] = factor * (x[k] - y[k]);
    }
    return gradient;
  }

  private static double squaredDistance(double[] x, double[] y) {
    Pairwise.requireSameDimension(x, y);
    double squaredDistance = 0;
    for (int k = 0; k < x.length; k++) {
      double difference = x[k] - y[k];
      squaredDistance += difference * difference;
    }
    return squaredDistance;
  }
}
