package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;

class RejuvenationTest {

  private static final Mmd ENERGY = Mmd.to(ProximalTable.mixture(), Gaussian.ofVariance(10));

  private static final Points X = ProximalTable.start(5, 1).points();

  private static State apply(Rejuvenation scheme, Particles mu, long key) {
    return scheme.move(State.start(mu, Key.of(key)), ENERGY, 1).get();
  }

  @Test
  void splitsTheHeaviestWithoutChangingTheMeasure() {
    Particles mu = Particles.of(X, 0.25, 0, 0.5, 0, 0.25);
    State after = apply(Schemes.rejuvenation(0, 0), mu, 1);
    Particles nu = after.particles();
    assertAll(
        // 0.5 becomes 0.25 + 0.25; the first of the heaviest is then particle 0.
        () ->
            assertArrayEquals(
                new double[] {0.125, 0.25, 0.25, 0.125, 0.25}, nu.weights().toArray()),
        () -> assertArrayEquals(X.row(2), nu.points().row(1), 0),
        () -> assertArrayEquals(X.row(0), nu.points().row(3), 0),
        () -> assertArrayEquals(X.row(2), nu.points().row(2), 0),
        () -> assertEquals(2, after.fact(Rejuvenation.REJUVENATED).get()),
        () -> assertEquals(2, after.evaluations()),
        // The same sum in another order.
        () -> assertEquals(0, after.fact(Rejuvenation.ENERGY_CHANGE).get(), 1e-15));
  }

  @Test
  void jitterKeepsMassAndCentreAndReportsTheEnergy() {
    Particles mu = Particles.of(X, 0.25, 0, 0.5, 0, 0.25);
    State after = apply(Schemes.rejuvenation(0, 0.1), mu, 1);
    Particles nu = after.particles();
    assertAll(
        () -> assertEquals(1, nu.mass(), 0),
        () -> assertEquals(centre(mu), centre(nu), 1e-14),
        () ->
            assertEquals(
                ENERGY.value(nu) - ENERGY.value(mu), after.fact(Rejuvenation.ENERGY_CHANGE).get()),
        () -> assertNotEquals(nu.points().row(2)[0], nu.points().row(1)[0]));
  }

  @Test
  void jitterChangesTheEnergyToSecondOrder() {
    Particles mu = Particles.of(X, 0.25, 0, 0.5, 0, 0.25);
    double coarse =
        apply(Schemes.rejuvenation(0, 1e-2), mu, 1).fact(Rejuvenation.ENERGY_CHANGE).get();
    double fine =
        apply(Schemes.rejuvenation(0, 1e-3), mu, 1).fact(Rejuvenation.ENERGY_CHANGE).get();
    // The next term is of fourth order.
    assertEquals(100, coarse / fine, 0.1);
  }

  /** The first of the light ones takes from particle 2, the next one from particle 0. */
  @Test
  void halvesMoveApartByTheJitterTimesANormal() {
    Particles mu = Particles.of(X, 0.25, 0, 0.5, 0, 0.25);
    Block noise = State.start(mu, Key.of(1)).drawKey().normals(4);
    Points y = apply(Schemes.rejuvenation(0, 0.1), mu, 1).particles().points();
    for (int k = 0; k < 2; k++) {
      assertEquals(X.get(2, k) + 0.1 * noise.get(k), y.get(2, k), 1e-15);
      assertEquals(X.get(2, k) - 0.1 * noise.get(k), y.get(1, k), 1e-15);
      assertEquals(X.get(0, k) + 0.1 * noise.get(2 + k), y.get(0, k), 1e-15);
      assertEquals(X.get(0, k) - 0.1 * noise.get(2 + k), y.get(3, k), 1e-15);
    }
  }

  /** A particle is light if it weighs at most a share of the mean, whatever the mass. */
  @Test
  void theShareIsOfTheMeanWeight() {
    Particles mu = Particles.of(X, 25, 1, 50, 3, 25);
    assertAll(
        () ->
            assertEquals(
                0,
                apply(Schemes.rejuvenation(0.04, 0), mu, 1).fact(Rejuvenation.REJUVENATED).get()),
        () ->
            assertEquals(
                1, apply(Schemes.rejuvenation(0.1, 0), mu, 1).fact(Rejuvenation.REJUVENATED).get()),
        () ->
            assertEquals(
                2, apply(Schemes.rejuvenation(0.2, 0), mu, 1).fact(Rejuvenation.REJUVENATED).get()),
        () ->
            assertArrayEquals(
                new double[] {25, 25.5, 25.5, 3, 25},
                apply(Schemes.rejuvenation(0.1, 0), mu, 1).particles().weights().toArray()));
  }

  @Test
  void isDeterministicByKey() {
    Particles mu = Particles.of(X, 0.25, 0, 0.5, 0, 0.25);
    Rejuvenation scheme = Schemes.rejuvenation(0, 0.1);
    State once = apply(scheme, mu, 7);
    State again = scheme.move(once.with(mu), ENERGY, 1).get();
    assertAll(
        () -> assertEquals(once, apply(scheme, mu, 7)),
        () -> assertNotEquals(once.particles(), apply(scheme, mu, 8).particles()),
        () -> assertNotEquals(once.particles(), again.particles()));
  }

  @Test
  void hasNothingToDoWithoutMasslessParticles() {
    Particles mu = Particles.uniform(X);
    State after = apply(Schemes.rejuvenation(0.5, 0.1), mu, 1);
    assertAll(
        () -> assertEquals(mu, after.particles()),
        () -> assertEquals(0, after.evaluations()),
        () -> assertEquals(0, after.draws()),
        () -> assertEquals(0, after.fact(Rejuvenation.REJUVENATED).get()));
  }

  @Test
  void lightParticlesGiveTheirMass() {
    Particles mu = Particles.of(X, 0.25, 0.01, 0.49, 0, 0.25);
    State after = apply(Schemes.rejuvenation(0.1, 0), mu, 1);
    assertAll(
        () -> assertEquals(2, after.fact(Rejuvenation.REJUVENATED).get()),
        () -> assertEquals(1, after.particles().mass(), 1e-15),
        () -> assertEquals(0.25, after.particles().weights().get(1)));
  }

  @Test
  void refusesMisuse() {
    assertAll(
        () -> assertThrows(IllegalArgumentException.class, () -> Schemes.rejuvenation(1, 0)),
        () -> assertThrows(IllegalArgumentException.class, () -> Schemes.rejuvenation(0, -1)));
  }

  private static double centre(Particles mu) {
    double sum = 0;
    for (int i = 0; i < mu.count(); i++) {
      sum += mu.weights().get(i) * mu.points().get(i, 0);
    }
    return sum;
  }
}
