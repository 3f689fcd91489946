package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.LeafSchemes;
import org.onsager.scheme.Splitting;

/** Two modes of different width, of masses 0.3 and 0.7, which the score does not tell. */
class MassesOfModesTest {

  private static final double MASS = 0.7;

  private static final GaussianMixture TARGET =
      new GaussianMixture(
          Vector.of(Normal.isotropic(0.5, -3.5, 0), Normal.isotropic(2, 3.5, 0)),
          Block.copyOf(1 - MASS, MASS));

  private static final KernelSteinDiscrepancy KSD =
      KernelSteinDiscrepancy.to(TARGET, Gaussian.ofVariance(1));

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void theDiscrepancyAloneFallsByThousandsAndGetsTheMassesWrong(long seed) {
    Geometry ift = wasserstein().plus(mmd(Gaussian.ofVariance(1), 1e-4).spherical());
    Particles start = start(seed);
    Particles end = flow(ift, KSD, start);
    assertTrue(KSD.ksdSquared(end) < 1e-3 * KSD.ksdSquared(start), () -> "" + KSD.ksdSquared(end));
    assertTrue(Math.abs(right(end) - MASS) > 0.2, () -> "mass on the right: " + right(end));
  }

  /** Smoothing of variance 0.25 widens the narrow mode more: that takes 0.02 of the mass. */
  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void aLittleSmoothedEntropyKnowsThem(long seed) {
    var entropy = BlobKullbackLeibler.to(TARGET, Gaussian.ofStandardDeviation(0.5));
    Energy energy = KSD.plus(entropy.times(0.1)); // reads the log-density, not the score alone
    Particles end = flow(wasserstein().plus(hellinger().spherical()), energy, start(seed));
    assertEquals(MASS, right(end), 0.03);
    assertTrue(KSD.ksdSquared(end) < 1e-3);
  }

  private static Particles start(long seed) {
    return Particles.uniform(Normal.isotropic(9, 0, 0).sample(100, Key.of(seed)));
  }

  private static Particles flow(Geometry geometry, Energy energy, Particles start) {
    var step = Splitting.of(geometry, energy).with(LeafSchemes.backtracking()).lie().tau(1);
    return Flow.of(step).from(start, Key.of(2)).until(Stop.steps(500)).state().particles();
  }

  private static double right(Particles mu) {
    return mu.integral(x -> x[0] > 0 ? 1 : 0);
  }
}
