package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticlesTest {

  private static final Points THREE = Points.of(row(1, 2), row(3, 4), row(5, 6));
  private static final Particles MU = Particles.of(THREE, 1, 0, 3);

  @Test
  void knowTheirSizes() {
    assertEquals(3, MU.count());
    assertEquals(2, MU.dimension());
    assertEquals(4, MU.mass());
    assertEquals(1, MU.masslessCount());
    // (1 + 3)^2 / (1 + 9).
    assertEquals(1.6, MU.effectiveSampleSize());
    assertEquals(3, Particles.uniform(THREE).effectiveSampleSize(), 4 * Math.ulp(3.0));
  }

  @Test
  void integrateFunctions() {
    Particles mu = Particles.of(THREE, 0.5, 0, 2);
    assertEquals(mu.mass(), mu.integral(x -> 1));
    assertEquals(0.5 * 1 * 2 + 2 * 5 * 6, mu.integral(x -> x[0] * x[1]));
  }

  @Test
  void areProbabilitiesOrNot() {
    assertTrue(Particles.uniform(THREE).isProbability());
    assertTrue(Particles.of(THREE, 0.5, 0.5, 1e-10).isProbability());
    // Off by a hundredth of what six digits explain, and by three times as much.
    assertTrue(Particles.of(THREE, 0.5, 0.5, 3e-8).isProbability());
    assertFalse(Particles.of(THREE, 0.5, 0.5, 1e-5).isProbability());
    assertFalse(MU.isProbability());
    assertEquals(Block.constant(3, 1.0 / 3), Particles.uniform(THREE).weights());
  }

  @Test
  void shareWhatTheyKeep() {
    Points elsewhere = Points.of(row(0, 0), row(0, 1), row(1, 0));
    Block weights = Block.copyOf(1, 1, 1);

    assertSame(MU.weights(), MU.withPoints(elsewhere).weights());
    assertSame(elsewhere, MU.withPoints(elsewhere).points());
    assertSame(MU.points(), MU.withWeights(weights).points());
    assertSame(weights, MU.withWeights(weights).weights());
    assertEquals(Particles.of(THREE, 1, 0, 3), MU);
  }

  @Test
  void areValues() {
    double[] mine = {1, 0, 3};
    Particles mu = Particles.of(THREE, mine);
    mine[0] = 9;
    assertEquals(MU, mu);
    assertEquals(MU.hashCode(), mu.hashCode());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.2, -1e-300})
  void refuseBadWeights(double bad) {
    assertRefused("weights[1] = " + bad, () -> Particles.of(THREE, 1, bad, 1));
    assertRefused("weights[2] = " + bad, () -> MU.withWeights(Block.copyOf(1, 1, bad)));
  }

  @Test
  void refuseNoMassAndInfiniteMass() {
    assertRefused("mass", () -> Particles.of(THREE, 0, 0, 0));
    assertRefused("mass", () -> Particles.of(THREE, Double.MAX_VALUE, Double.MAX_VALUE, 0));
  }

  @Test
  void refuseMismatchedDimensions() {
    assertRefused("weights", () -> Particles.of(THREE, 1, 1));
    assertRefused("weights", () -> Particles.of(THREE));
    assertRefused("weights", () -> MU.withWeights(Block.copyOf(1)));
    assertRefused("dimension", () -> MU.withPoints(Points.onLine(1, 2, 3)));
    assertRefused("weights", () -> MU.withPoints(Points.of(row(1, 2))));
  }

  private static void assertRefused(
      String word, org.junit.jupiter.api.function.Executable construction) {
    var thrown = assertThrows(IllegalArgumentException.class, construction);
    assertTrue(thrown.getMessage().contains(word), thrown.getMessage());
  }
}
