package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.Fingerprint;
import org.onsager.step.State;

/** What a run writes, keeps and saves, on a flow whose steps spend several evaluations each. */
class RecordingTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(2);
  private static final Mmd ENERGY = Mmd.to(Normal.isotropic(1, 0, 0), KERNEL);
  private static final Flow FLOW = Flow.of(GaussNewtonJko.atScaleOf(KERNEL).on(ENERGY).tau(1));
  private static final Fingerprint ID = Fingerprint.of("test", "recording").with("seed", 1);

  @TempDir Path folder;

  private static Run run() {
    return FLOW.from(Particles.uniform(Normal.isotropic(1, 3, 1).sample(8, Key.of(1))), Key.of(2));
  }

  private static Run observed(Run run) {
    return run.observing(Observer.mmdSquared("mmd2", ENERGY), Observer.evaluations()).every(2);
  }

  @Test
  void statesAreKeptAtIndices() {
    Outcome end = run().keeping(When.indices(0, 3, 7)).until(Stop.steps(10));
    assertEquals(Vector.of(0L, 3L, 7L), end.kept().map(State::index));
  }

  /** Every state while there is room, then every second, every fourth; and the digits stay. */
  @Test
  void atMostSoManyStatesAreKeptAtEvenDistances() {
    Vector<State> all = run().keeping(When.every(1)).until(Stop.steps(12)).kept();
    for (int steps = 0; steps <= 12; steps++) {
      int distance = steps < 3 ? 1 : steps < 6 ? 2 : steps < 12 ? 4 : 8;
      Vector<State> kept = run().keepingAtMost(3).until(Stop.steps(steps)).kept();
      assertEquals(all.take(steps + 1).filter(s -> s.index() % distance == 0), kept);
    }
    assertThrows(IllegalArgumentException.class, () -> run().keepingAtMost(1));
  }

  /** The row of a count is that of the last state which had not spent more. */
  @Test
  void rowsAtCountsOfEvaluationsAreThoseInForce() {
    Vector<State> all = run().keeping(When.every(1)).until(Stop.steps(20)).kept();
    long[] counts = {1, 4, 9, 15};
    Outcome end =
        run()
            .observing(Observer.evaluations())
            .writing(When.evaluations(counts))
            .until(Stop.evaluations(16));
    Vector<Long> expected = Vector.empty();
    for (long count : counts) {
      expected = expected.append(all.filter(s -> s.evaluations() <= count).last().index());
    }
    assertEquals(
        expected.distinct().append(end.state().index()).distinct(), end.rows().map(Row::index));
  }

  @Test
  void whoFollowsSeesEveryStateButTheStart() {
    List<Long> seen = new ArrayList<>();
    run().following(state -> seen.add(state.index())).until(Stop.steps(3));
    assertEquals(List.of(1L, 2L, 3L), seen);
  }

  /** A run that is stopped at any step and resumed has the digits and rows of one that is not. */
  @Test
  void aResumedRunHasTheRowsOfOneThatWasNotStopped() throws IOException {
    Outcome whole = observed(run()).until(Stop.steps(9));
    for (int stop = 0; stop <= 9; stop++) {
      Path file = folder.resolve("run-" + stop);
      observed(run()).saving(file, ID, When.every(4)).until(Stop.steps(stop));
      Run resumed = FLOW.resuming(file, ID).get();
      assertEquals(stop, resumed.start().index());
      Outcome end = observed(resumed).until(Stop.steps(9 - stop));
      assertEquals(whole.state(), end.state(), "stopped at " + stop);
      assertEquals(whole.rows(), end.rows(), "stopped at " + stop);
    }
  }

  /** What a killed program leaves is the last regular checkpoint. */
  @Test
  void aCheckpointBeforeTheEndServesAsWell() throws IOException {
    Path file = folder.resolve("run");
    Path copy = folder.resolve("copy");
    observed(run())
        .saving(file, ID, When.every(4))
        .following(state -> {
          if (state.index() == 7) {
            copy(file, copy);
          }
        })
        .until(Stop.steps(9));
    Run resumed = FLOW.resuming(copy, ID).get();
    assertEquals(4, resumed.start().index());
    Outcome whole = observed(run()).until(Stop.steps(9));
    Outcome end = observed(resumed).until(Stop.steps(5));
    assertEquals(whole.state(), end.state());
    assertEquals(whole.rows(), end.rows());
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noFileIsNoRunAndAnotherRunIsRefused() throws IOException {
    Path file = folder.resolve("run");
    assertTrue(FLOW.resuming(file, ID).isEmpty());
    run().saving(file, ID, When.never()).until(Stop.steps(2));
    IOException refused =
        assertThrows(IOException.class, () -> FLOW.resuming(file, ID.with("seed", 2)));
    assertTrue(refused.getMessage().contains("seed"), refused.getMessage());
  }

  @Test
  void aFileThatCannotBeWrittenEndsTheRunAndLosesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("run");
    Outcome end = observed(run()).saving(file, ID, When.every(4)).until(Stop.steps(9));
    assertInstanceOf(Reason.Failed.class, end.reason());
    assertTrue(end.reason().message().contains(file.toString()), end.reason().message());
    assertEquals(0, end.state().index());
    assertEquals(1, end.rows().size());
  }

  @Test
  void theClockStopsARun() {
    Outcome end = run().until(Stop.time(3));
    assertEquals(3, end.state().time());
    assertEquals("flow time 3.0 reached", end.reason().message());
    assertEquals("1.0E-9 seconds spent", run().until(Stop.seconds(1e-9)).reason().message());
  }
}
