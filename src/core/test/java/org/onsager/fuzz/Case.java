package org.onsager.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Row;
import org.onsager.flow.Stop;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Trouble;
import org.onsager.step.State;
import org.onsager.step.Step;

/** One random composition, and the run of it. */
final class Case {

  private static final int STEPS = 3;

  /** What the door advises where nothing better is known. */
  private static final String NET =
      Trouble.caught(
              () -> {
                throw new ArithmeticException("some arithmetic");
              })
          .getLeft()
          .advice();

  /** Far above what the efforts of a case allow. */
  private static final long EVALUATIONS = 20_000;

  private final long seed;
  private Option<Compositions> composition = Option.none();
  private Option<Step> step = Option.none();
  private Option<Scene> scene = Option.none();
  private double tau = Double.NaN;

  Case(long seed) {
    this.seed = seed;
  }

  /** How many steps succeeded, or none if the composition was refused. */
  Option<Long> run() {
    try {
      return isComposed() ? Option.some(flow()) : Option.none();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(this + ": " + e, e);
    }
  }

  private boolean isComposed() {
    try {
      compose();
      return true;
    } catch (IllegalArgumentException | ArithmeticException refused) {
      requireSentence(String.valueOf(refused.getMessage()));
      return false;
    }
  }

  private void compose() {
    Chance chance = new Chance(Key.of(seed));
    Scene drawn = Scene.of(chance);
    scene = Option.some(drawn);
    RandomEnergy randomEnergy = Energies.of(chance, drawn);
    tau = chance.magnitude(300);
    composition = Option.some(Compositions.of(chance, drawn, randomEnergy));
    step = Option.some(composition.get().bound().tau(tau));
  }

  private long flow() {
    State start = State.start(scene.get().start(), Key.of(seed));
    RandomEnergy randomEnergy = composition.get().bound().energy();
    Observer energy =
        randomEnergy instanceof Energy f && f.entropy() == 0 ? Observer.energy(f) : Observer.mass();
    Outcome end =
        Flow.of(checked(step.get())).from(start).observing(energy).until(Stop.steps(STEPS));
    switch (end.reason()) {
      case Reason.Failed(Failure failure) -> require(failure);
      case Reason.RanOut _ -> assertEquals(STEPS, end.state().index());
      case Reason.Converged converged -> throw new AssertionError(converged);
      case Reason.Stopped stopped -> throw new AssertionError(stopped);
    }
    for (Row row : end.rows()) {
      assertTrue(
          Double.isFinite(row.get(energy.name()))
              || (row.index() == end.state().index() && end.reason() instanceof Reason.Failed),
          () -> "row " + row);
    }
    return end.state().index();
  }

  private Step checked(Step step) {
    return state -> {
      Either<Failure, State> next = step.apply(state);
      next.forEach(moved -> require(state, moved));
      return next;
    };
  }

  private void require(State before, State after) {
    Particles mu = after.particles();
    assertTrue(mu.points().coordinates().isFinite(), "a position is not finite");
    double mass = mu.mass();
    assertTrue(mass > 0 && mass < Double.POSITIVE_INFINITY, () -> "mass " + mass);
    for (double w : mu.weights().borrowReadOnly()) {
      assertTrue(w >= 0 && w < Double.POSITIVE_INFINITY, () -> "weight " + w);
    }
    if (composition.get().conservesMass()) {
      double old = before.particles().mass();
      assertEquals(old, mass, 1e-9 * old, "mass");
    }
    after
        .facts()
        .forEach((name, fact) -> assertTrue(Double.isFinite(fact), () -> name + " = " + fact));
    after
        .memory()
        .forEach((name, block) -> assertTrue(block.isFinite(), () -> name + " = " + block));
    assertTrue(
        after.evaluations() - before.evaluations() < EVALUATIONS,
        () -> after.evaluations() + " evaluations");
  }

  private static void require(Failure failure) {
    requireSentence(failure.what());
    requireSentence(failure.advice());
    assertTrue(failure.spent() >= 0, () -> "spent " + failure.spent());
    // What the library's own parts meet, they say themselves: the net of the door stays empty.
    assertFalse(failure instanceof Failure.Refused, failure::message);
    assertFalse(failure instanceof Failure.TooLarge, failure::message);
    assertNotEquals(NET, failure.advice(), failure::message);
  }

  private static void requireSentence(String sentence) {
    assertTrue(
        !sentence.isBlank() && !sentence.contains("NaN") && !sentence.contains("null"),
        () -> "no sentence: " + sentence);
  }

  @Override
  public String toString() {
    return "seed %d: %s, tau %s, %s".formatted(seed, composition, tau, scene);
  }
}
