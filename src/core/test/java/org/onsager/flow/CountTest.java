package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.testing.Given.right;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.scheme.Schemes;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.testing.Given;

/** A scheme may end with more particles, or fewer, than it began with. */
class CountTest {

  private static final Energy ENERGY = Mmd.to(Given.TARGET_A, Gaussian.ofVariance(2));
  private static final State START = State.start(Given.particles(3, 2, 1), Key.of(1));

  /** Two halves in place of every particle: the same measure. */
  private static Particles halved(Particles mu) {
    int[] twice = IntStream.range(0, 2 * mu.count()).map(i -> i / 2).toArray();
    return Particles.uniform(mu.points().select(twice))
        .withWeights(
            Block.build(
                twice.length,
                w -> {
                  for (int i = 0; i < w.length; i++) {
                    w[i] = mu.weights().get(twice[i]) / 2;
                  }
                }));
  }

  /** Evaluates, and halves: as an insertion does. */
  private static final class Halving implements Scheme {
    @Override
    public Either<Failure, State> attempt(State state, Energy energy, double tau) {
      Evaluation here = state.evaluate(energy);
      return Either.right(state.spent(1).evaluated(energy, here).with(halved(state.particles())));
    }
  }

  private static Step step() {
    Scheme transport = Schemes.backtracking(wasserstein()).controlled("a", Controller.standard());
    Scheme proximal = Schemes.proximal().controlled("b", Controller.implicitTransport());
    return transport
        .then(new Halving())
        .then(proximal)
        .then(transport.times(0.5))
        .on(ENERGY)
        .tau(1);
  }

  @Test
  void whatWasEvaluatedBeforeIsNotTakenForWhatCameOfIt() {
    State halved = right(new Halving().move(START, ENERGY, 1));
    assertEquals(6, halved.particles().count());
    assertEquals(6, halved.evaluate(ENERGY).field().count());
    assertEquals(ENERGY.evaluate(halved.particles()), halved.evaluate(ENERGY));
  }

  @Test
  void compositionsAndRunsGoOn(@TempDir Path folder) throws IOException {
    var outcome = Flow.of(step()).from(START).until(Stop.steps(4));
    assertEquals(4, outcome.state().index(), outcome.reason().message());
    assertEquals(3 << 4, outcome.state().particles().count());

    State half = Flow.of(step()).from(START).until(Stop.steps(2)).state();
    half.save(folder.resolve("state"));
    State resumed = State.load(folder.resolve("state"));
    assertEquals(outcome.state(), Flow.of(step()).from(resumed).until(Stop.steps(2)).state());
  }
}
