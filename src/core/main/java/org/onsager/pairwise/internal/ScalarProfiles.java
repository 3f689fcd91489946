package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;

/**
 * Profiles and slopes of squared distances, row by row; see {@link Profiles} for the formulas.
 * Loops are split where a number must be kept: phi may overwrite s, and psi may overwrite s once
 * phi is known.
 */
final class ScalarProfiles {

  private ScalarProfiles() {}

  /** One row: squared distances, profile, slope, two rows of scratch, and how many numbers. */
  @FunctionalInterface
  private interface Row {
    void run(double[] s, double[] phi, double[] psi, double[] z, double[] t, int n);
  }

  /** The pass of a radial function, without slopes where {@code psi < 0}. */
  static Pass of(Radial radial, int squares, int phi, int psi) {
    Row row = row(radial, psi >= 0);
    int slope = Math.max(psi, 0); // any buffer: without slopes, none is written
    return panel -> {
      double[] z = panel.scratch.row(0);
      double[] t = panel.scratch.row(1);
      for (int j = 0; j < panel.count; j++) {
        double[] s = panel.buffers[squares].row(j);
        double[] p = panel.buffers[phi].row(j);
        row.run(s, p, panel.buffers[slope].row(j), z, t, panel.queries);
      }
    };
  }

  private static Row row(Radial radial, boolean slope) {
    return switch (radial) {
      case Gaussian gaussian -> gaussian(Profiles.scale(gaussian));
      case InverseMultiquadric kernel -> multiquadric(Profiles.scale(kernel), slope);
      case Laplace laplace -> laplace(Profiles.scale(laplace), slope);
      case Matern matern ->
          matern.order() == Matern.Order.THREE_HALVES
              ? threeHalves(Profiles.scale(matern), slope)
              : fiveHalves(Profiles.scale(matern), slope);
      case EnergyDistance ignored -> distance(slope);
      default -> any(radial, slope);
    };
  }

  private static Row gaussian(double a) {
    return (s, phi, psi, z, t, n) -> {
      multiply(s, a, phi, n);
      Exp2.powers(phi, phi, t, n);
    };
  }

  private static Row multiquadric(double a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      inverseRoots(s, a, phi, n);
      if (slope) {
        cubes(phi, psi, n);
      }
    };
  }

  private static Row laplace(double a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      exponentials(s, a, phi, z, t, n);
      if (slope) {
        quotients(phi, z, psi, n);
      }
    };
  }

  private static Row threeHalves(double a, boolean slope) {
    return (s, phi, psi, z, t, n) -> {
      exponentials(s, a, phi, z, t, n);
      if (slope) {
        System.arraycopy(phi, 0, psi, 0, n);
      }
      timesLinear(phi, z, phi, n);
    };
  }

  private static Row fiveHalves(double a, boolean slope) {
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
  private static void exponentials(
      double[] s, double a, double[] e, double[] z, double[] t, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(a * Math.sqrt(s[i]), Profiles.FAR);
    }
    multiply(z, Exp2.LOG2_E, e, n);
    Exp2.powers(e, e, t, n);
  }

  private static void multiply(double[] s, double a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a * s[i];
    }
  }

  private static void inverseRoots(double[] s, double a, double[] phi, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] = 1 / Math.sqrt(fma(a, s[i], 1));
    }
  }

  private static void cubes(double[] phi, double[] psi, int n) {
    for (int i = 0; i < n; i++) {
      psi[i] = phi[i] * phi[i] * phi[i];
    }
  }

  private static void quotients(double[] e, double[] z, double[] psi, int n) {
    for (int i = 0; i < n; i++) {
      psi[i] = e[i] / (z[i] + Profiles.TINY);
    }
  }

  private static void timesLinear(double[] e, double[] z, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = fma(z[i], e[i], e[i]);
    }
  }

  private static void timesQuadratic(double[] phi, double[] z, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] *= fma(z[i], fma(z[i], Profiles.THIRD, 1), 1);
    }
  }

  private static void negativeRoots(double[] s, double[] phi, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] = -Math.sqrt(s[i]);
    }
  }

  private static void inverses(double[] phi, double[] psi, int n) {
    for (int i = 0; i < n; i++) {
      psi[i] = 1 / (Profiles.TINY - phi[i]);
    }
  }
}
