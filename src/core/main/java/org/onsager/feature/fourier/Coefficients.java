package org.onsager.feature.fourier;

import org.onsager.feature.CharacteristicFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;

/**
 * A signed measure as the modes of a spectrum see it: {@code sum_i w_i b_j(x_i)} for all modes, a
 * linear function of the measure, so that those of its pieces add.
 *
 * @param spectrum the spectrum
 * @param sums one number a mode, without the amplitudes of the kernel; the first is the mass
 */
public record Coefficients(Spectrum spectrum, Block sums) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if there is not one finite number a mode
   */
  public Coefficients {
    sums.requireLength("sums", spectrum.count());
    sums.requireFinite("sums");
  }

  /**
   * Those of particles. O(n), by the strategy that suits the spectrum.
   *
   * @param spectrum the spectrum
   * @param mu the measure
   * @return the coefficients
   * @throws IllegalArgumentException if the dimensions differ
   */
  public static Coefficients of(Spectrum spectrum, Particles mu) {
    return new Coefficients(spectrum, spectrum.sums(mu));
  }

  /**
   * Those of a probability that is known by its characteristic function. O(2^d M).
   *
   * @param spectrum the spectrum
   * @param centred {@code chi(omega) = E exp(i omega . (X - center))}, of the distance to the
   *     centre of the spectrum, so that no digits are lost far from the origin
   * @return the coefficients
   */
  public static Coefficients of(Spectrum spectrum, CharacteristicFunction centred) {
    return new Coefficients(spectrum, CharacteristicSums.of(spectrum.modes().lattice(), centred));
  }

  /**
   * The mass of the measure, its coefficient of the mode that is one.
   *
   * @return the mass
   */
  public double mass() {
    return sums.get(0);
  }

  /**
   * The coefficients of a combination of measures.
   *
   * @param factor a finite number
   * @param other of the same spectrum
   * @return {@code this + factor other}
   * @throws IllegalArgumentException if the spectra differ
   */
  public Coefficients plus(double factor, Coefficients other) {
    if (!spectrum.equals(other.spectrum)) {
      throw new IllegalArgumentException(
          "coefficients of %s and of %s: must be of one spectrum"
              .formatted(spectrum, other.spectrum));
    }
    return new Coefficients(spectrum, sums.plus(factor, other.sums));
  }

  /**
   * Those of the probability with these proportions.
   *
   * @return the coefficients over the mass
   * @throws IllegalArgumentException if the mass is not positive
   */
  public Coefficients normalised() {
    double mass = Require.positive("the mass", mass());
    return mass == 1 ? this : new Coefficients(spectrum, sums.map(sum -> sum / mass));
  }

  /**
   * The mean features, {@code sqrt(c_j) sum_i w_i b_j(x_i)}, as {@link Spectrum#mean}.
   *
   * @return M numbers
   */
  public Block features() {
    return spectrum.scaled(sums);
  }
}
