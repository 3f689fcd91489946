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
import org.onsager.kernel.EnergyDistance;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.testing.Reference;

class SlicedEnergyDistanceTest {

  private static final double ROUNDING = 1e-14;

  @Test
  void firstVariationIsTheDerivative() {
    Energy energy = SlicedEnergyDistance.to(SAMPLES, 7, Key.of(4));
    Taylor.check(energy, PARTICLES, false, ROUNDING, 1e-5);
  }

  @Test
  void theReferenceIsHalfTheEnergyDistance() {
    assertEquals(
        Reference.value("energy plane"),
        Mmd.to(SAMPLES, new EnergyDistance()).value(PARTICLES),
        ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void itsExpectationIsAMultipleOfTheEnergyDistance(int dimension) {
    int n = 20;
    Particles mu = Particles.uniform(new Points(n, dimension, Key.of(1).normals(n * dimension)));
    Samples target =
        Samples.of(new Points(n, dimension, Key.of(2).normals(n * dimension).map(z -> 2 * z + 1)));
    double full = Mmd.to(target, new EnergyDistance()).value(mu);
    int count = 20_000;
    double mean = SlicedEnergyDistance.to(target, count, Key.of(3)).value(mu);
    // Independent directions: five standard errors. One slice varies by less than its mean here.
    double expected = SlicedEnergyDistance.expectedRatio(dimension) * full;
    assertEquals(expected, mean, dimension == 1 ? 1e-11 : 5 * expected / Math.sqrt(count), "mean");
  }

  @Test
  void theConstantIsKnown() {
    assertEquals(1, SlicedEnergyDistance.expectedRatio(1));
    assertEquals(2 / Math.PI, SlicedEnergyDistance.expectedRatio(2), 1e-15);
    assertEquals(0.5, SlicedEnergyDistance.expectedRatio(3), 1e-15);
    assertEquals(4 / (3 * Math.PI), SlicedEnergyDistance.expectedRatio(4), 1e-15);
    assertEquals(3.0 / 8, SlicedEnergyDistance.expectedRatio(5), 1e-15);
  }

  @Test
  void directionsAreFixedByTheKey() {
    assertEquals(
        SlicedEnergyDistance.to(SAMPLES, 5, Key.of(1)),
        SlicedEnergyDistance.to(SAMPLES, 5, Key.of(1)));
    RandomEnergy drawn = SlicedEnergyDistance.sampled(SAMPLES, 5);
    assertEquals(SlicedEnergyDistance.to(SAMPLES, 5, Key.of(9)), drawn.at(Key.of(9)));
  }

  @Test
  void directionsAreNormalsOfUnitLength() {
    Points directions = SlicedEnergyDistance.to(SAMPLES, 5, Key.of(1)).directions();
    Block normals = Key.of(1).normals(10);
    for (int l = 0; l < 5; l++) {
      double length = Math.hypot(normals.get(2 * l), normals.get(2 * l + 1));
      assertEquals(normals.get(2 * l) / length, directions.get(l, 0), 1e-15);
      assertEquals(normals.get(2 * l + 1) / length, directions.get(l, 1), 1e-15);
    }
  }

  @Test
  void otherDimensionsAreRefused() {
    Energy energy = SlicedEnergyDistance.to(SAMPLES, 5, Key.of(1));
    Points line = Points.onLine(1, 2);
    Particles onLine = Particles.uniform(line);
    assertThrows(IllegalArgumentException.class, () -> energy.value(onLine));
    assertThrows(IllegalArgumentException.class, () -> energy.evaluate(onLine));
    assertThrows(IllegalArgumentException.class, () -> energy.firstVariation(PARTICLES, line));
    assertThrows(
        IllegalArgumentException.class, () -> energy.firstVariation(onLine, PARTICLES.points()));
    assertThrows(
        IllegalArgumentException.class, () -> energy.quadratic().get().apply(Support.of(line)));
    assertTrue(energy.isQuadratic());
  }

  @Test
  void countsAndDimensionsArePositive() {
    assertThrows(
        IllegalArgumentException.class, () -> SlicedEnergyDistance.to(SAMPLES, 0, Key.of(1)));
    assertThrows(IllegalArgumentException.class, () -> SlicedEnergyDistance.sampled(SAMPLES, 0));
    assertThrows(IllegalArgumentException.class, () -> SlicedEnergyDistance.expectedRatio(0));
  }
}
