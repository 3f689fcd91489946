package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Schemes that a controller halves and doubles, on one particle at x on the line. */
class ControlledSchemesTest {

  private static final Energy NOTHING = Potential.of(x -> 0, x -> row(0));
  private static final State ORIGIN = State.start(Particles.uniform(Points.onLine(0)), Key.of(1));

  /** {@code x -> x + tau}. */
  private static final Scheme ADD = (s, f, tau) -> to(s, x(s) + tau);

  /** {@link #ADD} that fails above a tau, after two evaluations; a success takes one. */
  private static Scheme upTo(double largest) {
    return (s, f, tau) ->
        tau > largest
            ? Either.left(new Failure.NotFinite("too large.", "Smaller.", 2))
            : to(s.spent(1), x(s) + tau);
  }

  private static double x(State state) {
    return state.particles().points().get(0, 0);
  }

  private static Either<Failure, State> to(State state, double x) {
    return state.moved(Block.copyOf(x));
  }

  private static double factor(State state) {
    return state.memory().get("leaf").get().get(0);
  }

  /**
   * Halved until it succeeds, doubled after a step that succeeded at once, never above the largest.
   */
  @Test
  void aControlledSchemeRemembersItsFactor() {
    Step step = upTo(0.3).controlled("leaf", Controller.standard()).on(NOTHING).tau(1);

    State first = right(step.apply(ORIGIN));
    assertEquals(0.25, x(first));
    assertEquals(0.25, factor(first));
    assertEquals(0.25, first.fact(Controller.factor("leaf")).get());
    // Two failures of two evaluations, and a success of one.
    assertEquals(5, first.evaluations());
    // The clock is the step's, not the factor's.
    assertEquals(1, first.time());

    State second = right(step.apply(first));
    assertEquals(0.5, x(second));
    assertEquals(0.5, factor(second));

    State third = right(step.apply(second));
    assertEquals(0.75, x(third));
    assertEquals(0.25, factor(third));
    assertEquals(5 + 1 + 3, third.evaluations());
  }

  @Test
  void theFactorStaysBelowTheLargest() {
    Step step = upTo(100).controlled("leaf", Controller.standard().upTo(4)).on(NOTHING).tau(1);

    State state = ORIGIN;
    double[] factors = new double[5];
    for (int k = 0; k < 5; k++) {
      state = right(step.apply(state));
      factors[k] = state.fact(Controller.factor("leaf")).get();
    }

    assertEquals(Block.copyOf(1, 2, 4, 4, 4), Block.copyOf(factors));
  }

  @Test
  void givesUpAfterTheTries() {
    Scheme scheme = upTo(0).controlled("leaf", new MultiplicativeController(2, 0.5, 1, 3));

    Either<Failure, State> end = scheme.on(NOTHING).tau(1).apply(ORIGIN);

    assertEquals("too large. Smaller.", end.getLeft().message());
  }

  @Test
  void doesNotRetryWhatASmallerStepCannotMend() {
    int[] asked = {0};
    Scheme hopeless =
        (s, f, tau) -> {
          asked[0]++;
          return Either.left(new Failure.NotSolved("no.", "Another scheme.", false));
        };

    Either<Failure, State> end =
        hopeless.controlled("leaf", Controller.standard()).on(NOTHING).tau(1).apply(ORIGIN);

    assertTrue(end.isLeft());
    assertEquals(1, asked[0]);
  }

  /** Two visits in a step see the same factor, and it is doubled once. */
  @Test
  void theFactorIsCommittedOnceAStep() {
    Scheme leaf = upTo(100).controlled("leaf", Controller.standard().upTo(64));
    Step strang = leaf.times(0.5).then(ADD).then(leaf.times(0.5)).on(NOTHING).tau(1);

    State first = right(strang.apply(ORIGIN));
    State second = right(strang.apply(first));

    assertEquals(2, factor(first));
    assertEquals(4, factor(second));
    assertEquals(0.5 + 1 + 0.5, x(first));
    assertEquals(x(first) + 1 + 1 + 1, x(second));
  }

  /** Of two visits the more careful one counts. */
  @Test
  void theMoreCarefulVisitCounts() {
    Scheme calm = upTo(100).controlled("leaf", Controller.standard().upTo(64));
    Scheme careful = upTo(0.3).controlled("leaf", Controller.standard().upTo(64));

    assertEquals(0.25, factor(right(calm.then(careful).on(NOTHING).tau(1).apply(ORIGIN))));
    assertEquals(0.25, factor(right(careful.then(calm).on(NOTHING).tau(1).apply(ORIGIN))));
  }

  @Test
  void namesKeepLeavesApart() {
    Scheme a = upTo(100).controlled("a", Controller.standard().upTo(64));
    Scheme b = upTo(0.6).controlled("b", Controller.standard().upTo(64));

    State end = right(a.then(b).on(NOTHING).tau(1).apply(ORIGIN));

    assertEquals(2, end.memory().get("a").get().get(0));
    assertEquals(0.5, end.memory().get("b").get().get(0));
  }

  @Test
  void aSavedControllerGoesOnAlike(@TempDir Path folder) throws IOException {
    Scheme leaf = upTo(0.3).controlled("leaf", Controller.standard());
    Step step = leaf.then(leaf.times(0.5)).on(NOTHING).tau(1);
    State middle = after(3, step, ORIGIN);

    middle.save(folder.resolve("state"));
    State resumed = after(2, step, State.load(folder.resolve("state")));

    assertEquals(after(2, step, middle), resumed);
  }

  private static State after(int steps, Step step, State state) {
    return steps == 0 ? state : after(steps - 1, step, right(step.apply(state)));
  }

  /** A user's controller, which refuses a move by what the scheme reports of it. */
  private record Refusing(int tries) implements Controller {
    private static final Fact ERROR = Fact.last("error", "1");

    @Override
    public double start() {
      return 1;
    }

    @Override
    public double afterFailure(double factor) {
      return factor / 10;
    }

    /** Remembers the error as well, and how long the memory was. */
    @Override
    public Either<Double, Block> afterMove(Block memory, double factor, int failures, State moved) {
      double error = moved.fact(ERROR).get();
      return error > 0.3
          ? Either.left(factor / 2)
          : Either.right(Block.copyOf(2 * factor, error, memory.length()));
    }
  }

  /** {@link #upTo} that reports its tau as its error. */
  private static Scheme reporting(double largest) {
    return (s, f, tau) ->
        upTo(largest).move(s, f, tau).map(moved -> moved.reporting(Refusing.ERROR, tau));
  }

  @Test
  void aControllerOfYourOwnMayRefuseAMoveAndRememberMore() {
    Step step = reporting(100).controlled("leaf", new Refusing(5)).on(NOTHING).tau(1);

    State first = right(step.apply(ORIGIN));
    State second = right(step.apply(first));

    // 1 and 0.5 are refused after one evaluation each; nothing of them is left but that.
    assertEquals(0.25, x(first));
    assertEquals(3, first.evaluations());
    assertEquals(Block.copyOf(0.5, 0.25, 1), first.memory().get("leaf").get());
    assertEquals(0.5, x(second));
    assertEquals(Block.copyOf(0.5, 0.25, 3), second.memory().get("leaf").get());
    // A failure goes by another rule: 1 fails, 0.1 succeeds.
    Step fragile = reporting(0.4).controlled("leaf", new Refusing(5)).on(NOTHING).tau(1);
    assertEquals(0.1, x(right(fragile.apply(ORIGIN))));
  }

  @Test
  void refusalsCountAsTries() {
    Step step = reporting(100).controlled("leaf", new Refusing(1)).on(NOTHING).tau(1);

    Failure failure = step.apply(ORIGIN).getLeft();

    assertTrue(failure.message().contains("leaf refused every move"), failure.message());
    assertTrue(failure.advice().contains("smaller tau"), failure.message());
  }

  @Test
  void controllersRefuseBadNumbers() {
    assertThrows(
        IllegalArgumentException.class, () -> new MultiplicativeController(0.5, 0.5, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new MultiplicativeController(Double.NaN, 0.5, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new MultiplicativeController(2, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new MultiplicativeController(2, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new MultiplicativeController(2, 0.5, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new MultiplicativeController(2, 0.5, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> Controller.standard().upTo(-1));
  }
}
