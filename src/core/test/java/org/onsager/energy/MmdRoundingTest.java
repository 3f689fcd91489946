package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.distribution.Target;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** MMD^2 against 40 digits. */
class MmdRoundingTest {

  @Test
  void theExponentialIsExact() {
    assertEquals(Math.E, FortyDigits.exp(BigDecimal.ONE).doubleValue());
    assertEquals(Math.exp(-3.5), FortyDigits.exp(new BigDecimal("-3.5")).doubleValue());
  }

  @Test
  void nearbyMeasuresAreWithinTheBound() {
    Particles nu = GaussNewtonTest.particles(40, 2, 1);
    double[] change = GaussNewtonTest.change(nu, 2);
    Mmd energy = Mmd.to(Samples.of(nu), Gaussian.ofGamma(0.25));
    for (double h : new double[] {1e-2, 1e-5, 1e-8}) {
      Particles mu = GaussNewtonTest.changed(nu, change, h);
      check(energy, mu, FortyDigits.mmdSquared(mu, nu, 0.25));
    }
  }

  @Test
  void closedFormsAreWithinTheBound() {
    // One dimension, N(0, 1), gamma 1/2: m(x) = 2^-1/2 exp(-x^2 / 4), s = 3^-1/2.
    Mmd energy = Mmd.to(Normal.isotropic(1, 0), Gaussian.ofGamma(0.5));
    Particles mu = GaussNewtonTest.particles(30, 1, 3);
    check(
        energy, mu, FortyDigits.mmdSquared(mu, GaussianMixture.equal(Normal.isotropic(1, 0)), 0.5));
  }

  /**
   * One particle of mass 2 at 0, samples at +-2, the kernel {@code 3 exp(-s / 2)}: the formula of
   * {@link Mmd#bounded}.
   */
  @Test
  void theBoundIsItsFormula() {
    RadialKernel kernel = Gaussian.ofVariance(1).times(3);
    Particles mu = Particles.of(Points.onLine(0), 2);
    double u = 0x1p-53;
    double m = 3 * Math.exp(-2);
    double s = 1.5 * (1 + Math.exp(-8));
    double value = 12 - 4 * m + s;
    double bySamples =
        (1 + 1 + 6) * u * (12 + 12) + (2 + 1 + 6) * u * (4 * m + 2 * 3 * 2 + s + 3) + 2 * u * value;
    MmdSquared sampled = Mmd.to(Samples.of(Points.onLine(-2, 2)), kernel).bounded(mu);
    assertEquals(value, sampled.value(), 1e-14);
    assertEquals(1, sampled.bound() / bySamples, 1e-14);
    double normal = 3 / Math.sqrt(2);
    double itself = 3 / Math.sqrt(3);
    double closed =
        (1 + 1 + 6) * u * (12 + 12)
            + 49 * u * (4 * normal + 2 * 3 * 2 + itself + 3)
            + 2 * u * (12 - 4 * normal + itself);
    MmdSquared ofNormal = Mmd.to(Normal.isotropic(1, 0), kernel).bounded(mu);
    assertEquals(1, ofNormal.bound() / closed, 1e-14);
    assertFalse(new MmdSquared(1, 1).isResolved());
  }

  /** How well an embedding is known it says itself, whatever target it is of. */
  @Test
  void theErrorIsThatOfTheEmbedding() {
    RadialKernel kernel = Gaussian.ofVariance(1);
    Samples samples = Samples.of(Points.onLine(-2, 1, 2));
    Target own =
        new Target() {
          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public Option<Embedding> embedding(Kernel k) {
            return samples.embedding(k);
          }
        };
    Particles mu = Particles.of(Points.onLine(0), 2);
    assertEquals(Mmd.to(samples, kernel).bounded(mu), Mmd.to(own, kernel).bounded(mu));
    assertEquals((3 + 1 + 6) * 0x1p-53, samples.embedding(kernel).get().error());
  }

  private static void check(Mmd energy, Particles mu, BigDecimal exact) {
    MmdSquared reported = energy.bounded(mu);
    assertEquals(energy.mmdSquared(mu), reported.value());
    double error = new BigDecimal(reported.value()).subtract(exact).abs().doubleValue();
    assertTrue(error <= reported.bound(), () -> error + " > " + reported.bound());
    // A bound of the worst case: n units of rounding, not more.
    assertTrue(reported.bound() <= 1e-14 * mu.count(), () -> reported.bound() + " is useless");
    assertEquals(reported.value() > reported.bound(), reported.isResolved());
  }
}
