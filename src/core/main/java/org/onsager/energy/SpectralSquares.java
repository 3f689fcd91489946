package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.measure.Particles;

/**
 * The second-order model of {@code b |m - y|^2 / 2} in the mean features m of a spectrum: exact in
 * the measure, but for what second derivatives of features add where the squares do not vanish.
 *
 * @param energy the energy
 * @param spectrum its features
 * @param curvature {@code b > 0}
 */
record SpectralSquares(Composite energy, Spectrum spectrum, double curvature) {

  /** A matrix of the unknowns has no higher order; one of the modes leaves out the weak ones. */
  private static final int LARGEST_ORDER = 2000;

  /** None if features or loss of an energy are others. */
  static Option<SpectralSquares> of(Composite energy) {
    return energy.features() instanceof Spectrum spectrum
        ? energy.loss().isotropicCurvature().map(b -> new SpectralSquares(energy, spectrum, b))
        : Option.none();
  }

  /**
   * Whether there are fewer modes than unknowns of a step, or more unknowns than any step has a
   * matrix for.
   */
  boolean isSmallerThan(Particles mu) {
    return Math.min(spectrum.count(), LARGEST_ORDER) < (mu.dimension() + 1L) * mu.count();
  }

  /**
   * O(1): features and slopes are as long at every point. The rounding is not known here: it
   * depends on how far the squares are from zero.
   */
  GaussNewton model(Particles mu) {
    double values = curvature * spectrum.diagonal();
    double slopes = curvature * spectrum.squaredSlope();
    return GaussNewton.of(
            mu.count(),
            mu.dimension(),
            new Curvature.Spectral(spectrum, curvature, mu),
            new Scale(mu.mass() * slopes, values, slopes, 0))
        .readBy(new Readings.ByEnergy(energy, mu.points(), 0));
  }
}
