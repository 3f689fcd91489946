package org.onsager.sum;

import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Radial;

/**
 * Profiles of many squared distances at once. Built-in functions have loops of their own, so that a run with several
 * kernels does not make one call site megamorphic; slopes at distance zero are zero.
 */
interface Profiles {

  /** {@code phi[i] = phi(s[i])} for {@code 0 <= i < length}. */
  void values(double[] s, double[] phi, int length);

  /** The same, and {@code slope[i] = phi'(s[i])}, zero where {@code s[i] = 0}. */
  void valuesAndSlopes(double[] s, double[] phi, double[] slope, int length);

  /** The loops for a radial function. */
  static Profiles of(Radial radial) {
    return switch (radial) {
      case Gaussian gaussian -> new OfGaussian(gaussian.gamma());
      case InverseMultiquadric imq -> new OfInverseMultiquadric(1 / (imq.scale() * imq.scale()));
      case EnergyDistance ignored -> new OfEnergyDistance();
      default -> new OfAny(radial);
    };
  }

  /** Any function, two calls a pair. */
  record OfAny(Radial radial) implements Profiles {

    @Override
    public void values(double[] s, double[] phi, int length) {
      for (int i = 0; i < length; i++) {
        phi[i] = radial.profile(s[i]);
      }
    }

    @Override
    public void valuesAndSlopes(double[] s, double[] phi, double[] slope, int length) {
      for (int i = 0; i < length; i++) {
        phi[i] = radial.profile(s[i]);
        slope[i] = s[i] == 0 ? 0 : radial.slope(s[i]);
      }
    }
  }

  /** One exponential a pair serves value and slope. */
  record OfGaussian(double gamma) implements Profiles {

    @Override
    public void values(double[] s, double[] phi, int length) {
      for (int i = 0; i < length; i++) {
        phi[i] = Math.exp(-gamma * s[i]);
      }
    }

    @Override
    public void valuesAndSlopes(double[] s, double[] phi, double[] slope, int length) {
      values(s, phi, length);
      for (int i = 0; i < length; i++) {
        slope[i] = -gamma * phi[i];
      }
    }
  }

  /** Square roots and divisions only: the compiler vectorises them. */
  record OfInverseMultiquadric(double inverseSquaredScale) implements Profiles {

    @Override
    public void values(double[] s, double[] phi, int length) {
      for (int i = 0; i < length; i++) {
        phi[i] = 1 / Math.sqrt(1 + inverseSquaredScale * s[i]);
      }
    }

    @Override
    public void valuesAndSlopes(double[] s, double[] phi, double[] slope, int length) {
      values(s, phi, length);
      for (int i = 0; i < length; i++) {
        slope[i] = -0.5 * inverseSquaredScale * phi[i] * phi[i] * phi[i];
      }
    }
  }

  /** Square roots only. */
  record OfEnergyDistance() implements Profiles {

    @Override
    public void values(double[] s, double[] phi, int length) {
      for (int i = 0; i < length; i++) {
        phi[i] = -Math.sqrt(s[i]);
      }
    }

    @Override
    public void valuesAndSlopes(double[] s, double[] phi, double[] slope, int length) {
      values(s, phi, length);
      for (int i = 0; i < length; i++) {
        slope[i] = s[i] == 0 ? 0 : 0.5 / phi[i];
      }
    }
  }
}
