package org.onsager.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The code on the page of the package. */
class TargetPageTest {

  @Test
  void theTargetsOnThePage() {
    // @start region="forms"
    var mixture = GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(2, 3, -1));
    Points points = mixture.sample(1000, Key.of(1)); // a sampler
    Field logDensity = mixture.logDensity(points); // a density; its gradient is the score
    Embedding exact = mixture.embedding(Gaussian.ofVariance(10)).get(); // in closed form
    Embedding sum = Samples.of(points).embedding(Laplace.ofLength(1)).get(); // in any kernel
    // @end
    assertTrue(logDensity.isFinite());
    assertTrue(mixture.embedding(Laplace.ofLength(1)).isEmpty());
    // A mean of 1000 values in [0, 1]: Hoeffding, ten standard errors.
    Embedding ofSamples = Samples.of(points).embedding(Gaussian.ofVariance(10)).get();
    Points origin = Points.of(new double[] {0, 0});
    assertEquals(
        exact.values(origin).get(0), ofSamples.values(origin).get(0), 10 * 0.5 / Math.sqrt(1000));
    assertTrue(sum.selfEnergy() > 0);
  }

  @Test
  void theTargetInPiecesOnThePage() {
    Points morning = Normal.isotropic(1, 0, 0).sample(1000, Key.of(1));
    Points evening = Normal.isotropic(1, 1, 0).sample(1000, Key.of(2));
    // @start region="pieces"
    Extent box = Extent.of(morning).joined(Extent.of(evening)).grownBy(1); // for the particles, too
    Spectrum spectrum = Spectrum.of(Gaussian.ofVariance(10), box, 1e-20);
    Coefficients first = Coefficients.of(spectrum, Particles.uniform(morning));
    Coefficients second = Coefficients.of(spectrum, Particles.uniform(evening));
    Target both = SpectralTarget.of(first.plus(1, second).normalised());
    // @end
    Embedding exact = Samples.of(morning.joined(evening)).embedding(Gaussian.ofVariance(10)).get();
    Points origin = Points.of(new double[] {0, 0});
    assertEquals(
        exact.values(origin).get(0),
        both.embedding(Gaussian.ofVariance(10)).get().values(origin).get(0),
        1e-14);
  }
}
