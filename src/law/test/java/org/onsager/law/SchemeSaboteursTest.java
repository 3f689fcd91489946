package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.energy.Energy;
import org.onsager.energy.Objective;
import org.onsager.law.Experiment.Moves;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Continuation;
import org.onsager.step.Scheme;
import org.onsager.step.State;

class SchemeSaboteursTest {

  private static final Domain DOMAIN = Domain.probabilities();

  private static final Scheme EULER = explicit(wasserstein());

  @TestFactory
  Stream<DynamicTest> everySchemeLawRejectsItsSaboteur() {
    return Saboteur.tests(
        SchemeLaws.all(), Vector.ofAll(alone()).appendAll(RateSaboteurs.all()).asJava());
  }

  private static List<Saboteur<Experiment>> alone() {
    return List.of(
        saboteur("always fails", Experiment.of(objecting(refuses())), "succeeds"),
        saboteur("fails, and does not object", Experiment.of(refuses()), "succeeds", "objection"),
        saboteur("writes into its input", Experiment.of(objecting(writesIntoInput())), "pure"),
        saboteur(
            "draws from a generator of its own",
            Experiment.of(objecting(new Wandering())),
            "pure",
            "keyed",
            "associative",
            "times"),
        saboteur("ignores its key", Experiment.of(objecting(ignoresKey())), "keyed"),
        saboteur("moves the clock", Experiment.of(objecting(movesClock())), "clock"),
        saboteur(
            "copies what it does not change",
            Experiment.of(objecting(copiesWeights())).moving(Moves.POINTS),
            "shares"),
        saboteur(
            "copies the points it does not change",
            Experiment.of(objecting(copiesPoints())).moving(Moves.WEIGHTS),
            "shares"),
        saboteur("composes backwards", Experiment.of(new Backwards()), "associative"),
        saboteur("deaf to times", Experiment.of(new Timeless()), "times"),
        saboteur(
            "forgets to object to log mu",
            Experiment.of((s, f, tau) -> EULER.move(s, f, tau)),
            "objection"),
        saboteur("moves however small tau is", Experiment.of(objecting(jumps())), "identity"),
        saboteur(
            "moves with the fourth root of tau",
            Experiment.of(objecting((s, f, tau) -> shifted(s, Math.sqrt(Math.sqrt(tau))))),
            "identity"),
        saboteur(
            "moves however small tau is, and calls itself proximal",
            Experiment.of(objecting(jumps())).proximal(Proximity.wasserstein()),
            "identity",
            "descent",
            "proximal"),
        saboteur("loses mass", Experiment.of(entropic(hellinger())).conservingMass(), "mass"),
        saboteur("ascends", Experiment.of(objecting(ascends())).descending(), "descent"),
        saboteur(
            "overshoots",
            Experiment.of(EULER.times(3)).tau(0.01).proximal(Proximity.wasserstein()).upTo(0.01),
            "proximal"),
        saboteur("Euler, called of order two", Experiment.of(EULER).ofOrder(2), "order"));
  }

  @Test
  void aSchemeMaySayThatItActsAtOnce() {
    Experiment jump = Experiment.of(jumps());
    Trial trial = DOMAIN.trial(3, 2, 1, 1, Shape.CLOUD);
    assertFalse(SchemeNumbers.IDENTITY.check(jump, trial).holds());
    assertTrue(SchemeNumbers.IDENTITY.check(jump.actingAtOnce(), trial).holds());
  }

  /** Half a step in the last stage, or all of it in the stages before, as if that were the last. */
  @Test
  void aContinuationThatDoesNotEndAsItsSchemeIsSeen() {
    Law<Experiment> law = SchemeLaws.endingAs(EULER);
    Vector<Trial> trials = Vector.of(1, 3, 10).map(n -> DOMAIN.trial(n, 2, n, 1, Shape.CLOUD));
    Scheme honest = Continuation.of(EULER);
    Scheme half = Continuation.of(EULER.times(0.5));
    Scheme hasty =
        (s, f, tau) -> honest.move(s, f, tau).map(m -> m.reporting(Continuation.STAGES, 0));
    assertTrue(trials.forAll(trial -> law.check(Experiment.of(honest), trial).holds()));
    assertTrue(trials.exists(trial -> !law.check(Experiment.of(half), trial).holds()));
    assertTrue(trials.exists(trial -> !law.check(Experiment.of(hasty), trial).holds()));
  }

  /** An honest scheme is not accused: its noise is Langevin's. */
  @Test
  void langevinHoldsToWhatItClaims() {
    Experiment honest = RateSaboteurs.langevin(tau -> Math.sqrt(2 * tau));
    assertEquals(Vector.empty(), Laws.violated(Laws.of(honest, DOMAIN)));
  }

  @Test
  void claimsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Experiment.of(EULER).ofOrder(-1));
    assertThrows(IllegalArgumentException.class, () -> Experiment.of(EULER).tau(0));
    assertThrows(IllegalArgumentException.class, () -> Experiment.of(EULER).upTo(0));
    assertThrows(IllegalArgumentException.class, () -> Experiment.of(EULER).diffusing(-1));
  }

  @Test
  void anOrderIsSeenAndTheNextOneIsNot() {
    Trial trial = DOMAIN.trial(3, 2, 1, 1, Shape.CLOUD);
    Experiment midpoint = Experiment.of(SchemeSaboteursTest::midpoint);
    assertTrue(SchemeNumbers.ORDER.check(midpoint.ofOrder(2), trial).holds());
    assertFalse(SchemeNumbers.ORDER.check(midpoint.ofOrder(3), trial).holds());
    assertTrue(SchemeNumbers.ORDER.check(Experiment.of(EULER).ofOrder(1), trial).holds());
  }

  /** Errors of 8 steps of size tau / 8 and less count, if those of size tau are too large. */
  @Test
  void anOrderMayShowInAShorterTimeOnly() {
    Trial trial = DOMAIN.trial(3, 2, 1, 1, Shape.CLOUD);
    double tau = 0.1;
    Scheme late = (s, f, size) -> shifted(s, size * (size > tau / 7 ? Math.sqrt(size) : size));
    assertTrue(SchemeNumbers.ORDER.check(Experiment.of(late).tau(tau).ofOrder(1), trial).holds());
    assertFalse(
        SchemeNumbers.ORDER.check(Experiment.of(late).tau(8 * tau).ofOrder(1), trial).holds());
  }

  /** An Euler step with the velocity after half of one. */
  private static Either<Failure, State> midpoint(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Block x = mu.points().coordinates();
    Block half = x.plus(-tau / 2, energy.firstVariation(mu).gradients());
    Particles there = mu.withPoints(mu.points().withCoordinates(half));
    return state.moved(x.plus(-tau, energy.firstVariation(there).gradients()));
  }

  private static Saboteur<Experiment> saboteur(String what, Experiment subject, String... breaks) {
    return Saboteur.of(what, subject, DOMAIN, breaks);
  }

  /** A scheme that objects to log mu, as it should. */
  static Scheme objecting(Scheme scheme) {
    return new Scheme() {
      @Override
      public Either<Failure, State> attempt(State state, Energy energy, double tau) {
        return scheme.move(state, energy, tau);
      }

      @Override
      public Option<String> objection(Objective objective) {
        return EULER.objection(objective);
      }
    };
  }

  private static Scheme refuses() {
    return (state, energy, tau) -> Either.left(new Failure.NoDescent("No.", "Never mind.", 0));
  }

  private static Either<Failure, State> shifted(State state, double distance) {
    return state.moved(state.particles().points().coordinates().map(c -> c + distance));
  }

  private static Scheme writesIntoInput() {
    return (state, energy, tau) -> {
      Either<Failure, State> moved = EULER.move(state, energy, tau);
      double[] x = state.particles().points().coordinates().borrowReadOnly();
      x[0] = Math.nextUp(x[0]);
      return moved;
    };
  }

  /** Not a record: it has a generator, which a scheme must not have. */
  private static final class Wandering implements Scheme {
    private int calls;

    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      double random = Key.of(calls++).normals(1).get(0);
      return EULER.move(state, energy, tau * (1 + 1e-3 * random));
    }
  }

  private static Scheme ignoresKey() {
    return (state, energy, tau) -> {
      Block noise = Key.of(42).normals(state.particles().points().coordinates().length());
      return state
          .drawn()
          .moved(state.particles().points().coordinates().plus(Math.sqrt(tau), noise));
    };
  }

  private static Scheme movesClock() {
    return (s, energy, tau) ->
        EULER
            .move(s, energy, tau)
            .map(m ->
                new State(
                    m.particles(),
                    m.index() + 1,
                    m.time() + tau,
                    m.key(),
                    m.draws(),
                    m.evaluations(),
                    m.memory(),
                    m.facts()));
  }

  private static Scheme copiesWeights() {
    return (state, energy, tau) ->
        EULER.move(state, energy, tau).map(moved -> moved.with(copied(moved.particles())));
  }

  private static Particles copied(Particles mu) {
    return mu.withWeights(Block.copyOf(mu.weights().toArray()));
  }

  private static Scheme copiesPoints() {
    return (state, energy, tau) ->
        Either.right(state.with(state.particles().withPoints(copy(state.particles().points()))));
  }

  private static Points copy(Points points) {
    return new Points(points.count(), points.dimension(), points.coordinates());
  }

  private static Scheme jumps() {
    return (state, energy, tau) -> shifted(state, 1e-3);
  }

  private static Scheme ascends() {
    return (state, energy, tau) -> EULER.move(state, energy.times(-1), tau);
  }

  private record Backwards() implements Scheme {
    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return EULER.move(state, energy, tau);
    }

    @Override
    public Scheme then(Scheme next) {
      return next.then((state, energy, tau) -> EULER.move(state, energy, tau));
    }

    @Override
    public Option<String> objection(Objective objective) {
      return EULER.objection(objective);
    }
  }

  private record Timeless() implements Scheme {
    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      return EULER.move(state, energy, tau);
    }

    @Override
    public Scheme times(double factor) {
      return this;
    }

    @Override
    public Option<String> objection(Objective objective) {
      return EULER.objection(objective);
    }
  }
}
