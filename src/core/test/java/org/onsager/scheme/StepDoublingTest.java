package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;

import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Potential;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

/** The error of explicit Euler where it has a closed form: {@code x' = -a x}. */
class StepDoublingTest {

  private static final double A = 3;

  private static final Energy PARABOLA = Potential.of(x -> A * x[0] * x[0] / 2, x -> row(A * x[0]));

  private static final Scheme EULER = Schemes.explicit(wasserstein());

  private static final State START =
      State.start(Particles.of(Points.onLine(2, -1), 0.5, 1.5), Key.of(1));

  /** {@code (1 - a h / 2)^2 - (1 - a h) = (a h)^2 / 4}, times {@code sqrt(mean x^2)}. */
  @Test
  void estimatesTheErrorOfEuler() {
    double h = 0.1;
    State moved = right(Schemes.stepDoubling(EULER, 1).move(START, PARABOLA, h));

    double size = Math.sqrt((0.5 * 4 + 1.5 * 1) / 2);
    double expected = Math.pow(A * h, 2) / 4 * size;
    assertEquals(expected, moved.fact(StepDoubling.POSITION_ERROR).get(), 1e-15);
    assertEquals(0, moved.fact(StepDoubling.WEIGHT_ERROR).get());
    assertEquals(
        expected / 3,
        right(Schemes.stepDoubling(EULER, 2).move(START, PARABOLA, h))
            .fact(StepDoubling.POSITION_ERROR)
            .get(),
        1e-15);
    State halves = right(EULER.then(EULER).move(START, PARABOLA, h / 2));
    assertEquals(halves.particles(), moved.particles());
    assertEquals(3, moved.evaluations());
  }

  /** Weights of a potential decay as {@code exp(-V t)}, and so does the entropic step. */
  @Test
  void weightsOfAnEntropicStepHaveNoErrorWhereItIsExact() {
    Energy constant = Potential.of(x -> 2, x -> row(0));
    State moved =
        right(Schemes.stepDoubling(Schemes.entropic(hellinger()), 1).move(START, constant, 0.5));
    // exp(-1) against exp(-1/2)^2: rounding.
    assertEquals(0, moved.fact(StepDoubling.WEIGHT_ERROR).get(), 4e-16);
    assertEquals(0, moved.fact(StepDoubling.POSITION_ERROR).get());
  }

  /** Decay by explicit Euler, {@code w (1 - tau)}. */
  @Test
  void weightsThatMoveHaveOne() {
    Scheme half = (s, f, tau) -> s.weighed(s.particles().weights().map(w -> w * (1 - tau)));
    State moved = right(Schemes.stepDoubling(half, 1).move(START, PARABOLA, 0.2));
    // 0.9^2 - 0.8, of what is left.
    assertEquals(0.01 / 0.81, moved.fact(StepDoubling.WEIGHT_ERROR).get(), 1e-15);
  }

  /** Every step is as accurate as was asked for, and steps grow as the particles come to rest. */
  @Test
  void aPiControllerKeepsTheErrorBelowTheTolerance() {
    double tolerance = 1e-3;
    Step step =
        Schemes.stepDoubling(EULER, 1)
            .controlled("pi", Controller.pi(StepDoubling.POSITION_ERROR, tolerance, 2))
            .on(PARABOLA)
            .tau(1);
    State state = START;
    double first = 0;
    for (int k = 0; k < 60; k++) {
      double size = Math.sqrt((0.5 * square(state, 0) + 1.5 * square(state, 1)) / 2);
      state = right(step.apply(state));
      double h = state.fact(Controller.factor("pi")).get();
      double error = Math.pow(A * h, 2) / 4 * size;
      assertEquals(error, state.fact(StepDoubling.POSITION_ERROR).get(), 1e-14);
      assertTrue(error <= tolerance * (1 + 1e-9), "step " + k + ": " + error);
      first = k == 0 ? h : first;
    }
    double last = state.memory().get("pi").get().get(0);
    assertTrue(last > 2 * first, "from " + first + " to " + last);
  }

  private static double square(State state, int i) {
    return Math.pow(state.particles().points().get(i, 0), 2);
  }

  @Test
  void chanceHasNoErrorOfThisKind() {
    Scheme noisy = Schemes.noisy(Schemes.explicit(wasserstein()), 0.1);
    Failure failure = Schemes.stepDoubling(noisy, 1).move(START, PARABOLA, 0.1).getLeft();
    assertTrue(failure.message().contains("chance"), failure.message());
  }

  @Test
  void failuresCountWhatWasSpent() {
    Scheme failing =
        (s, f, tau) ->
            tau < 0.1
                ? Either.left(new Failure.NotFinite("no.", "Larger.", 2))
                : Either.right(s.spent(5));
    assertEquals(7, Schemes.stepDoubling(failing, 1).move(START, PARABOLA, 0.15).getLeft().spent());
  }

  @Test
  void misuseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schemes.stepDoubling(EULER, 0));
    Energy entropy = KullbackLeibler.to(Normal.isotropic(1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Schemes.stepDoubling(EULER, 1).on(entropy).tau(1));
  }
}
