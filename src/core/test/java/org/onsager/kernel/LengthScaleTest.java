package org.onsager.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LengthScaleTest {

  @Test
  void isReadOffTheTaylorSeriesOfTheProfile() {
    assertAll(
        () -> assertScale(10, Gaussian.ofVariance(10)),
        () -> assertScale(10, Gaussian.ofVariance(10).times(7)),
        () -> assertScale(1e-12, Gaussian.ofVariance(1e-12)),
        // (1 + s/c^2)^(-1/2) = 1 - s / (2 c^2) + ...
        () -> assertScale(4, InverseMultiquadric.ofScale(2)),
        // (1 + r) e^-r = 1 - r^2 / 2 + ..., r^2 = 3 s / l^2
        () -> assertScale(4.0 / 3, Matern.threeHalves(2)),
        // (1 + r + r^2/3) e^-r = 1 - r^2 / 6 + ..., r^2 = 5 s / l^2
        () -> assertScale(3 * 4.0 / 5, Matern.fiveHalves(2)),
        // Slopes of sums add: (1 + 1) / (1/10 + 1/2).
        () -> assertScale(2 / 0.6, Gaussian.ofVariance(10).plus(Gaussian.ofVariance(2))));
  }

  @Test
  void isRefusedWithAdviceWhereThereIsNone() {
    assertAll(
        () -> assertRefused(Laplace.ofLength(1)),
        () -> assertRefused(Gaussian.ofStandardDeviation(1e-145)),
        () -> assertRefused(new EnergyDistance()),
        () -> assertRefused(Gaussian.ofVariance(1).plus(Laplace.ofLength(1))),
        () -> assertRefused(Radial.of(s -> 1, s -> 0)),
        () -> assertRefused(Radial.of(s -> -Math.exp(-s), s -> Math.exp(-s))));
  }

  private static void assertScale(double expected, Radial radial) {
    assertEquals(expected, Bandwidth.lengthScaleSquared(radial), 1e-14 * expected);
  }

  private static void assertRefused(Radial radial) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Bandwidth.lengthScaleSquared(radial));
    assertTrue(refusal.getMessage().contains("or one below 1e-140"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("median distance"), refusal.getMessage());
  }
}
