package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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

    assertEquals(log.values().map(v -> -v), xi.values());
    assertEquals(log.gradients().map(v -> -v), xi.gradients());
    assertEquals(1, xi.entropy());
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
