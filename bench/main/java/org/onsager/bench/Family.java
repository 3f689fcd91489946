package org.onsager.bench;

import java.util.Locale;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;

/** The kernels of the benchmarks, all with the length {@code sqrt d} of a standard normal cloud. */
public enum Family {
  GAUSSIAN,
  MULTIQUADRIC,
  LAPLACE,
  MATERN32,
  MATERN52,
  ENERGY,

  /** The sum of two Gaussians, for the one pass over the distances. */
  TWO_GAUSSIANS,

  /** A Gaussian that a user wrote as two lambdas, for the generic path. */
  LAMBDAS;

  /** The second Gaussian of {@link #TWO_GAUSSIANS} is that much narrower, in gamma. */
  static final double NARROWER = 4;

  /** As the names of workloads say it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Family labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The length of the cloud: 1 in the plane, as in the first experiments, and sqrt d elsewhere. */
  static double length(int d) {
    return d == 2 ? 1 : Math.sqrt(d);
  }

  Radial radial(int d) {
    double length = length(d);
    double gamma = 1 / (2 * length * length);
    return switch (this) {
      case GAUSSIAN -> Gaussian.ofGamma(gamma);
      case MULTIQUADRIC -> InverseMultiquadric.ofScale(length);
      case LAPLACE -> Laplace.ofLength(length);
      case MATERN32 -> new Matern(Matern.Order.THREE_HALVES, length);
      case MATERN52 -> new Matern(Matern.Order.FIVE_HALVES, length);
      case ENERGY -> new EnergyDistance();
      case TWO_GAUSSIANS -> Gaussian.ofGamma(gamma).plus(Gaussian.ofGamma(NARROWER * gamma));
      case LAMBDAS -> Radial.of(s -> Math.exp(-gamma * s), s -> -gamma * Math.exp(-gamma * s));
    };
  }
}
