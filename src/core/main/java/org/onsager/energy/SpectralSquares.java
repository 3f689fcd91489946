package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.measure.Particles;

/**
 * The second-order model of {@code b |m - y|^2 / 2} in the mean features m of a spectrum: exact in
 * the measure, but for what second derivatives of features add where the squares do not vanish.
 *
 * @param spectrum the features
 * @param curvature {@code b > 0}
 */
record SpectralSquares(Spectrum spectrum, double curvature) {

  /** None if features or loss of an energy are others. */
  static Option<SpectralSquares> of(Composite energy) {
    return energy.features() instanceof Spectrum spectrum
        ? energy.loss().isotropicCurvature().map(b -> new SpectralSquares(spectrum, b))
        : Option.none();
  }

  /** Whether there are fewer modes than unknowns of a step. */
  boolean isSmallerThan(Particles mu) {
    return spectrum.count() < (mu.dimension() + 1L) * mu.count();
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
        new Scale(mu.mass() * slopes, values, slopes, 0));
  }
}
