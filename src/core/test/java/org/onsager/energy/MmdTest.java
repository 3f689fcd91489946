package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertRelative;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Samples;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class MmdTest {

  private static final Particles MU = Given.particles(9, 2, 1);
  private static final Particles PI = Given.particles(7, 2, 2);

  /** {@code k = exp(-r^2)}, Dirac at 0 and at 1: {@code MMD^2 = 2 - 2 / e}. */
  @Test
  void twoDiracs() {
    Mmd mmd = Mmd.to(Samples.of(Points.onLine(1)), Gaussian.ofGamma(1));
    Particles dirac = Particles.uniform(Points.onLine(0));

    assertEquals(2 - 2 / Math.E, mmd.mmdSquared(dirac), 4 * Math.ulp(1.0));
    assertEquals(1 - 1 / Math.E, mmd.value(dirac), 4 * Math.ulp(1.0));
    // xi(x) = k(x, 0) - k(x, 1), and its derivative at 0 is -2 / e.
    assertEquals(1 - 1 / Math.E, mmd.firstVariation(dirac).values().get(0), Math.ulp(1.0));
    assertEquals(-2 / Math.E, mmd.firstVariation(dirac).gradients().get(0), Math.ulp(1.0));
  }

  /** The energy distance of two Diracs is twice their distance. */
  @Test
  void energyDistanceOfTwoDiracs() {
    Mmd mmd = Mmd.to(Samples.of(Points.of(row(3, 4))), new EnergyDistance());
    assertEquals(10, mmd.mmdSquared(Particles.uniform(Points.of(row(0, 0)))), 4 * Math.ulp(10.0));
  }

  static Stream<RadialKernel> kernels() {
    return Stream.of(
        Gaussian.ofVariance(2),
        InverseMultiquadric.ofScale(1),
        Laplace.ofLength(2),
        Matern.threeHalves(1),
        Matern.fiveHalves(1),
        new EnergyDistance());
  }

  /** The double sum over {@code d(mu - pi) d(mu - pi)}. */
  @ParameterizedTest
  @MethodSource("kernels")
  void isTheDoubleSum(RadialKernel kernel) {
    double squared = 0;
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        squared += weight(i) * weight(j) * kernel.value(point(i), point(j));
      }
    }
    Mmd mmd = Mmd.to(Samples.of(PI), kernel);
    // 256 terms below 5 times weights below 1/20.
    assertEquals(squared, mmd.mmdSquared(MU), 256 * Math.ulp(0.25));
    assertEquals(squared / 2, mmd.value(MU), 256 * Math.ulp(0.25));
    assertTrue(squared > 0);
  }

  private static double weight(int i) {
    return i < 9 ? MU.weights().get(i) : -PI.weights().get(i - 9);
  }

  private static double[] point(int i) {
    return i < 9 ? MU.points().row(i) : PI.points().row(i - 9);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void vanishesAtTheTarget(RadialKernel kernel) {
    // Three sums of 49 terms below 5 times weights below 1/20 cancel.
    assertEquals(0, Mmd.to(Samples.of(PI), kernel).mmdSquared(PI), 3 * 49 * Math.ulp(0.25));
  }

  /**
   * Samples of the target make the sampled energy; its expectation is MMD^2 plus (E k(x, x) - E k)
   * / n.
   */
  @Test
  void samplesAreBiasedByTheSelfTerm() {
    Gaussian kernel = Gaussian.ofVariance(10);
    Mmd exact = Mmd.to(Given.TARGET_A, kernel);
    Particles start = Particles.uniform(Given.START.sample(50, Key.of(1)));
    int runs = 400;
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < runs; k++) {
      double squared = 2 * Mmd.sampled(Given.TARGET_A, kernel, 20).at(Key.of(k)).value(start);
      sum += squared;
      squares += squared * squared;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    double bias = (1 - exact.embedding().selfEnergy()) / 20;
    assertEquals(exact.mmdSquared(start) + bias, mean, 5 * error);
  }

  @Test
  void sampledDrawsByKey() {
    RandomEnergy energy = Mmd.sampled(Given.TARGET_B, Gaussian.ofVariance(10), 30);
    double first = energy.at(Key.of(1)).value(MU);

    assertEquals(first, energy.at(Key.of(1)).value(MU));
    assertNotEquals(first, energy.at(Key.of(2)).value(MU));
    assertTrue(energy.isQuadratic());
    assertEquals(0, energy.entropy());
    Mmd byHand = Mmd.to(Given.TARGET_B.samples(30, Key.of(1)), Gaussian.ofVariance(10));
    assertEquals(byHand.value(MU), first);
    assertThrows(
        IllegalArgumentException.class,
        () -> Mmd.sampled(Given.TARGET_B, Gaussian.ofVariance(10), 0));
  }

  /** Sums and multiples of random energies draw with one key. */
  @Test
  void randomEnergiesCombine() {
    RandomEnergy sampled = Mmd.sampled(Given.TARGET_B, Gaussian.ofVariance(10), 30);
    Energy fixed = Interaction.of(Gaussian.ofVariance(1));
    Key key = Key.of(5);

    double expected = 2 * sampled.at(key).value(MU) - 0.5 * fixed.value(MU);
    RandomEnergy combined = sampled.times(2).plus(fixed.times(-0.5));
    assertRelative(expected, combined.at(key).value(MU), 4 * Math.ulp(1.0));
    assertTrue(combined.isQuadratic());
    // The same draw cancels exactly.
    assertEquals(0, sampled.plus(sampled.times(-1)).at(key).value(MU));
    assertEquals(2, sampled.plus(KullbackLeibler.to(Given.TARGET_A).times(2)).entropy());
  }

  @Test
  void refusesAnUnknownEmbedding() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Mmd.to(Given.TARGET_B, Laplace.ofLength(1)));
    assertTrue(thrown.getMessage().contains("Mmd.sampled"), thrown.getMessage());
  }

  /** No kernel reaches that far: F is (sum of w_i^2 + self-energy) / 2, and nothing is NaN. */
  @Test
  void farApartParticles() {
    Mmd mmd = Mmd.to(Given.TARGET_A, Gaussian.ofGamma(1));
    Particles far = Particles.of(Points.of(row(1e200, 0), row(-1e150, 7)), 0.25, 0.75);

    double expected = (0.0625 + 0.5625 + mmd.embedding().selfEnergy()) / 2;
    assertRelative(expected, mmd.value(far), 4 * Math.ulp(1.0));
    assertTrue(mmd.evaluate(far).isFinite());
  }

  /** Coincident particles are one particle of their total mass, also for kernels with a kink. */
  @ParameterizedTest
  @MethodSource("kernels")
  void coincidentParticlesAreOne(RadialKernel kernel) {
    Mmd mmd = Mmd.to(Samples.of(PI), kernel);
    Particles twins = Particles.of(Points.of(row(1, 2), row(1, 2), row(0, 1)), 0.25, 0.25, 0.5);
    Particles one = Particles.of(Points.of(row(1, 2), row(0, 1)), 0.5, 0.5);

    assertEquals(mmd.value(one), mmd.value(twins), 49 * Math.ulp(4.0));
    assertTrue(mmd.evaluate(twins).isFinite());
    for (int k = 0; k < 2; k++) {
      assertEquals(
          mmd.firstVariation(one).gradients().get(2 * k),
          mmd.firstVariation(twins).gradients().get(3 * k),
          49 * Math.ulp(4.0));
    }
  }
}
