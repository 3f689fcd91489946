package org.onsager.scheme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;

class ProximalRunTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  private static final Mmd ENERGY = Mmd.to(ProximalTable.mixture(), KERNEL);

  private static final Geometry IFT = wasserstein().plus(mmd(KERNEL, 1e-4).spherical());

  private static final double TAU = ProximalTransport.startingTau(KERNEL);

  private static Step split() {
    return Splitting.of(IFT, ENERGY).with(LeafSchemes.proximal()).lie().tau(TAU);
  }

  private static Step strang() {
    return Splitting.of(IFT, ENERGY).with(LeafSchemes.proximal()).strang().tau(TAU);
  }

  private static Step joint() {
    return joint(Effort.standard()).on(ENERGY).tau(TAU);
  }

  private static Scheme joint(Effort effort) {
    return JointProximal.against(KERNEL, effort)
        .controlled("joint", Controller.implicitTransport());
  }

  private static State start() {
    return State.start(ProximalTable.start(25, 8), Key.of(8));
  }

  private static State run(Step step, State from, int steps) {
    State state = from;
    for (int l = 0; l < steps; l++) {
      state = step.apply(state).getOrElseThrow(f -> new AssertionError(f.message()));
    }
    return state;
  }

  /** The paper's experiment with fewer runs than ProximalTable, and so with some room. */
  @Test
  void reachesTheMeasuredAccuracyIn1000Evaluations() {
    assertAll(
        () -> assertTrue(last(ProximalTable::joint, true) <= 2e-10),
        () -> assertTrue(last(ProximalTable::joint, false) <= 5e-10),
        () -> assertTrue(last(ProximalTable::split, true) <= 2e-9),
        () -> assertTrue(last(ProximalTable::split, false) <= 8e-9));
  }

  private static double last(ProximalTable.Method method, boolean one) {
    Vector<Double> row =
        ProximalTable.medians(
            method, one ? ProximalTable.normal() : ProximalTable.mixture(), KERNEL, 3);
    return row.last();
  }

  /** Fifteen steps of twenty evaluations: medians of 9e-8, and of 5e-7 where each begins afresh. */
  @Test
  void stepsShareOneSearch() {
    Step step =
        joint(new Effort(1e-9, 20, 1, 300, 100)).on(ENERGY).tau(JointProximal.startingTau(KERNEL));
    Vector<Double> found =
        Vector.rangeClosed(1, 7)
            .map(seed -> State.start(ProximalTable.start(25, seed), Key.of(seed)))
            .map(state -> run(step, state, 15))
            .map(state -> ENERGY.mmdSquared(state.particles()))
            .sorted();
    assertTrue(found.get(3) <= 2e-7, found::toString);
  }

  @Test
  void aResumedRunContinuesBitForBit(@TempDir Path folder) throws IOException {
    for (Step step : new Step[] {split(), strang(), joint()}) {
      State whole = run(step, start(), 5);
      Path file = folder.resolve("state");
      run(step, start(), 2).save(file);
      assertEquals(whole, run(step, State.load(file), 3));
    }
  }

  @Test
  void energiesNeverRise() {
    for (Step step : new Step[] {split(), strang(), joint()}) {
      State state = start();
      double value = ENERGY.value(state.particles());
      for (int l = 0; l < 6; l++) {
        state = run(step, state, 1);
        double next = ENERGY.value(state.particles());
        // Values are sums of four terms of size 1/2.
        assertTrue(next <= value + 1e-15, "rose to " + next + " from " + value);
        value = next;
      }
    }
  }

  @Test
  void stepSizesGrowOnceAStepHoweverOftenALeafIsVisited() {
    for (Step step : new Step[] {split(), strang()}) {
      State state = run(step, start(), 2);
      double reaction = 0.003 / TAU;
      assertAll(
          () -> assertEquals(100, state.memory().get("leaf 0/transport").get().get(0), 1e-9),
          () ->
              assertEquals(
                  2.25 * reaction, state.memory().get("leaf 1/reaction").get().get(0), 1e-12),
          () -> assertEquals(2, state.memory().get("leaf 0/proximal transport").get().get(0)),
          () ->
              assertEquals(
                  0.003 * 1.5, state.fact(Controller.factor("reaction")).get() * TAU, 1e-12));
    }
  }

  @Test
  void shrinksWhileStepsFailAndRemembersIt() {
    // A scheme that needs tau <= 0.1, and costs 3 evaluations a failure.
    Scheme fragile =
        (state, energy, tau) ->
            tau <= 0.1
                ? Either.right(state.spent(1))
                : Either.left(new Failure.NoDescent("too large.", "smaller.", 3));
    Step step =
        fragile.controlled("f", Controller.implicitTransport().startingAt(0.5)).on(ENERGY).tau(1);
    State first = run(step, start(), 1);
    State second = run(step, first, 1);
    assertAll(
        // 0.5 and 0.125 fail, 0.03125 succeeds and is kept; then times 10 after a success.
        () -> assertEquals(2 * 3 + 1, first.evaluations()),
        () -> assertEquals(0.03125, first.memory().get("f").get().get(0)),
        () -> assertEquals(0.3125, second.memory().get("f").get().get(0)));
  }

  @Test
  void kernelsWithoutALengthScaleNeedStartsOfTheirOwn() {
    EnergyDistance kernel = new EnergyDistance();
    Mmd energy = Mmd.to(Samples.of(ProximalTable.start(10, 1).points()), kernel);
    Geometry ift = wasserstein().plus(sphericalMmd(kernel, 1e-4));
    Controller reaction = Controller.exactReaction().startingAt(0.01);
    LeafSchemes own =
        LeafSchemes.proximal(Effort.standard(), Controller.implicitTransport(), reaction);
    assertAll(
        () ->
            assertThrows(
                IllegalArgumentException.class,
                () -> Splitting.of(ift, energy).with(LeafSchemes.proximal()).lie()),
        () ->
            assertTrue(Splitting.of(ift, energy).with(own).lie().tau(1).apply(start()).isRight()));
  }

  @Test
  void theReactionReportsItsProximalInequality() {
    State state = run(split(), start(), 3);
    assertTrue(state.fact(ExactReaction.SLACK).get() <= 1e-15);
  }
}
