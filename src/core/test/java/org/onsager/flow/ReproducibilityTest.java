package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.scheme.Schemes.noisy;
import static org.onsager.scheme.Schemes.noisyWithSources;
import static org.onsager.scheme.Schemes.projectedGradient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.step.Controller;
import org.onsager.step.MultiplicativeController;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

/** The same seed gives the same digits: after a stop, after a resume, on any number of threads. */
class ReproducibilityTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(10);

  /**
   * Fresh samples, two kinds of noise, a controller and weights: every source of chance and memory.
   */
  private static Step everything(int samples) {
    RandomEnergy energy = Mmd.sampled(Given.TARGET_B, KERNEL, samples);
    Scheme transport =
        noisyWithSources(massWeighted(wasserstein()), 1)
            .then(noisy(explicit(wasserstein()), 0.5).times(0.1))
            .controlled("transport", new MultiplicativeController(1.5, 0.5, 2, 3));
    return transport
        .then(projectedGradient().times(1e-3))
        .then(entropic(hellinger().spherical()).times(0.01))
        .on(energy)
        .tau(5)
        .until(12, explicit(wasserstein()).on(energy).tau(1));
  }

  private static Particles start(int count) {
    return Particles.uniform(Given.START.sample(count, Key.of(1)));
  }

  private static Run run(Step step, State from) {
    return Flow.of(step)
        .from(from)
        .observing(
            Observer.energy(Mmd.to(Given.TARGET_B, KERNEL)),
            Observer.fact(Controller.factor("transport")));
  }

  @Test
  void nThenMIsNPlusM() {
    Step step = everything(20);
    State start = State.start(start(20), Key.of(2));
    Outcome whole = run(step, start).until(Stop.steps(17));

    for (int n : new int[] {0, 1, 11, 12, 13}) {
      Outcome first = run(step, start).until(Stop.steps(n));
      Outcome second = run(step, first.state()).until(Stop.steps(17 - n));
      assertEquals(whole.state(), second.state());
      // The row of the state in the middle is the last of the first run and the first of the
      // second.
      assertEquals(whole.rows(), first.rows().appendAll(second.rows().tail()));
    }
  }

  @Test
  void aSavedRunGoesOnAlike(@TempDir Path folder) throws IOException {
    Step step = everything(20);
    Outcome whole = run(step, State.start(start(20), Key.of(2))).until(Stop.steps(15));
    Outcome first = run(step, State.start(start(20), Key.of(2))).until(Stop.steps(7));
    first.state().save(folder.resolve("state"));

    // A step built anew, as in another process.
    Outcome second = run(everything(20), State.load(folder.resolve("state"))).until(Stop.steps(8));

    assertEquals(whole.state(), second.state());
    assertEquals(whole.rows().drop(7), second.rows());
  }

  /** The saboteur: the tests above are not equal because nothing is random. */
  @Test
  void anotherKeyIsAnotherRun() {
    Step step = everything(20);
    assertNotEquals(
        run(step, State.start(start(20), Key.of(2))).until(Stop.steps(1)).state().particles(),
        run(step, State.start(start(20), Key.of(3))).until(Stop.steps(1)).state().particles());
  }

  /** 1100 particles and samples make more than a million pairs: the sums run in parallel. */
  @Test
  void oneAndTwoThreadsGiveTheSameDigits() {
    Outcome one = onThreads(1);
    Outcome two = onThreads(2);
    assertEquals(one.state(), two.state());
    assertEquals(one.rows(), two.rows());
  }

  private static Outcome onThreads(int threads) {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(
              () -> run(everything(1100), State.start(start(1100), Key.of(2))).until(Stop.steps(4)))
          .join();
    }
  }
}
