package org.onsager.pairwise.internal;

import static org.onsager.pairwise.internal.VectorSingleShape.LENGTH;
import static org.onsager.pairwise.internal.VectorSingleShape.broadcast;
import static org.onsager.pairwise.internal.VectorSingleShape.fma;
import static org.onsager.pairwise.internal.VectorSingleShape.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;

/** {@link VectorProfiles} over floats. */
final class VectorSingleProfiles {

  private VectorSingleProfiles() {}

  /** All pairs: squared distances, profile, slope, and how many numbers, a multiple of a vector. */
  @FunctionalInterface
  private interface Flat {
    void run(float[] s, float[] phi, float[] psi, int n);
  }

  /** The pass of a radial function, without slopes where {@code psi < 0}. */
  static Pass of(Radial radial, int squares, int phi, int psi) {
    Flat loop = loop(radial, psi >= 0);
    int slope = Math.max(psi, 0); // any buffer: without slopes, none is written
    return panel ->
        loop.run(
            panel.buffers[squares].allSingles(),
            panel.buffers[phi].allSingles(),
            panel.buffers[slope].allSingles(),
            panel.count * panel.lanes);
  }

  private static Flat loop(Radial radial, boolean slope) {
    return switch (radial) {
      case Gaussian gaussian -> {
        float a = (float) Profiles.scale(gaussian);
        yield (s, phi, psi, n) -> gaussian(s, a, phi, n);
      }
      case InverseMultiquadric kernel -> {
        float a = (float) Profiles.scale(kernel);
        yield (s, phi, psi, n) -> multiquadric(s, a, phi, psi, n, slope);
      }
      case Laplace laplace -> {
        float a = (float) Profiles.scale(laplace);
        yield (s, phi, psi, n) -> laplace(s, a, phi, psi, n, slope);
      }
      case Matern matern -> {
        float a = (float) Profiles.scale(matern);
        yield matern.order() == Matern.Order.THREE_HALVES
            ? (s, phi, psi, n) -> threeHalves(s, a, phi, psi, n, slope)
            : (s, phi, psi, n) -> fiveHalves(s, a, phi, psi, n, slope);
      }
      case EnergyDistance ignored -> (s, phi, psi, n) -> distance(s, phi, psi, n, slope);
      default -> (s, phi, psi, n) -> any(radial, s, phi, psi, n, slope);
    };
  }

  private static void gaussian(float[] s, float a, float[] phi, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      VectorSingleExp2.power(load(s, i).mul(a)).intoArray(phi, i);
    }
  }

  private static void multiquadric(
      float[] s, float a, float[] phi, float[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector root = fma(load(s, i), broadcast(a), broadcast(1)).sqrt();
      FloatVector value = broadcast(1).div(root);
      value.intoArray(phi, i);
      if (slope) {
        value.mul(value).mul(value).intoArray(psi, i);
      }
    }
  }

  private static void laplace(float[] s, float a, float[] phi, float[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector z = scaledDistance(load(s, i), a);
      FloatVector e = exponential(z);
      e.intoArray(phi, i);
      if (slope) {
        e.div(z.add(Profiles.SINGLE_TINY)).intoArray(psi, i);
      }
    }
  }

  private static void threeHalves(
      float[] s, float a, float[] phi, float[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector z = scaledDistance(load(s, i), a);
      FloatVector e = exponential(z);
      fma(z, e, e).intoArray(phi, i);
      if (slope) {
        e.intoArray(psi, i);
      }
    }
  }

  private static void fiveHalves(
      float[] s, float a, float[] phi, float[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector z = scaledDistance(load(s, i), a);
      FloatVector e = exponential(z);
      FloatVector one = broadcast(1);
      e.mul(fma(z, fma(z, broadcast((float) Profiles.THIRD), one), one)).intoArray(phi, i);
      if (slope) {
        fma(z, e, e).intoArray(psi, i);
      }
    }
  }

  private static void distance(float[] s, float[] phi, float[] psi, int n, boolean slope) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector z = load(s, i).sqrt();
      z.neg().intoArray(phi, i);
      if (slope) {
        broadcast(1).div(z.add(Profiles.SINGLE_TINY)).intoArray(psi, i);
      }
    }
  }

  private static void any(
      Radial radial, float[] s, float[] phi, float[] psi, int n, boolean slope) {
    if (slope) {
      Profiles.any(radial, s, phi, psi, n);
    } else {
      Profiles.any(radial, s, phi, n);
    }
  }

  private static FloatVector scaledDistance(FloatVector s, float a) {
    FloatVector z = s.sqrt().mul(a);
    return z.blend(Profiles.SINGLE_FAR, z.compare(VectorOperators.GT, Profiles.SINGLE_FAR));
  }

  private static FloatVector exponential(FloatVector z) {
    return VectorSingleExp2.power(z.mul((float) Exp2.LOG2_E));
  }
}
