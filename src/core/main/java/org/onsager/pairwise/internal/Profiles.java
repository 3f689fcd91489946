package org.onsager.pairwise.internal;

import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;

/**
 * What loops over profiles compute, and the constants that all providers share. With s the squared
 * distance, {@code phi' = c psi} with the constant c of {@code Leaf}:
 *
 * <table>
 * <caption>profiles</caption>
 * <tr><th>kernel</th><th>helper</th><th>phi</th><th>psi</th></tr>
 * <tr><td>Gaussian</td><td>-</td><td>2^-(a s), a = gamma log2 e</td><td>phi</td></tr>
 * <tr><td>inverse multiquadric</td><td>-</td><td>(1 + a s)^(-1/2), a = 1 / scale^2</td><td>phi^3</td></tr>
 * <tr><td>Laplace</td><td>z = a sqrt s, a = 1 / length</td><td>e^-z</td><td>e^-z / z</td></tr>
 * <tr><td>Matern 3/2</td><td>z = a sqrt s, a = sqrt 3 / length</td><td>(1 + z) e^-z</td><td>e^-z</td></tr>
 * <tr><td>Matern 5/2</td><td>z = a sqrt s, a = sqrt 5 / length</td>
 * <td>(1 + z + z^2 / 3) e^-z</td><td>(1 + z) e^-z</td></tr>
 * <tr><td>energy distance</td><td>z = sqrt s</td><td>-z</td><td>1 / z</td></tr>
 * </table>
 *
 * <p>{@code e^-z} is {@code 2^-(z log2 e)}. Divisions by z add {@link #TINY} to it, which changes
 * no digit of a z above 1e-134 and keeps psi finite where points coincide; its product with their
 * difference, zero, is then zero.
 */
final class Profiles {

  /** Keeps divisions by a distance finite. */
  static final double TINY = 1e-150;

  /** Here {@code e^-z} is zero, and its product with a polynomial in z still is a number. */
  static final double FAR = 800;

  /** {@link #TINY} for floats: times a constant and summed, it stays a number. */
  static final float SINGLE_TINY = 1e-20f;

  /** {@link #FAR} for floats. */
  static final float SINGLE_FAR = 100;

  /** One third, for Matern 5/2. */
  static final double THIRD = 1.0 / 3;

  private Profiles() {}

  /**
   * The constant a of the Gaussian; finite even if gamma is huge, for the product with a distance
   * of zero.
   */
  static double scale(Gaussian gaussian) {
    return Math.min(gaussian.gamma() * Exp2.LOG2_E, Double.MAX_VALUE);
  }

  /** The constant a of the inverse multiquadric, finite. */
  static double scale(InverseMultiquadric kernel) {
    return Math.min(1 / (kernel.scale() * kernel.scale()), Double.MAX_VALUE);
  }

  /** The constant a of the Laplace kernel, finite. */
  static double scale(Laplace laplace) {
    return Math.min(1 / laplace.length(), Double.MAX_VALUE);
  }

  /** The constant a of a Matern kernel, finite. */
  static double scale(Matern matern) {
    return Math.min(Math.sqrt(matern.rate()), Double.MAX_VALUE);
  }

  /**
   * Any function, one call a pair, in place if both are one array. Every provider leaves it to this
   * loop.
   */
  static void any(Radial radial, double[] s, double[] phi, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] = radial.profile(s[i]);
    }
  }

  /** The same over floats. */
  static void any(Radial radial, float[] s, float[] phi, int n) {
    for (int i = 0; i < n; i++) {
      phi[i] = (float) radial.profile(s[i]);
    }
  }

  /** The same over floats with slopes. */
  static void any(Radial radial, float[] s, float[] phi, float[] psi, int n) {
    for (int i = 0; i < n; i++) {
      float square = s[i];
      phi[i] = (float) radial.profile(square);
      psi[i] = square == 0 ? 0 : (float) radial.slope(square);
    }
  }

  /**
   * The same with slopes, which are zero at distance zero, where the function is not asked; psi may
   * overwrite s.
   */
  static void any(Radial radial, double[] s, double[] phi, double[] psi, int n) {
    for (int i = 0; i < n; i++) {
      double square = s[i];
      phi[i] = radial.profile(square);
      psi[i] = square == 0 ? 0 : radial.slope(square);
    }
  }
}
