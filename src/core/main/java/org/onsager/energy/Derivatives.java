package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Multiple;
import org.onsager.kernel.Radial;
import org.onsager.kernel.Sum;

/**
 * The first three derivatives of a profile {@code phi(s)}, {@code s = |x - y|^2}, for many s at
 * once.
 */
interface Derivatives {

  /**
   * Adds {@code phi, phi', phi'', phi'''} at {@code s[j]} to {@code out[0..3][j]}, for {@code 0 <=
   * j < length}.
   */
  void add(double[] s, double[][] out, int length);

  /** The derivatives of a Gaussian, an inverse multiquadric, or a sum or multiple of such. */
  static Option<Derivatives> of(Radial radial) {
    return switch (radial) {
      case Gaussian gaussian -> Option.of(new OfGaussian(1, gaussian.gamma()));
      case InverseMultiquadric imq ->
          Option.of(new OfInverseMultiquadric(1, 1 / (imq.scale() * imq.scale())));
      case Sum sum -> of(sum.first()).flatMap(a -> of(sum.second()).map(b -> new OfSum(a, b)));
      case Multiple multiple -> of(multiple.kernel()).map(d -> d.times(multiple.factor()));
      default -> Option.none();
    };
  }

  /**
   * The same, and nothing else.
   *
   * @throws IllegalArgumentException if the kernel is not made of Gaussians and inverse
   *     multiquadrics
   */
  static Derivatives required(Radial kernel) {
    return of(kernel)
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "kernel = "
                    + kernel
                    + ": must be made of Gaussian and InverseMultiquadric kernels"));
  }

  /** The derivatives of {@code factor * phi}. */
  Derivatives times(double factor);

  /** {@code factor exp(-gamma s)}. */
  record OfGaussian(double factor, double gamma) implements Derivatives {

    @Override
    public void add(double[] s, double[][] out, int length) {
      for (int j = 0; j < length; j++) {
        double phi = factor * Math.exp(-gamma * s[j]);
        out[0][j] += phi;
        out[1][j] -= gamma * phi;
        out[2][j] += gamma * gamma * phi;
        out[3][j] -= gamma * gamma * gamma * phi;
      }
    }

    @Override
    public Derivatives times(double scale) {
      return new OfGaussian(scale * factor, gamma);
    }
  }

  /** {@code factor (1 + a s)^(-1/2)}. */
  record OfInverseMultiquadric(double factor, double a) implements Derivatives {

    @Override
    public void add(double[] s, double[][] out, int length) {
      for (int j = 0; j < length; j++) {
        double inverse = 1 / (1 + a * s[j]);
        double phi = factor * Math.sqrt(inverse);
        double first = -a * inverse * phi / 2;
        double second = -3 * a * inverse * first / 2;
        out[0][j] += phi;
        out[1][j] += first;
        out[2][j] += second;
        out[3][j] -= 5 * a * inverse * second / 2;
      }
    }

    @Override
    public Derivatives times(double scale) {
      return new OfInverseMultiquadric(scale * factor, a);
    }
  }

  /** A sum. */
  record OfSum(Derivatives first, Derivatives second) implements Derivatives {

    @Override
    public void add(double[] s, double[][] out, int length) {
      first.add(s, out, length);
      second.add(s, out, length);
    }

    @Override
    public Derivatives times(double scale) {
      return new OfSum(first.times(scale), second.times(scale));
    }
  }
}
