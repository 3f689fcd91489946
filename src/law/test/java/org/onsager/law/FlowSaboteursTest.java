package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.explicit;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.LeafSchemes;
import org.onsager.scheme.Splitting;
import org.onsager.step.Fact;
import org.onsager.step.State;
import org.onsager.step.Step;

class FlowSaboteursTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final Energy MMD = Mmd.to(Normal.isotropic(1, 0, 0), KERNEL);

  private static final Energy OTHER = Mmd.to(Normal.isotropic(1, 2, 0), KERNEL);

  private static final RandomEnergy FRESH = Mmd.sampled(Normal.isotropic(1, 0, 0), KERNEL, 5);

  private static final Step STEP = explicit(wasserstein()).on(MMD).tau(0.1);

  @TestFactory
  Stream<DynamicTest> everyFlowLawRejectsItsSaboteur() {
    return Saboteur.tests(
        FlowLaws.all(),
        List.of(
            saboteur(
                "counts its calls",
                new Counting(),
                "replay",
                "parts",
                "resume",
                "states",
                "interleaved",
                "associative"),
            saboteur("knows its states by identity", new Remembering(), "resume", "interleaved"),
            saboteur("keeps its momentum for itself", new Heavy(), "interleaved"),
            saboteur("writes into its start", FlowSaboteursTest::writing, "replay", "associative"),
            saboteur("a clock that stands", FlowSaboteursTest::standing, "clock"),
            saboteur("composes backwards", new Backwards(), "associative"),
            saboteur("composes whole steps", new Whole(), "associative")));
  }

  private static Saboteur<Step> saboteur(String what, Step step, String... breaks) {
    return Saboteur.of(what, step, Domain.probabilities().inDimension(2), breaks);
  }

  private static final class Counting implements Step {
    private static final Fact CALL = Fact.last("call", "1");
    private int calls;

    @Override
    public Either<Failure, State> apply(State state) {
      return STEP.apply(state.reporting(CALL, calls++)).map(s -> s.reporting(CALL, calls));
    }
  }

  /** Its memory is outside of the state: a loaded state is a stranger. */
  private static final class Remembering implements Step {
    private State last = State.start(Particles.uniform(Points.onLine(0)), Key.of(0));

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Either<Failure, State> apply(State state) {
      boolean known = state == last || state.index() == 0;
      return STEP.apply(state)
          .flatMap(moved -> known ? Either.right(moved) : shifted(moved))
          .peek(moved -> last = moved);
    }
  }

  /** Its momentum starts anew at the start of a run, whichever that is. */
  private static final class Heavy implements Step {
    private Block momentum = Block.constant(0, 0);

    @Override
    public Either<Failure, State> apply(State state) {
      Block x = state.particles().points().coordinates();
      boolean fresh = state.index() == 0 || momentum.length() != x.length();
      Block before = fresh ? Block.constant(x.length(), 0) : momentum;
      momentum =
          before.map(p -> 0.9 * p).plus(-0.1, MMD.firstVariation(state.particles()).gradients());
      return STEP.apply(state).flatMap(moved -> moved.moved(x.plus(1, momentum)));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyMovementLawRejectsItsSaboteur() {
    Geometry both = wasserstein().plus(hellinger().spherical());
    LeafSchemes fast = leaf -> LeafSchemes.explicit().of(leaf).times(2);
    LeafSchemes slow =
        leaf ->
            leaf instanceof Reaction
                ? LeafSchemes.explicit().of(leaf).times(0.5)
                : LeafSchemes.explicit().of(leaf);
    return Saboteur.tests(
        MovementLaws.all(),
        List.of(
            movement(
                "chooses twice as fast",
                Movement.of(Splitting.of(both, MMD).with(fast), 0.1),
                "rate"),
            movement(
                "reacts half as fast",
                Movement.of(Splitting.of(both, MMD).with(slow), 0.1),
                "rate"),
            movement(
                "reacts to an energy of its own in silence",
                new Movement(
                    Splitting.of(both, MMD).with(hellinger().spherical(), OTHER).lie()::tau,
                    both,
                    MMD,
                    0.1),
                "rate"),
            movement(
                "climbs",
                new Movement(
                    explicit(wasserstein()).on(MMD.times(-1))::tau, wasserstein(), MMD, 0.1),
                "rate"),
            movement(
                "draws another energy",
                new Movement(
                    explicit(wasserstein()).on(key -> FRESH.at(key.fold(1)))::tau,
                    wasserstein(),
                    FRESH,
                    0.1),
                "rate"),
            movement(
                "a clock of half the speed",
                new Movement(
                    tau -> explicit(wasserstein()).times(2).on(MMD).tau(tau / 2),
                    wasserstein(),
                    MMD,
                    0.1),
                "time")));
  }

  private static Saboteur<Movement> movement(String what, Movement movement, String... breaks) {
    return Saboteur.of(what, movement, Domain.probabilities().inDimension(2), breaks);
  }

  @TestFactory
  Stream<DynamicTest> splittingsFollowTheirGeometry() {
    Geometry both = wasserstein().times(2).plus(hellinger().spherical().times(0.5));
    return Stream.of(
            Movement.of(Splitting.of(both, MMD), 0.1),
            Movement.of(Splitting.of(both, FRESH), 0.1),
            new Movement(Splitting.of(both, MMD).strang()::tau, both, MMD, 0.1),
            Movement.of(Splitting.of(both, MMD).with(LeafSchemes.backtracking()), 0.1),
            Movement.of(Splitting.of(both, MMD).with(hellinger().spherical(), OTHER), 0.1),
            Movement.of(Splitting.of(both, MMD).with(wasserstein(), FRESH), 0.1),
            Movement.of(
                Splitting.of(stein(KERNEL).plus(hellinger().spherical()), MMD)
                    .with(stein(KERNEL), KullbackLeibler.to(Normal.isotropic(1, 0, 0))),
                0.1))
        .map(movement ->
            DynamicTest.dynamicTest(
                movement.toString(),
                () ->
                    assertEquals(
                        Vector.empty(),
                        Laws.violated(Laws.of(movement, Domain.probabilities().inDimension(2))))));
  }

  private static Either<Failure, State> shifted(State state) {
    return state.moved(state.particles().points().coordinates().map(c -> c + 1));
  }

  private static Either<Failure, State> writing(State state) {
    Either<Failure, State> moved = STEP.apply(state);
    if (state.index() == 0) {
      double[] x = state.particles().points().coordinates().borrowReadOnly();
      x[0] = Math.nextUp(x[0]);
    }
    return moved;
  }

  private static Either<Failure, State> standing(State state) {
    return STEP.apply(state)
        .map(m ->
            new State(
                m.particles(),
                m.index(),
                0,
                m.key(),
                m.draws(),
                m.evaluations(),
                m.memory(),
                m.facts()));
  }

  private record Backwards() implements Step {
    @Override
    public Either<Failure, State> apply(State state) {
      return STEP.apply(state);
    }

    @Override
    public Step then(Step next) {
      return next.then(STEP);
    }
  }

  /** Advances the clock with every part. */
  private record Whole() implements Step {
    @Override
    public Either<Failure, State> apply(State state) {
      return STEP.apply(state);
    }

    @Override
    public Step then(Step next) {
      return state -> apply(state).flatMap(next::apply);
    }
  }
}
