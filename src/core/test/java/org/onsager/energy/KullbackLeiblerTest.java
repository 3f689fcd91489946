package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

/** Who may use it: {@code SplittingTest}. */
class KullbackLeiblerTest {

  private static final Energy ENERGY = KullbackLeibler.to(Given.TARGET_B);
  private static final Particles MU = Given.particles(5, 2, 1);

  @Test
  void hasNoValueOnParticles() {
    assertEquals(Double.POSITIVE_INFINITY, ENERGY.value(MU));
    assertFalse(ENERGY.isQuadratic());
    assertTrue(ENERGY.quadratic().isEmpty());
  }

  @Test
  void carriesLogMuSymbolically() {
    Points at = Given.points(4, 2, 2);
    Field log = Given.TARGET_B.logDensity(at);

    Field xi = ENERGY.firstVariation(MU, at);

    assertEquals(log.values().map(v -> 1 - v), xi.values());
    assertEquals(log.gradients().map(v -> -v), xi.gradients());
    assertEquals(1, xi.entropy());
  }

  /**
   * Of {@code m N(a, s^2)} it is {@code F = m log m + m KL} with KL between the normal
   * distributions; {@code dF/dm} is the integral of {@code log mu} and xi over N(a, s^2), which two
   * nodes at distance s from a integrate exactly: both are quadratic.
   */
  @Test
  void differentiatesInTheMass() {
    double m = 3;
    double a = 0.5;
    double s = 2;
    Particles nodes = Particles.uniform(Points.onLine(a - s, a + s));
    double logMu = Math.log(m) - 0.5 * Math.log(2 * Math.PI * s * s) - 0.5;
    double kl = 0.5 * (s * s + (a - 1) * (a - 1) - 1) - Math.log(s);

    Field xi = KullbackLeibler.to(Normal.isotropic(1, 1)).firstVariation(nodes);

    // A handful of roundings of numbers below 8.
    assertEquals(Math.log(m) + 1 + kl, logMu + nodes.weights().dot(xi.values()), 8 * Math.ulp(8.0));
  }

  @Test
  void coefficientsOfLogMuAddUp() {
    Energy half = ENERGY.times(0.5);
    assertEquals(0.5, half.entropy());
    assertEquals(1.5, half.plus(ENERGY).entropy());
    assertEquals(1.5, half.plus(ENERGY).firstVariation(MU).entropy());
    assertEquals(0, ENERGY.plus(ENERGY.times(-1)).entropy());
  }
}
