package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;

import io.vavr.control.Either;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.Potential;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The factor that errors of known size lead to. */
class PiControllerTest {

  private static final Energy NOTHING = Potential.of(x -> 0, x -> row(0));
  private static final Fact ERROR = Fact.last("error", "length");
  private static final State START = State.start(Particles.uniform(Points.onLine(0)), Key.of(1));

  /** Reports an error that is a function of tau and of the index. */
  private static Step step(DoubleBinaryOperator error, PiController controller) {
    Scheme scheme =
        (s, f, tau) ->
            Either.right(s.spent(1).reporting(ERROR, error.applyAsDouble(tau, (double) s.index())));
    return scheme.controlled("leaf", controller).on(NOTHING).tau(1);
  }

  private static State after(int steps, Step step) {
    State state = START;
    for (int k = 0; k < steps; k++) {
      state = right(step.apply(state));
    }
    return state;
  }

  private static double used(State state) {
    return state.fact(Controller.factor("leaf")).get();
  }

  private static double next(State state) {
    return state.memory().get("leaf").get().get(0);
  }

  /**
   * {@code e = c h^k}: h settles where {@code 0.9 (tolerance / e)^((0.7 - 0.4) / k) = 1}. In {@code
   * log h} the recursion is linear, {@code z^2 - 0.3 z - 0.4 = (z - 0.8)(z + 0.5)}, and {@code
   * 0.8^160 = 3e-16}.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void settlesWhereTheFormulaStandsStill(int k) {
    double tolerance = 1e-3;
    double c = 7;
    State end =
        after(160, step((h, index) -> c * Math.pow(h, k), Controller.pi(ERROR, tolerance, k)));

    double error = Math.pow(0.9, k / 0.3) * tolerance;
    assertEquals(1, Math.pow(error / c, 1.0 / k) / used(end), 1e-12);
    assertEquals(1, error / end.fact(ERROR).get(), 1e-11);
  }

  /** Three steps by hand; k = 2, tolerance 1. */
  @Test
  void followsHairerAndWanner() {
    double[] errors = {0.5, 0.25, 0.8};
    Step step = step((h, index) -> errors[(int) index], Controller.pi(ERROR, 1, 2));
    State one = right(step.apply(START));
    State two = right(step.apply(one));
    State three = right(step.apply(two));

    double first = 0.9 * Math.pow(2, 0.35);
    double second = 0.9 * Math.pow(4, 0.35) * Math.pow(0.5, 0.2);
    double third = 0.9 * Math.pow(1 / 0.8, 0.35) * Math.pow(0.25, 0.2);
    assertEquals(first, next(one), 4 * Math.ulp(first));
    assertEquals(first * second, next(two), 8 * Math.ulp(first * second));
    assertEquals(first * second * third, next(three), 16 * Math.ulp(first * second * third));
  }

  /** {@code e = h^2 = 1} with tolerance 0.25: refused, and again at {@code h = 0.9 / 2}. */
  @Test
  void refusesAnErrorAboveTheTolerance() {
    State end = after(1, step((h, index) -> h * h, Controller.pi(ERROR, 0.25, 2)));

    assertEquals(0.45, used(end), 2 * Math.ulp(0.45));
    assertEquals(2, end.evaluations());
    // e = 0.2025: the formula gives 0.9 (0.25 / 0.2025)^0.35 = 0.97, below one as it may be.
    assertEquals(0.45 * 0.9 * Math.pow(0.25 / 0.2025, 0.35), next(end), 1e-15);
  }

  /** A step that was refused before does not grow, however small its error is. */
  @Test
  void doesNotGrowAfterARefusal() {
    State end = after(1, step((h, index) -> h > 0.5 ? 1 : 0, Controller.pi(ERROR, 0.25, 2)));
    assertEquals(0.45, next(end), 2 * Math.ulp(0.45));
  }

  @Test
  void changesAtMostFivefold() {
    assertEquals(5, next(after(1, step((h, i) -> 0, Controller.pi(ERROR, 1, 1)))));
    assertEquals(25, next(after(2, step((h, i) -> 0, Controller.pi(ERROR, 1, 1)))));
    PiController small = new PiController(ERROR, 1, 1, 3, 10, 1);
    assertEquals(3, next(after(1, step((h, i) -> 0, small))));
    for (double wild : new double[] {1e9, Double.POSITIVE_INFINITY, Double.NaN}) {
      DoubleBinaryOperator error = (h, index) -> h > 0.9 ? wild : 0.5;
      assertEquals(0.2, used(after(1, step(error, Controller.pi(ERROR, 1, 1)))));
    }
  }

  @Test
  void anErrorThatStaysEndsTheRunWithAdvice() {
    Failure failure = step((h, index) -> 2, Controller.pi(ERROR, 1, 1)).apply(START).getLeft();
    assertTrue(failure.advice().contains("larger tolerance"), failure.message());
  }

  @Test
  void aSchemeThatReportsNoErrorIsAFailureThatSaysSo() {
    Scheme silent = (s, f, tau) -> Either.right(s);
    Failure failure =
        silent
            .controlled("leaf", Controller.pi(ERROR, 1, 1))
            .on(NOTHING)
            .tau(1)
            .apply(START)
            .getLeft();
    assertTrue(failure.message().contains("step doubling"), failure.message());
  }

  @Test
  void refusesBadNumbers() {
    assertThrows(IllegalArgumentException.class, () -> Controller.pi(ERROR, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Controller.pi(ERROR, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new PiController(ERROR, 1, 1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new PiController(ERROR, 1, 1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new PiController(ERROR, 1, 1, 1, 1, 0));
  }

  @Test
  void remembersFactorAndError() {
    State end = after(1, step((h, index) -> 0.5, Controller.pi(ERROR, 1, 2)));
    assertEquals(Block.copyOf(next(end), 0.5), end.memory().get("leaf").get());
  }
}
