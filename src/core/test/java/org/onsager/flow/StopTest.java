package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;

import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/** Stop rules, on a particle that halves its distance x to the origin: 1, 1/2, 1/4 ... */
class StopTest {

  /** {@code int x dmu}: reads the position. */
  private static final Energy X = Potential.of(x -> x[0], x -> row(1));

  private static final Fact GAP = Fact.largest("gap", "energy");

  private static final Step HALVE =
      ((Scheme)
              (s, f, tau) -> s.spent(2).moved(s.particles().points().coordinates().map(x -> x / 2)))
          .on(X)
          .tau(1);

  private static Outcome run(Stop stop) {
    return run(HALVE, stop);
  }

  private static Outcome run(Step step, Stop stop) {
    return Flow.of(step).from(Particles.uniform(Points.onLine(1)), Key.of(1)).until(stop);
  }

  @Test
  void steps() {
    Outcome end = run(Stop.steps(3));
    assertEquals(3, end.state().index());
    assertEquals(new Reason.RanOut("3 steps done"), end.reason());
    assertEquals(0, run(Stop.steps(0)).state().index());
    assertThrows(IllegalArgumentException.class, () -> Stop.steps(-1));
  }

  @Test
  void whenSomebodyAsks() {
    AtomicInteger asked = new AtomicInteger();
    Outcome end = run(Stop.when("stopped by hand", () -> asked.incrementAndGet() > 4));
    assertEquals(4, end.state().index());
    assertEquals(new Reason.Stopped("stopped by hand"), end.reason());
  }

  /** Steps are those of this run, and a rule is a value: it counts anew in the next run. */
  @Test
  void stepsCountFromTheStartOfTheRun() {
    Stop three = Stop.steps(3);
    Outcome first = run(three);
    Outcome second = Flow.of(HALVE).from(first.state()).until(three);
    assertEquals(6, second.state().index());
  }

  @Test
  void below() {
    Outcome end = run(Stop.below(X, 0.125));
    assertEquals(3, end.state().index());
    assertInstanceOf(Reason.Converged.class, end.reason());
    assertEquals("energy <= 0.125", end.reason().message());
  }

  @Test
  void belowHoldsAtTheStart() {
    assertEquals(0, run(Stop.below(X, 1)).state().index());
  }

  @Test
  void evaluationsCountFromTheVeryStart() {
    Outcome end = run(Stop.evaluations(7));
    assertEquals(4, end.state().index());
    assertEquals(new Reason.RanOut("7 evaluations spent"), end.reason());
    assertEquals(4, Flow.of(HALVE).from(end.state()).until(Stop.evaluations(8)).state().index());
    assertThrows(IllegalArgumentException.class, () -> Stop.evaluations(-1));
  }

  @Test
  void stalledCountsStepsWithoutAFallOfTheBest() {
    Observer x = Observer.energy("x", X);
    // Halving is a fall by 50 percent: enough for 0.4; one by 60 percent takes two steps.
    assertEquals(20, run(Stop.stalled(x, 0.4, 1).or(Stop.steps(20))).state().index());
    assertEquals(1, run(Stop.stalled(x, 0.6, 1).or(Stop.steps(20))).state().index());
    assertEquals(20, run(Stop.stalled(x, 0.6, 2).or(Stop.steps(20))).state().index());

    Step still = state -> Either.right(new Shifted(state).next());
    Outcome stood = run(still, Stop.stalled(x, 0, 3));
    assertEquals(3, stood.state().index());
    assertInstanceOf(Reason.Converged.class, stood.reason());
    assertTrue(stood.reason().message().contains("stood at 1.0 for 3 steps"));
    assertThrows(IllegalArgumentException.class, () -> Stop.stalled(x, -1, 3));
    assertThrows(IllegalArgumentException.class, () -> Stop.stalled(x, Double.NaN, 3));
    assertThrows(IllegalArgumentException.class, () -> Stop.stalled(x, 0.1, 0));
  }

  /** A step that only counts. */
  private record Shifted(State state) {
    State next() {
      return new State(
          state.particles(),
          state.index() + 1,
          state.time(),
          state.key(),
          state.draws(),
          state.evaluations(),
          state.memory(),
          state.facts());
    }
  }

  @Test
  void orEndsWithTheFirstThatHolds() {
    assertEquals("energy <= 0.25", run(Stop.steps(5).or(Stop.below(X, 0.25))).reason().message());
    assertEquals("1 steps done", run(Stop.steps(1).or(Stop.below(X, 0.25))).reason().message());
    // Where both hold at once, the first is the reason.
    assertEquals("2 steps done", run(Stop.steps(2).or(Stop.below(X, 0.25))).reason().message());
    assertEquals("energy <= 0.25", run(Stop.below(X, 0.25).or(Stop.steps(2))).reason().message());
  }

  @Test
  void aNumberThatIsNotThereNeverStops() {
    Outcome end = run(Stop.below(Observer.fact(GAP), 1).or(Stop.steps(2)));
    assertEquals("2 steps done", end.reason().message());
  }

  @Test
  void aRuleOfOnesOwnIsOneLambda() {
    Stop odd =
        new Stop() {
          @Override
          public Either<Reason, Stop> at(Observation now) {
            return now.state().index() % 2 == 1
                ? Either.left(new Reason.Converged("odd"))
                : Either.right(this);
          }
        };
    assertEquals(new Reason.Converged("odd"), run(odd).reason());
  }

  @Test
  void observersReadWhatTheySay() {
    Particles mu = Particles.of(Points.onLine(1, 2, 3), 2, 2, 0);
    State state = State.start(mu, Key.of(1)).spent(9).reporting(GAP, 0.5);
    double[] read = {
      Observer.mass().read(state),
      Observer.effectiveSampleSize().read(state),
      Observer.massless().read(state),
      Observer.evaluations().read(state),
      Observer.fact(GAP).read(state),
      Observer.fact(Fact.last("none", "1")).read(state),
      Observer.energy(X).read(state),
    };
    assertEquals(Block.copyOf(4, 2, 1, 9, 0.5, Double.NaN, 6), Block.copyOf(read));
  }
}
