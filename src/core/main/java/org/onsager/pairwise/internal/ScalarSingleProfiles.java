package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;

/** {@link ScalarProfiles} over floats. */
final class ScalarSingleProfiles {

  private ScalarSingleProfiles() {}

  /** One row: squared distances, profile, slope, two rows of scratch, and how many numbers. */
  @FunctionalInterface
  private interface Row {
    void run(float[] s, float[] phi, float[] psi, float[] z, float[] t, int n);
  }

  /** The pass of a radial function, without slopes where {@code psi < 0}. */
  static Pass of(Radial radial, int squares, int phi, int psi) {
    Row row = row(radial, psi >= 0);
    int slope = Math.max(psi, 0); // any buffer: without slopes, none is written
    return panel -> {
      float[] z = panel.scratch.singles(0);
      float[] t = panel.scratch.singles(1);
      for (int j = 0; j < panel.count; j++) {
        float[] s = panel.buffers[squares].singles(j);
        float[] p = panel.buffers[phi].singles(j);
        row.run(s, p, panel.buffers[slope].singles(j), z, t, panel.queries);
      }
    };
  }

  private static Row row(Radial radial, boolean slope) {
    return switch (radial) {
      case Gaussian gaussian -> gaussian((float) Profiles.scale(gaussian));
      case InverseMultiquadric kernel -> multiquadric((float) Profiles.scale(kernel), slope);
      case Laplace laplace -> laplace((float) Profiles.scale(laplace), slope);
      case Matern matern ->
          matern.order() == Matern.Order.THREE_HALVES
              ? threeHalves((float) Profiles.scale(matern), slope)
              : fiveHalves((float) Profiles.scale(matern), slope);
      case EnergyDistance ignored -> distance(slope);
      default -> any(radial, slope);
    };
  }

  private static Row gaussian(float a) {
    return (s, phi, psi, z, t, n) -> {
      multiply(s, a, phi, n);
      Exp2Single.powers(phi, phi, t, n);
    };
  }

  private static Row multiquadric(float a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      inverseRoots(s, a, phi, n);
      if (slope) {
        cubes(phi, psi, n);
      }
    };
  }

  private static Row laplace(float a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      exponentials(s, a, phi, z, t, n);
      if (slope) {
        quotients(phi, z, psi, n);
      }
    };
  }

  private static Row threeHalves(float a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      exponentials(s, a, phi, z, t, n);
      if (slope) {
        System.arraycopy(phi, 0, psi, 0, n);
      }
      timesLinear(phi, z, phi, n);
    };
  }

  private static Row fiveHalves(float a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      exponentials(s, a, phi, z, t, n);
      if (slope) {
        timesLinear(phi, z, psi, n);
      }
      timesQuadratic(phi, z, n);
    };
  }

  private static Row distance(boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      negativeRoots(s, phi, n);
      if (slope) {
        inverses(phi, psi, n);
      }
    };
  }

  private static Row any(Radial radial, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      if (slope) {
        Profiles.any(radial, s, phi, psi, n);
      } else {
        Profiles.any(radial, s, phi, n);
      }
    };
  }

  /** {@code z = a sqrt s}, {@code e = e^-z}. */
  private static void exponentials(float[] s, float a, float[] e, float[] z, float[] t, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(a * (float) Math.sqrt(s[i]), Profiles.SINGLE_FAR);
    }
    multiply(z, (float) Exp2.LOG2_E, e, n);
    Exp2Single.powers(e, e, t, n);
  }

  private static void multiply(float[] s, float a, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a * s[i];
    }
  }

  private static void inverseRoots(float[] s, float a, float[] phi, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] = 1 / (float) Math.sqrt(fma(a, s[i], 1));
    }
  }

  private static void cubes(float[] phi, float[] psi, int n) {
    for (int i = 0; i < n; i++) {
      psi[i] = phi[i] * phi[i] * phi[i];
    }
  }

  private static void quotients(float[] e, float[] z, float[] psi, int n) {
    for (int i = 0; i < n; i++) {
      psi[i] = e[i] / (z[i] + Profiles.SINGLE_TINY);
    }
  }

  private static void timesLinear(float[] e, float[] z, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = fma(z[i], e[i], e[i]);
    }
  }

  private static void timesQuadratic(float[] phi, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] *= fma(z[i], fma(z[i], (float) Profiles.THIRD, 1), 1);
    }
  }

  private static void negativeRoots(float[] s, float[] phi, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] = -(float) Math.sqrt(s[i]);
    }
  }

  private static void inverses(float[] phi, float[] psi, int n) {
    for (int i = 0; i < n; i++) {
      psi[i] = 1 / (Profiles.SINGLE_TINY - phi[i]);
    }
  }
}
