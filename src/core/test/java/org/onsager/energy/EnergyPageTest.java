package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The code on the page of the package. */
class EnergyPageTest {

  @Test
  void theEnergiesOnThePage() {
    // @start region="sum"
    Mmd mmd = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(10));
    Potential confinement =
        Potential.of(x -> x[0] * x[0] / 2, x -> new double[] {x[0], 0}); // V and its gradient
    Energy energy = mmd.plus(confinement.times(0.1));

    Particles mu = Particles.uniform(Normal.isotropic(1, 5, 5).sample(100, Key.of(1)));
    double value = energy.value(mu);
    Field xi = energy.firstVariation(mu); // at the particles
    Field elsewhere = energy.firstVariation(mu, Points.of(new double[] {0, 0})); // anywhere
    // @end
    assertEquals(mmd.value(mu) + 0.1 * confinement.value(mu), value, 4 * Math.ulp(value));
    assertTrue(xi.isFinite());
    assertEquals(1, elsewhere.values().length());
  }

  @Test
  void theRandomEnergyOnThePage() {
    // @start region="randomEnergy"
    RandomEnergy fresh = Mmd.sampled(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(10), 100);
    Energy ofOneStep = fresh.at(Key.of(7)); // the same key, the same samples
    // @end
    assertEquals(
        ofOneStep.value(Particles.uniform(Points.of(new double[] {0, 0}))),
        fresh.at(Key.of(7)).value(Particles.uniform(Points.of(new double[] {0, 0}))));
  }

  @Test
  void theFourierFormOnThePage() {
    Particles mu = Particles.uniform(Normal.isotropic(1, 5, 5).sample(100, Key.of(1)));
    // @start region="fourier"
    Mmd pairs = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(10));
    FourierMmd modes = pairs.inFourierForm(); // for any scheme, as any energy
    MmdSquared squared = modes.bounded(mu); // MMD^2, and how far it may be from itself
    // @end
    assertEquals(pairs.mmdSquared(mu), squared.value(), 1e-14);
    assertTrue(squared.isResolved());
  }
}
