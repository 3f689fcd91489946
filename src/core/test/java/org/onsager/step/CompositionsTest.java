package org.onsager.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.energy.RandomEnergy;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

/** Composition of schemes and steps, on one particle at x on the line. */
class CompositionsTest {

  private static final Energy NOTHING = Potential.of(x -> 0, x -> row(0));
  private static final Energy MMD = Mmd.to(Given.TARGET_A, Gaussian.ofVariance(1));
  private static final State ORIGIN = State.start(Particles.uniform(Points.onLine(0)), Key.of(1));

  /** {@code x -> 2 x + tau}: does not commute with {@link #ADD}. */
  private static final Scheme DOUBLE = (s, f, tau) -> to(s, 2 * x(s) + tau);

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

  @Test
  void thenIsInOrder() {
    State one = right(to(ORIGIN, 1));
    assertEquals(2 * 1 + 3 + 3, x(right(DOUBLE.then(ADD).move(one, NOTHING, 3))));
    assertEquals(2 * (1 + 3) + 3, x(right(ADD.then(DOUBLE).move(one, NOTHING, 3))));
  }

  /** The first of two spends one evaluation, the second fails after two. */
  @Test
  void aFailureCountsWhatCameBefore() {
    Scheme scheme = upTo(1).then(upTo(0.5));
    Failure failure = scheme.move(ORIGIN, NOTHING, 1).getLeft();
    assertEquals(3, failure.spent());
    assertEquals(3, scheme.move(ORIGIN.spent(7), NOTHING, 1).getLeft().spent());
    assertEquals(5, failure.after(2).spent());
  }

  @Test
  void anOverflowCountsTheEvaluationThatLedThere() {
    Energy steep = Potential.of(x -> 1e300 * x[0], x -> row(1e300));
    assertEquals(1, explicit(wasserstein()).move(ORIGIN, steep, 1e300).getLeft().spent());
  }

  @Test
  void thenIsAssociative() {
    State one = right(to(ORIGIN, 1));
    assertEquals(
        ADD.then(DOUBLE).then(ADD).move(one, NOTHING, 3),
        ADD.then(DOUBLE.then(ADD)).move(one, NOTHING, 3));
  }

  @Test
  void thenStopsAtAFailure() {
    Scheme never =
        (s, f, tau) -> {
          throw new AssertionError("must not be asked");
        };
    assertTrue(upTo(1).then(never).move(ORIGIN, NOTHING, 2).isLeft());
  }

  @Test
  void timesScalesTau() {
    assertEquals(0.75, x(right(ADD.times(0.25).move(ORIGIN, NOTHING, 3))));
    assertEquals(3, x(right(ADD.times(0.5).times(2).move(ORIGIN, NOTHING, 3))));
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> ADD.times(bad));
    }
  }

  /** Whatever it is wrapped in, a scheme that objects is refused. */
  @Test
  void objectionsPassThroughCompositions() {
    Scheme transport = explicit(wasserstein());
    KullbackLeibler entropy = KullbackLeibler.to(Given.TARGET_A);
    for (Scheme scheme :
        new Scheme[] {
          transport,
          ADD.then(transport),
          transport.then(ADD),
          transport.times(2),
          transport.controlled("leaf", Controller.standard())
        }) {
      assertThrows(IllegalArgumentException.class, () -> scheme.on(entropy));
    }
    ADD.then(ADD).times(2).controlled("leaf", Controller.standard()).on(entropy);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aStepRefusesABadTau(double bad) {
    assertThrows(IllegalArgumentException.class, () -> ADD.on(NOTHING).tau(bad));
  }

  @Test
  void aStepAdvancesIndexAndClockOnce() {
    State end = right(ADD.then(ADD).on(NOTHING).tau(0.25).apply(ORIGIN));

    assertEquals(1, end.index());
    assertEquals(0.25, end.time());
  }

  /** Clocks overflow too. */
  @Test
  void anOverflowOfTheClockIsAFailure() {
    Scheme still = (s, f, tau) -> Either.right(s);
    Step step = still.on(NOTHING).tau(Double.MAX_VALUE);

    Either<Failure, State> end = step.apply(right(step.apply(ORIGIN)));

    assertTrue(end.getLeft().advice().contains("smaller tau"), end.getLeft().message());
  }

  /** The second starts at the same index and time; the clock is that of the first. */
  @Test
  void aStepThenAnotherIsOneStep() {
    Step add = ADD.on(NOTHING).tau(1);
    Step twice = DOUBLE.on(NOTHING).tau(10);
    Step seesTheClock =
        state -> {
          assertEquals(0, state.index());
          assertEquals(0, state.time());
          return twice.apply(state);
        };

    State end = right(add.then(seesTheClock).then(add).apply(ORIGIN));

    assertEquals(2 * 1 + 10 + 1, x(end));
    assertEquals(1, end.index());
    assertEquals(1, end.time());
  }

  /** An energy that both draw is one draw, in this step and in the next. */
  @Test
  void aStepThenAnotherDrawTheSameEnergy() {
    List<Double> drawn = new ArrayList<>();
    RandomEnergy random =
        key -> {
          drawn.add(key.generator().nextDouble());
          return NOTHING;
        };
    Step step = ADD.on(random).tau(1).then(DOUBLE.on(random).tau(1));

    right(step.apply(right(step.apply(ORIGIN))));

    assertEquals(drawn.get(0), drawn.get(1));
    assertEquals(drawn.get(2), drawn.get(3));
    assertNotEquals(drawn.get(1), drawn.get(2));
  }

  @Test
  void aStepThenAnotherReportsWhatBothReport() {
    Fact one = Fact.last("one", "1");
    Fact both = Fact.last("both", "1");
    Scheme first = (s, f, tau) -> Either.right(s.reporting(one, tau).reporting(both, tau));
    Scheme second = (s, f, tau) -> Either.right(s.reporting(both, tau));

    State end = right(first.on(NOTHING).tau(1).then(second.on(NOTHING).tau(2)).apply(ORIGIN));

    assertEquals(1, end.fact(one).get());
    assertEquals(2, end.fact(both).get());
  }

  @Test
  void aFailureOfTheSecondStepCountsTheFirst() {
    Step step = upTo(1).on(NOTHING).tau(1).then(upTo(1).on(NOTHING).tau(2));

    assertEquals(3, step.apply(ORIGIN).getLeft().spent());
  }

  @Test
  void stepsAreValues() {
    Supplier<Step> make =
        () ->
            explicit(wasserstein())
                .on(MMD)
                .tau(1)
                .then(explicit(wasserstein()).times(2).on(MMD).tau(0.5))
                .until(7, explicit(wasserstein()).on(MMD).tau(0.1));

    assertEquals(make.get(), make.get());
    assertEquals(make.get().hashCode(), make.get().hashCode());
    assertNotEquals(make.get(), make.get().then(make.get()));
    assertTrue(make.get().toString().contains("tau=0.5"), make.get().toString());
    assertTrue(make.get().toString().contains("Wasserstein"), make.get().toString());
  }

  @Test
  void aSchemeFollowsAnEnergyOfItsOwn() {
    Energy slope = Potential.of(x -> -x[0], x -> row(-1));
    Energy steep = Potential.of(x -> -10 * x[0], x -> row(-10));

    Scheme mixed = explicit(wasserstein()).following(slope).then(explicit(wasserstein()));

    assertEquals(1 + 10, x(right(mixed.on(steep).tau(1).apply(ORIGIN))));
    assertEquals(1 + 1, x(right(mixed.following(slope).on(steep).tau(1).apply(ORIGIN))));
  }

  /** One draw a step for all that follow it. */
  @Test
  void anEnergyOfItsOwnIsDrawnWithTheKeyOfTheStep() {
    RandomEnergy random =
        key -> {
          double z = key.generator().nextDouble();
          return Potential.of(x -> -z * x[0], x -> row(-z));
        };
    Scheme plain = explicit(wasserstein()).then(explicit(wasserstein()));
    Scheme own = explicit(wasserstein()).following(random).then(explicit(wasserstein()));
    Step one = plain.on(random).tau(1);
    Step other = own.on(random).tau(1);

    assertEquals(
        right(one.apply(right(one.apply(ORIGIN)))), right(other.apply(right(other.apply(ORIGIN)))));
  }

  @Test
  void anUnsuitedEnergyOfItsOwnIsRefusedAtOnce() {
    Scheme transport = explicit(wasserstein());
    KullbackLeibler entropy = KullbackLeibler.to(Given.TARGET_A);
    assertThrows(IllegalArgumentException.class, () -> transport.following(entropy));
    transport.following(NOTHING).on(entropy);
  }

  @Test
  void untilSwitchesAtAnIndex() {
    Step step = ADD.on(NOTHING).tau(1).until(2, ADD.on(NOTHING).tau(10));

    State state = ORIGIN;
    for (double expected : new double[] {1, 2, 12, 22}) {
      state = right(step.apply(state));
      assertEquals(expected, x(state));
    }
  }
}
