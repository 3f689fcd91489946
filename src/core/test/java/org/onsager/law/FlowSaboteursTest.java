package org.onsager.law;

import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.step.Schemes.explicit;

import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.target.Normal;

class FlowSaboteursTest {

  private static final Energy MMD = Mmd.between(Gaussian.ofVariance(1), Normal.isotropic(1, 0, 0));

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
                "associative"),
            saboteur("knows its states by identity", new Remembering(), "resume"),
            saboteur("writes into its start", FlowSaboteursTest::writing, "replay", "associative"),
            saboteur("a clock that stands", FlowSaboteursTest::standing, "clock"),
            saboteur("composes backwards", new Backwards(), "associative")));
  }

  private static Saboteur<Step> saboteur(String what, Step step, String... breaks) {
    return Saboteur.of(what, step, Domain.probabilities().inDimension(2), breaks);
  }

  private static final class Counting implements Step {
    private int calls;

    @Override
    public Either<Failure, State> apply(State state) {
      return STEP.apply(state.reporting("call", calls++)).map(s -> s.reporting("call", calls));
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
}
