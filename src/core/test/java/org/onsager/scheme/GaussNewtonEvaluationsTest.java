package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.GaussNewton;
import org.onsager.energy.Mmd;
import org.onsager.energy.Reading;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.step.State;
import org.onsager.step.Step;

/** What Gauss-Newton steps evaluate is counted, once, and the same after a resume. */
class GaussNewtonEvaluationsTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  private static GaussNewtonJko scheme() {
    return GaussNewtonJko.atScaleOf(KERNEL);
  }

  private static State steps(Step step, State start, int count) {
    State state = start;
    for (int k = 0; k < count; k++) {
      state = step.apply(state).get();
    }
    return state;
  }

  @Test
  void resumesBitForBit(@TempDir Path folder) throws Exception {
    Mmd energy = Mmd.to(GaussNewtonTable.mixture(), KERNEL);
    Step step = scheme().on(energy).tau(1);
    State start = State.start(GaussNewtonTable.start(30, 1), Key.of(2));
    State whole = steps(step, start, 25);
    State half = steps(step, start, 12);
    half.save(folder.resolve("half"));
    State loaded = State.load(folder.resolve("half"));
    assertEquals(whole, steps(scheme().on(energy).tau(1), loaded, 13));
    assertEquals(whole, steps(step, loaded, 13));
  }

  @Test
  void freshDrawsAreCountedAtEveryStep() {
    var energy = Mmd.sampled(GaussNewtonTable.gaussian(), KERNEL, 20);
    Step step = scheme().on(energy).tau(1);
    State start = State.start(GaussNewtonTable.start(10, 1), Key.of(2));
    State state = start;
    for (int k = 0; k < 5; k++) {
      state = step.apply(state).get();
      assertTrue(state.fact(GaussNewtonJko.EVALUATIONS).get() >= 2);
    }
    assertEquals(state, steps(scheme().on(energy).tau(1), start, 5));
  }

  /** An MMD that counts how often it is evaluated, or read at other points. */
  private static Energy counting(int[] calls) {
    Mmd mmd = Mmd.to(GaussNewtonTable.gaussian(), KERNEL);
    return new Energy() {
      @Override
      public double value(Particles mu) {
        return mmd.value(mu);
      }

      @Override
      public Field firstVariation(Particles mu, Points at) {
        calls[0]++;
        return mmd.firstVariation(mu, at);
      }

      @Override
      public Evaluation evaluate(Particles mu) {
        calls[0]++;
        return mmd.evaluate(mu);
      }

      @Override
      public Option<Function<Particles, GaussNewton>> gaussNewton() {
        return mmd.gaussNewton()
            .map(model -> mu -> model.apply(mu).readBy(Reading.by(this, mu.points())));
      }
    };
  }

  @Test
  void aFixedEnergyIsEvaluatedOncePerTrial() {
    int[] calls = new int[1];
    State start = State.start(GaussNewtonTable.start(20, 3), Key.of(0));
    State last = steps(scheme().on(counting(calls)).tau(1), start, 20);
    assertEquals((long) calls[0], last.evaluations());
  }

  /**
   * What a trial knew is with the state, not in the scheme: neither other runs nor copies matter.
   */
  @Test
  void nothingIsEvaluatedAgainByAnotherCopyOrBetweenRuns() {
    int[] calls = new int[1];
    Energy energy = counting(calls);
    State one = State.start(GaussNewtonTable.start(20, 3), Key.of(0));
    State other = State.start(GaussNewtonTable.start(15, 4), Key.of(0));
    for (int k = 0; k < 10; k++) {
      one = steps(scheme().on(energy).tau(1), one, 1);
      other = steps(scheme().on(energy).tau(1), other, 1);
    }
    assertEquals((long) calls[0], one.evaluations() + other.evaluations());
  }

  /** A loaded state has only what was saved: it evaluates once more, and counts alike. */
  @Test
  void aResumedRunEvaluatesOnceMoreAndCountsAlike(@TempDir Path folder) throws Exception {
    int[] calls = new int[1];
    Step step = scheme().on(counting(calls)).tau(1);
    State middle = steps(step, State.start(GaussNewtonTable.start(20, 3), Key.of(0)), 5);
    middle.save(folder.resolve("middle"));
    int before = calls[0];
    State whole = steps(step, middle, 5);
    int ordinary = calls[0] - before;
    State resumed = steps(step, State.load(folder.resolve("middle")), 5);
    assertEquals(whole, resumed);
    assertEquals(ordinary + 1, calls[0] - before - ordinary);
  }
}
