package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Reference.PARTICLES;
import static org.onsager.testing.Reference.SAMPLES;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Reference;

class DrMmdTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1.5);

  @ParameterizedTest
  @ValueSource(doubles = {10, 0.1, 0.001})
  void agreesWithTheOperatorOnFiniteFeatures(double lambda) {
    DrMmd energy = DrMmd.to(SAMPLES, KERNEL, lambda);
    // Both sides lose log10(1/lambda) digits.
    double tolerance = 1e-13 * (1 + 1 / lambda);
    double expected = Reference.value("drmmd " + lambda);
    assertEquals(expected, energy.drMmd(PARTICLES), tolerance * Math.max(1, expected));
    Taylor.close(
        Reference.values("drmmd field " + lambda),
        energy.firstVariation(PARTICLES).values(),
        tolerance,
        "xi");
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 0.1, 0.001})
  void firstVariationIsTheDerivative(double lambda) {
    Taylor.check(DrMmd.to(SAMPLES, KERNEL, lambda), PARTICLES, false, 3e-14 * (1 + 1 / lambda));
  }

  @Test
  void largeLambdaIsHalfTheSquaredMmd() {
    double lambda = 1e6;
    // (T + lambda)^-1 lambda = 1 + O(|T| / lambda), and |T| <= 1.
    assertEquals(
        Mmd.to(SAMPLES, KERNEL).value(PARTICLES),
        DrMmd.to(SAMPLES, KERNEL, lambda).value(PARTICLES),
        2 / lambda);
  }

  @Test
  void smallLambdaIsHalfTheChiSquaredDivergenceOnCommonPoints() {
    // Weights off by 20 % in turn: chi^2 = sum (w_i - v_i)^2 / v_i = 0.04. Far-apart points make
    // the kernel the identity, T = 1/n, and F = (1 + lambda) / (1 + lambda n) 0.04 / 2 exactly.
    double[] x = new double[10];
    double[] w = new double[10];
    for (int i = 0; i < 10; i++) {
      x[i] = 100 * i;
      w[i] = i % 2 == 0 ? 0.12 : 0.08;
    }
    Samples uniform = Samples.of(Points.onLine(x));
    Particles mu = Particles.of(Points.onLine(x), w);
    for (double lambda : new double[] {1, 0.01, 1e-4}) {
      assertEquals(
          (1 + lambda) / (1 + 10 * lambda) * 0.02,
          DrMmd.to(uniform, KERNEL, lambda).value(mu),
          1e-15 / lambda);
    }
  }

  @Test
  void atTheTargetEverythingVanishes() {
    DrMmd energy = DrMmd.to(SAMPLES, KERNEL, 0.01);
    Particles pi = SAMPLES.measure();
    assertEquals(0, energy.value(pi), 1e-14);
    Taylor.close(
        Block.constant(pi.count(), 0), energy.firstVariation(pi).values(), 1e-13, "xi at pi");
  }

  @Test
  void lambdaMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> DrMmd.to(SAMPLES, KERNEL, 0));
  }

  /** Samples that coincide make a singular matrix, and lambda is lost beside its entries. */
  @Test
  void lambdaMayBeTooSmall() {
    Samples twice = Samples.of(Points.onLine(1, 1));
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> DrMmd.to(twice, KERNEL, 1e-300));
    assertTrue(thrown.getMessage().contains("larger"), thrown.getMessage());
  }
}
