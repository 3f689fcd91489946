package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Reference.PARTICLES;
import static org.onsager.testing.Reference.SAMPLES;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.ot.Wasserstein2;
import org.onsager.testing.Reference;

class SinkhornDivergenceTest {

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 0.01})
  void agreesWithThePlainLoop(double epsilon) {
    SinkhornDivergence energy = SinkhornDivergence.to(SAMPLES, epsilon, 1e-12);
    assertEquals(Reference.value("sinkhorn " + epsilon), energy.value(PARTICLES), 1e-12);
    Block xi = energy.firstVariation(PARTICLES).values();
    double mean = xi.dot(PARTICLES.weights());
    // Two groups of particles trade a mass of about exp(-gap / epsilon). It alone fixes their
    // potentials against each other, and at 0.01 it is below the rounding of the weights.
    double tolerance = epsilon == 1 ? 1e-11 : epsilon == 0.1 ? 1e-8 : 1e-2;
    Taylor.close(
        Reference.values("sinkhorn field " + epsilon), xi.map(v -> v - mean), tolerance, "xi");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1})
  void firstVariationIsTheDerivative(double epsilon) {
    // The smaller epsilon, the shorter the range of the second-order term: clusters of particles
    // trade mass by exp(-gap / epsilon).
    double step = epsilon == 1 ? 0.05 : 1e-5;
    Taylor.check(SinkhornDivergence.to(SAMPLES, epsilon, 1e-13), PARTICLES, true, 1e-12, step);
  }

  @Test
  void betweenDiracsItIsHalfTheSquaredDistance() {
    Energy energy = SinkhornDivergence.to(Samples.of(Points.of(new double[] {1, 2})), 0.3);
    Particles one = Particles.uniform(Points.of(new double[] {4, 6}));
    assertEquals(12.5, energy.value(one), 1e-14);
    assertEquals(Block.copyOf(3, 4), energy.firstVariation(one).gradients());
  }

  @Test
  void atTheTargetEverythingVanishes() {
    SinkhornDivergence energy = SinkhornDivergence.to(SAMPLES, 0.1);
    Particles nu = SAMPLES.measure();
    assertEquals(0, energy.value(nu), 1e-12);
    Field xi = energy.firstVariation(nu);
    // Potentials hold to the relative tolerance of the marginals times epsilon, over a contraction.
    Taylor.close(Block.constant(nu.count(), 0), xi.values(), 1e-9, "xi");
    Taylor.close(Block.constant(2 * nu.count(), 0), xi.gradients(), 1e-9, "grad xi");
  }

  @Test
  void smallEpsilonIsHalfTheSquaredWassersteinDistance() {
    double w2 = Wasserstein2.between(PARTICLES, SAMPLES.measure()).squaredDistance();
    double epsilon = 1e-3;
    // The bias of OT is at most eps times an entropy, log 9 here.
    assertEquals(
        w2 / 2, SinkhornDivergence.to(SAMPLES, epsilon).value(PARTICLES), epsilon * Math.log(9));
  }

  @Test
  void largeEpsilonIsHalfTheSquaredDistanceOfMeans() {
    double[] difference = new double[2];
    for (int k = 0; k < 2; k++) {
      difference[k] = mean(PARTICLES, k) - mean(SAMPLES.measure(), k);
    }
    double expected = (difference[0] * difference[0] + difference[1] * difference[1]) / 2;
    // The first correction is the fourth moment over epsilon: about ten here.
    assertEquals(expected, SinkhornDivergence.to(SAMPLES, 1e6).value(PARTICLES), 1e-5);
  }

  @Test
  void gradientsOfATranslationAreItsLength() {
    // F(mu shifted by h) = F + h.(mean mu - mean nu) + |h|^2 / 2, so gradients average to means.
    Field xi = SinkhornDivergence.to(SAMPLES, 0.1, 1e-12).firstVariation(PARTICLES);
    for (int k = 0; k < 2; k++) {
      double sum = 0;
      for (int i = 0; i < PARTICLES.count(); i++) {
        sum += PARTICLES.weights().get(i) * xi.gradients().get(k * PARTICLES.count() + i);
      }
      assertEquals(mean(PARTICLES, k) - mean(SAMPLES.measure(), k), sum, 1e-11);
    }
  }

  /** Plain sweeps would need about exp(gap / epsilon) of them. */
  @Test
  void separatedClustersConverge() {
    Particles mu = Particles.of(Points.onLine(0, 0.1, 10, 10.1), 0.3, 0.2, 0.25, 0.25);
    Samples nu = Samples.of(Particles.of(Points.onLine(0.05, 0.2, 9.9, 10.2), 0.1, 0.3, 0.3, 0.3));
    double value = SinkhornDivergence.to(nu, 0.1).value(mu);
    double w2 = Wasserstein2.between(mu, nu.measure()).squaredDistance();
    assertEquals(w2 / 2, value, 0.1 * Math.log(4));
    assertTrue(SinkhornDivergence.to(nu, 0.1).firstVariation(mu).isFinite());
  }

  @Test
  void failureToConvergeIsNotHidden() {
    // Potentials near 1e4 round to 1e-12, which is 1e-3 of epsilon: no marginal can hold to 1e-10.
    Samples nu = Samples.of(new Points(20, 2, Key.of(2).normals(40).map(z -> 100 * z)));
    Particles mu = Particles.uniform(new Points(20, 2, Key.of(1).normals(40).map(z -> 100 * z)));
    ArithmeticException e =
        assertThrows(ArithmeticException.class, () -> SinkhornDivergence.to(nu, 1e-9).value(mu));
    assertTrue(e.getMessage().contains("larger epsilon"), e.getMessage());
  }

  /** Weights that a run has summed up to one within 1e-9 still converge to 1e-13. */
  @Test
  void massesNeedBeOneOnlyRoughly() {
    Particles drifted = PARTICLES.withWeights(PARTICLES.weights().map(w -> w * (1 + 5e-10)));
    SinkhornDivergence energy = SinkhornDivergence.to(SAMPLES, 0.1, 1e-13);
    assertEquals(energy.value(PARTICLES), energy.value(drifted), 1e-14);
  }

  @Test
  void overflowIsNotHidden() {
    Particles far = Particles.uniform(Points.of(new double[] {1e200, 0}));
    assertThrows(ArithmeticException.class, () -> SinkhornDivergence.to(SAMPLES, 1).value(far));
    assertThrows(ArithmeticException.class, () -> Wasserstein2.between(far, SAMPLES.measure()));
  }

  @Test
  void otherMassesAreRefused() {
    Energy energy = SinkhornDivergence.to(SAMPLES, 1);
    Trouble trouble =
        assertThrows(
            Trouble.class,
            () -> energy.value(PARTICLES.withWeights(PARTICLES.weights().map(w -> 2 * w))));
    assertInstanceOf(Failure.NotAMeasure.class, trouble.failure());
    assertTrue(trouble.failure().advice().contains("conserve"), trouble.failure().advice());
  }

  @Test
  void otherDimensionsAreRefused() {
    Energy energy = SinkhornDivergence.to(SAMPLES, 1);
    Points line = Points.onLine(1, 2);
    assertThrows(IllegalArgumentException.class, () -> energy.value(Particles.uniform(line)));
    assertThrows(IllegalArgumentException.class, () -> energy.firstVariation(PARTICLES, line));
  }

  @Test
  void aHundredParticlesTakeMilliseconds() {
    Particles mu = Particles.uniform(new Points(100, 2, Key.of(1).normals(200).map(z -> z + 3)));
    Samples nu = Samples.of(new Points(100, 2, Key.of(2).normals(200)));
    for (double epsilon : new double[] {1, 0.1, 0.01, 0.001}) {
      SinkhornDivergence energy = SinkhornDivergence.to(nu, epsilon);
      long best = Long.MAX_VALUE;
      for (int run = 0; run < 5; run++) {
        long begin = System.nanoTime();
        energy.evaluate(mu);
        best = Math.min(best, System.nanoTime() - begin);
      }
      assertTrue(best < 5e9);
    }
  }

  private static double mean(Particles mu, int k) {
    double sum = 0;
    for (int i = 0; i < mu.count(); i++) {
      sum += mu.weights().get(i) * mu.points().get(i, k);
    }
    return sum;
  }
}
