package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.onsager.testing.Given.right;

import org.junit.jupiter.api.Test;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.testing.Mixtures;

/** Merging and pruning: fewer particles, the same mass, an energy that is no higher. */
class MergingTest {

  private static final Energy BOWL = Potential.of(x -> x[0] * x[0], x -> new double[] {2 * x[0]});

  private static State apply(Scheme scheme, Energy energy, Particles mu) {
    return right(scheme.move(State.start(mu, Key.of(1)), energy, 1));
  }

  @Test
  void neighboursMoveToTheirCentreOfMass() {
    Particles mu = Particles.of(Points.onLine(0.5, 3, 0.75, 1), 1, 0.5, 3, 2);
    State after = apply(Schemes.merging(0.3), BOWL, mu);
    Particles nu = after.particles();
    assertAll(
        // From the heaviest on, at 0.75: (0.5 + 3 * 0.75 + 2 * 1) / 6.
        () -> assertEquals(Particles.of(Points.onLine(0.75 + 0.25 / 6, 3), 6, 0.5), nu),
        () -> assertEquals(2, after.fact(Merging.MERGED).get()),
        () -> assertEquals(2, after.evaluations()));
  }

  @Test
  void nothingIsEvaluatedWhereNothingIsNear() {
    Particles mu = Particles.of(Points.onLine(0.5, 3), 1, 2);
    State after = apply(Schemes.merging(0.3), BOWL, mu);
    assertSame(mu, after.particles());
    assertEquals(0, after.evaluations());
    assertEquals(0, after.fact(Merging.MERGED).get());
  }

  @Test
  void whatWouldRaiseTheEnergyStaysApart() {
    Particles mu = Particles.of(Points.onLine(0.5, 0.75), 1, 2);
    State after = apply(Schemes.merging(0.3), BOWL.times(-1), mu);
    assertSame(mu, after.particles());
    assertEquals(0, after.fact(Merging.MERGED).get());
    assertEquals(2, after.evaluations());
  }

  /** Across the end of a period, the short way. */
  @Test
  void neighboursOnACircleAreNeighbours() {
    Energy flat = Potential.constant(1);
    Particles mu = Particles.of(Points.of(new double[] {0.1, 0}, new double[] {6.2, 0}), 3, 1);
    Particles nu =
        apply(Schemes.merging(0.2).periodic(2 * Math.PI, Double.POSITIVE_INFINITY), flat, mu)
            .particles();
    assertEquals(1, nu.count());
    assertEquals(0.1 + (6.2 - 2 * Math.PI - 0.1) / 4, nu.points().get(0, 0), 1e-15);
    assertEquals(4, nu.mass());
    assertSame(mu, apply(Schemes.merging(0.2), flat, mu).particles());
  }

  @Test
  void particlesThatHardlyCountAreLeftOut() {
    Particles mu = Particles.of(Points.onLine(0.5, 3, 1, 2), 0.25, 0, 0.75, 1e-15);
    State after = apply(Schemes.pruning(1e-14), BOWL, mu);
    assertAll(
        () -> assertEquals(Points.onLine(0.5, 1), after.particles().points()),
        () -> assertEquals(mu.mass(), after.particles().mass(), 1e-15),
        () -> assertEquals(2, after.fact(Pruning.PRUNED).get()));
    Particles kept = Particles.of(Points.onLine(0.5, 1), 0.25, 0.75);
    assertSame(kept, apply(Schemes.pruning(1e-14), BOWL, kept).particles());
  }

  /** The datum at 40 is explained by nobody else, however little is left. */
  @Test
  void aParticleThatIsNeededStays() {
    Energy energy = Mixtures.normal(Points.onLine(0, 40));
    Particles mu = Particles.of(Points.onLine(0, 40), 1, 1e-16);
    State after = apply(Schemes.pruning(1e-14), energy, mu);
    assertSame(mu, after.particles());
    assertEquals(0, after.fact(Pruning.PRUNED).get());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schemes.merging(0));
    assertThrows(IllegalArgumentException.class, () -> Schemes.merging(1).periodic(0));
    assertThrows(IllegalArgumentException.class, () -> Schemes.pruning(1));
    assertThrows(IllegalArgumentException.class, () -> Schemes.pruning(-1));
  }
}
