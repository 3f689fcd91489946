package org.onsager.feature.fourier;

import io.vavr.collection.Vector;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Multiple;
import org.onsager.kernel.Sum;

/** A kernel as a sum of Gaussians, {@code sum_c height_c exp(-|z|^2 / (2 variance_c))}. */
record Components(Vector<Component> parts) {

  /** One Gaussian. */
  record Component(double height, double variance) {}

  /**
   * Of a Gaussian, a sum or a multiple.
   *
   * @throws IllegalArgumentException for other kernels
   */
  static Components of(Kernel kernel) {
    return new Components(parts(kernel, 1, kernel));
  }

  private static Vector<Component> parts(Kernel kernel, double factor, Kernel whole) {
    return switch (kernel) {
      case Gaussian g -> Vector.of(new Component(factor, g.variance()));
      case Multiple m -> parts(m.kernel(), factor * m.factor(), whole);
      case Sum s -> parts(s.first(), factor, whole).appendAll(parts(s.second(), factor, whole));
      default ->
          throw new IllegalArgumentException(
              ("kernel = %s: must be a Gaussian, or a sum or multiple of such; use exact sums"
                      + " (Mmd.to) for others")
                  .formatted(whole));
    };
  }

  /**
   * What is seen of it by normal distributions whose variances add up to at most this: a Gaussian
   * as wide is an upper bound of each, since convolution only lowers the top.
   */
  Components convolved(double variance) {
    return new Components(
        parts.map(part -> new Component(part.height(), part.variance() + variance)));
  }

  /** {@code k(0)}. */
  double diagonal() {
    return parts.map(Component::height).sum().doubleValue();
  }

  double widest() {
    return parts.map(Component::variance).max().get();
  }

  double narrowest() {
    return parts.map(Component::variance).min().get();
  }
}
