package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Near.assertNear;

import org.junit.jupiter.api.Test;
import org.onsager.energy.Energy;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Interaction;
import org.onsager.energy.Potential;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.step.State;
import org.onsager.testing.Given;

/** Gauss-Newton steps where they are known: short ones, in any unit of mass, twice in a step. */
class LinearisationTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);

  /** Of mass three; the last one weighs less than a thousandth of the mean. */
  private static final Particles MU =
      Given.particles(4, 2, 1).withWeights(Block.copyOf(0.9, 1.6, 0.4999, 1e-4));

  private static final double ALPHA = 2;

  private static final double BETA = 0.3;

  private static final Speeds SPEEDS = new Speeds(ALPHA, BETA, true);

  private static final GaussNewtonJko SCHEME =
      GaussNewtonJko.of(wasserstein().times(ALPHA).plus(hellinger().spherical().times(BETA)));

  /** Of the same value at {@code mass} times a measure. */
  private static Energy energy(double mass) {
    return Interaction.of(KERNEL.times(1 / (mass * mass)))
        .plus(Potential.negativeLog(Given.TARGET_B).times(1 / mass));
  }

  private static Particles scaled(Particles mu, double mass) {
    return mu.withWeights(mu.weights().map(w -> mass * w));
  }

  private static State state(Particles mu) {
    return State.start(mu, Key.of(1));
  }

  @Test
  void aShortStepIsExplicitEuler() {
    Field xi = energy(1).firstVariation(MU);
    double tau = 1e-7;
    PrimalLinearisation problem =
        PrimalLinearisation.of(energy(1).gaussNewton().get().apply(MU), xi, MU, SPEEDS);
    Particles moved =
        right(problem.tangent().applied(state(MU), problem.factorised(tau, false).get().step()))
            .particles();
    double mean = MU.weights().dot(xi.values()) / 3;
    double least = 1e-3 * 3 / 4;
    for (int i = 0; i < 4; i++) {
      double w = MU.weights().get(i);
      double pace = tau * ALPHA * Math.min(1, w / least);
      for (int k = 0; k < 2; k++) {
        double step = moved.points().get(i, k) - MU.points().get(i, k);
        assertEquals(1, step / (-pace * xi.gradients().get(k * 4 + i)), 1e-5);
      }
      double growth = moved.weights().get(i) / w - 1;
      assertEquals(1, growth / (-tau * BETA * (xi.values().get(i) - mean)), 1e-5);
    }
  }

  /** Nothing but the unit of the weights changes. */
  @Test
  void theUnitOfMassDoesNotMatter() {
    State one = right(SCHEME.move(state(MU), energy(1), 1));
    State many = right(SCHEME.move(state(scaled(MU, 5)), energy(5), 1));
    assertNear(
        one.particles().points().coordinates(), many.particles().points().coordinates(), 1e-12);
    assertNear(one.particles().weights(), many.particles().weights().map(w -> w / 5), 1e-12);
    assertEquals(
        one.fact(GaussNewtonJko.PREDICTED).get(), many.fact(GaussNewtonJko.PREDICTED).get(), 1e-12);
  }

  @Test
  void reportsWhatItPredictedAndFound() {
    State moved = right(SCHEME.move(state(MU), energy(1), 1));
    double decrease = energy(1).value(MU) - energy(1).value(moved.particles());
    double predicted = moved.fact(GaussNewtonJko.PREDICTED).get();
    double slack = moved.fact(GaussNewtonJko.SLACK).get();
    assertAll(
        () -> assertTrue(decrease > 1e-3),
        () -> assertEquals(decrease / predicted, moved.fact(GaussNewtonJko.RATIO).get(), 1e-12),
        () -> assertTrue(slack <= 0 && slack > -decrease, "less the cost of the move"));
  }

  /** A scheme that is visited twice in a step starts the next one with the smaller step size. */
  @Test
  void theMoreCarefulVisitCounts() {
    Block first = right(SCHEME.move(state(MU), energy(1), 1)).pending("gauss-newton").get();
    double careful = first.get(0) / 8;
    Block visit = Block.copyOf(first.get(0), careful, first.get(2), 0, 4, 0);
    State visited = state(MU).rememberingNextStep("gauss-newton", visit);
    Block second = right(SCHEME.move(visited, energy(1), 1)).pending("gauss-newton").get();
    assertTrue(first.get(1) > careful);
    assertEquals(careful, second.get(1));
  }

  @Test
  void knowsWhetherItIsFinite() {
    GaussNewton model = energy(1).gaussNewton().get().apply(MU);
    Field xi = energy(1).firstVariation(MU);
    assertTrue(PrimalLinearisation.of(model, xi, MU, SPEEDS).isFinite());
    Matrix entries = model.matrix().map(e -> e == model.matrix().get(0, 0) ? Double.NaN : e);
    GaussNewton broken =
        new GaussNewton(model.count(), model.dimension(), entries, model.stiffness());
    assertFalse(PrimalLinearisation.of(broken, xi, MU, SPEEDS).isFinite());
    Field infinite = Field.of(xi.values(), xi.gradients().map(g -> g / 0));
    assertFalse(PrimalLinearisation.of(model, infinite, MU, SPEEDS).isFinite());
  }

  @Test
  void anEnergyWithoutAModelIsAFailureWithAdvice() {
    Energy kinked = Interaction.of(new EnergyDistance());
    Failure failure = SCHEME.move(state(MU), kinked, 1).getLeft();
    assertInstanceOf(Failure.NotSolved.class, failure);
    assertTrue(failure.advice().contains("Splitting"));
  }

  @Test
  void schemesAreEqualIfTheirSpeedsAre() {
    GaussNewtonJko same =
        GaussNewtonJko.of(hellinger().spherical().times(0.3).plus(wasserstein().times(2)));
    GaussNewtonJko other = GaussNewtonJko.of(wasserstein().plus(hellinger().spherical()));
    assertEquals(SCHEME, same);
    assertEquals(SCHEME.hashCode(), same.hashCode());
    assertEquals(
        "GaussNewtonJko[alpha=2.0, beta=Some(0.3), conservesMass=true]", SCHEME.toString());
    assertNotEquals(SCHEME, other);
    assertNotEquals(SCHEME.hashCode(), other.hashCode());
  }
}
