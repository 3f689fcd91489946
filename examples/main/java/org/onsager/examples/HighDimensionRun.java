package org.onsager.examples;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onsager.energy.Mmd;
import org.onsager.energy.Objective;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.report.Progress;
import org.onsager.step.Fingerprint;
import org.onsager.step.State;
import org.onsager.step.Step;
import org.onsager.target.Normal;

/**
 * A run with checkpoints: the state and the curve so far are saved together, every hundred
 * iterations, and a run that finds them goes on from there.
 *
 * <p>A checkpoint carries a fingerprint, so that one of other settings is refused, whatever its
 * name.
 *
 * @param algorithm what is run
 * @param objective {@code F = 1/2 MMD^2} to a fresh sample at every iteration
 * @param exact {@code F = 1/2 MMD^2} to the target itself, for the curve
 * @param checkpoint the path of the saved state
 * @param particles their number
 * @param seed what the key was made of
 * @param key the key of the run
 */
record HighDimensionRun(
    HighDimensionAlgorithm algorithm,
    Objective objective,
    Mmd exact,
    Path checkpoint,
    int particles,
    long seed,
    Key key) {

  /** A point of the curve every so many iterations. */
  private static final int EVERY = 10;

  private static final int CHECKPOINT_EVERY = 100;

  /** The first iterations compile the hot loops and are left out of the median time. */
  private static final int WARM_UP = 20;

  private static final String CURVE = "curve";

  /** A point of the curve. */
  record Loss(long iteration, double mmdSquared) {}

  /**
   * The end of a run.
   *
   * @param losses the curve, from the start
   * @param medianMilliseconds of the iterations of this process; NaN if there were too few
   */
  record Result(Vector<Loss> losses, double medianMilliseconds) {}

  /**
   * Where the run begins: its checkpoint, which is made if there is none, so that neither a file
   * that is not ours nor a full disk is found after hours.
   */
  State from(int iterations) throws IOException {
    if (!Files.exists(checkpoint)) {
      start().save(checkpoint, fingerprint());
    }
    State state = resumed();
    if (state.index() > iterations) {
      throw new UsageException(
          "-Diterations=%d: %s already has %d; give more, or another -Dout"
              .formatted(iterations, checkpoint, state.index()));
    }
    return state;
  }

  Result until(int iterations, State from) throws IOException {
    if (from.index() == iterations) {
      return new Result(losses(from), Double.NaN);
    }
    try (Progress progress = Progress.of(algorithm.label, iterations - from.index())) {
      return advanced(from, iterations, progress);
    }
  }

  private Result advanced(State from, int iterations, Progress progress) throws IOException {
    Step step = algorithm.on(objective, particles);
    State state = from;
    List<Double> milliseconds = new ArrayList<>();
    while (state.index() < iterations) {
      long begin = System.nanoTime();
      State next = step.apply(state).getOrElseThrow(f -> new IllegalStateException(f.message()));
      milliseconds.add((System.nanoTime() - begin) * 1e-6);
      state = next.index() % EVERY == 0 ? recorded(next) : next;
      if (state.index() % CHECKPOINT_EVERY == 0 || state.index() == iterations) {
        state.save(checkpoint, fingerprint());
      }
      progress.step();
    }
    return new Result(losses(state), median(milliseconds));
  }

  private State resumed() {
    try {
      return State.load(checkpoint, fingerprint());
    } catch (IOException e) {
      throw new UsageException(e.getMessage() + "; remove it, or give another -Dout");
    }
  }

  /** The number of iterations is not in it: a run may go on for longer than it was asked to. */
  private Fingerprint fingerprint() {
    return Fingerprint.of("program", "HighDimension")
        .with("algorithm", algorithm.id())
        .with("kernel", exact.kernel().toString())
        .with("dimension", HighDimensionTarget.DIMENSION)
        .with("n", particles)
        .with("seed", seed);
  }

  private State start() {
    Normal standard = Normal.isotropic(1, new double[HighDimensionTarget.DIMENSION]);
    return recorded(
        State.start(Particles.uniform(standard.sample(particles, key.fold(0))), key.fold(1)));
  }

  /** The curve travels in the state's memory, so that checkpoint and curve never disagree. */
  private State recorded(State state) {
    double[] before = state.memory().get(CURVE).map(Block::toArray).getOrElse(new double[0]);
    return state.remembering(
        CURVE,
        Block.build(
            before.length + 1,
            out -> {
              System.arraycopy(before, 0, out, 0, before.length);
              out[before.length] = exact.mmdSquared(state.particles());
            }));
  }

  private static Vector<Loss> losses(State state) {
    return Vector.ofAll(state.memory().get(CURVE).get().toArray())
        .zipWithIndex((loss, i) -> new Loss((long) i * EVERY, loss));
  }

  private static double median(List<Double> milliseconds) {
    double[] sorted =
        milliseconds.stream().skip(WARM_UP).mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
