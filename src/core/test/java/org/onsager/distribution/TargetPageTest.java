package org.onsager.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
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
}
