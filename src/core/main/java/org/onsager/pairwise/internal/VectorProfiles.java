package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;

/**
 * Profiles and slopes of all squared distances of a block in one flat loop; see {@link Profiles}
 * for the formulas. A body handles one vector and has one exponential at most; the processor
 * overlaps the iterations by itself.
 */
final class VectorProfiles {

  private VectorProfiles() {}

  /** All pairs: squared distances, profile, slope, and how many numbers, a multiple of a vector. */
  @FunctionalInterface
  private interface Flat {
    void run(double[] s, double[] phi, double[] psi, int n);
  }

  /** The pass of a radial function, without slopes where {@code psi < 0}. */
  static Pass of(Radial radial, int squares, int phi, int psi) {
    Flat loop = loop(radial, psi >= 0);
    int slope = Math.max(psi, 0); // any buffer: without slopes, none is written
    return panel ->
        loop.run(
            panel.buffers[squares].all(),
            panel.buffers[phi].all(),
            panel.buffers[slope].all(),
            panel.count * panel.lanes);
  }

  private static Flat loop(Radial radial, boolean slope) {
    return switch (radial) {
      case Gaussian gaussian -> {
        double a = Profiles.scale(gaussian);
        yield (s, phi, psi, n) -> gaussian(s, a, phi, n);
      }
      case InverseMultiquadric kernel -> {
        double a = Profiles.scale(kernel);
        yield (s, phi, psi, n) -> multiquadric(s, a, phi, psi, n, slope);
      }
      case Laplace laplace -> {
        double a = Profiles.scale(laplace);
        yield (s, phi, psi, n) -> laplace(s, a, phi, psi, n, slope);
      }
      case Matern matern -> {
        double a = Profiles.scale(matern);
        yield matern.order() == Matern.Order.THREE_HALVES
            ? (s, phi, psi, n) -> threeHalves(s, a, phi, psi, n, slope)
            : (s, phi, psi, n) -> fiveHalves(s, a, phi, psi, n, slope);
      }
      case EnergyDistance ignored -> (s, phi, psi, n) -> distance(s, phi, psi, n, slope);
      default -> (s, phi, psi, n) -> any(radial, s, phi, psi, n, slope);
    };
  }

  private static void gaussian(double[] s, double a, double[] phi, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorExp2.power(VectorExp2.clamp(load(s, i).mul(a))).intoArray(phi, i);
    }
  }

  /** {@code 2^-r} of clamped exponents, in place. */
  static void powers(double[] r, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorExp2.power(load(r, i)).intoArray(r, i);
    }
  }

  private static void multiquadric(
      double[] s, double a, double[] phi, double[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector root = fma(load(s, i), broadcast(a), broadcast(1)).sqrt();
      DoubleVector value = broadcast(1).div(root);
      value.intoArray(phi, i);
      if (slope) {
        value.mul(value).mul(value).intoArray(psi, i);
      }
    }
  }

  private static void laplace(
      double[] s, double a, double[] phi, double[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector z = scaledDistance(load(s, i), a);
      DoubleVector e = exponential(z);
      e.intoArray(phi, i);
      if (slope) {
        e.div(z.add(Profiles.TINY)).intoArray(psi, i);
      }
    }
  }

  private static void threeHalves(
      double[] s, double a, double[] phi, double[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector z = scaledDistance(load(s, i), a);
      DoubleVector e = exponential(z);
      fma(z, e, e).intoArray(phi, i);
      if (slope) {
        e.intoArray(psi, i);
      }
    }
  }

  private static void fiveHalves(
      double[] s, double a, double[] phi, double[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector z = scaledDistance(load(s, i), a);
      DoubleVector e = exponential(z);
      DoubleVector one = broadcast(1);
      e.mul(fma(z, fma(z, broadcast(Profiles.THIRD), one), one)).intoArray(phi, i);
      if (slope) {
        fma(z, e, e).intoArray(psi, i);
      }
    }
  }

  private static void distance(double[] s, double[] phi, double[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector z = load(s, i).sqrt();
      z.neg().intoArray(phi, i);
      if (slope) {
        broadcast(1).div(z.add(Profiles.TINY)).intoArray(psi, i);
      }
    }
  }

  private static void any(
      Radial radial, double[] s, double[] phi, double[] psi, int n, boolean slope) {
    if (slope) {
      Profiles.any(radial, s, phi, psi, n);
    } else {
      Profiles.any(radial, s, phi, n);
    }
  }

  private static DoubleVector scaledDistance(DoubleVector s, double a) {
    DoubleVector z = s.sqrt().mul(a);
    return z.blend(Profiles.FAR, z.compare(VectorOperators.GT, Profiles.FAR));
  }

  private static DoubleVector exponential(DoubleVector z) {
    return VectorExp2.power(VectorExp2.clamp(z.mul(Exp2.LOG2_E)));
  }
}
