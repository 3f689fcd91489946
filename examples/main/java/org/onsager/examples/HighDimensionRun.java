package org.onsager.examples;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.onsager.command.shell.UsageException;
import org.onsager.distribution.Normal;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Run;
import org.onsager.flow.Stop;
import org.onsager.flow.When;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.report.Progress;
import org.onsager.step.Fingerprint;

/**
 * A run with checkpoints: the state and the curve so far are saved together, every hundred
 * iterations, and a run that finds them goes on from there.
 *
 * <p>A checkpoint carries a fingerprint, so that one of other settings is refused, whatever its
 * name.
 *
 * @param algorithm what is run
 * @param energy {@code F = 1/2 MMD^2} to a fresh sample at every iteration
 * @param exact {@code F = 1/2 MMD^2} to the target itself, for the curve
 * @param checkpoint the path of the saved state
 * @param particles their number
 * @param seed what the key was made of
 * @param key the key of the run
 */
record HighDimensionRun(
    HighDimensionAlgorithm algorithm,
    RandomEnergy energy,
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

  static final String MMD_SQUARED = "mmd2";

  /**
   * The end of a run.
   *
   * @param outcome with the curve, from the start
   * @param medianMilliseconds of the iterations of this process; NaN if there were too few
   */
  record Result(Outcome outcome, double medianMilliseconds) {}

  /**
   * Where the run begins: its checkpoint, which is made if there is none, so that neither a file
   * that is not ours nor a full disk is found after hours.
   */
  Run from(int iterations) throws IOException {
    Option<Run> resumed = resumed();
    if (resumed.isEmpty()) {
      start().start().save(checkpoint, fingerprint());
    }
    Run run = resumed.getOrElse(this::start);
    if (run.start().index() > iterations) {
      throw new UsageException(
          "-Diterations=%d: %s already has %d; give more, or another -Dout"
              .formatted(iterations, checkpoint, run.start().index()));
    }
    return run;
  }

  Result until(int iterations, Run from) {
    long left = iterations - from.start().index();
    List<Long> times = new ArrayList<>(List.of(System.nanoTime()));
    try (Progress progress = Progress.of(algorithm.label, left)) {
      Outcome outcome =
          from.observing(Observer.mmdSquared(MMD_SQUARED, exact))
              .every(EVERY)
              .saving(checkpoint, fingerprint(), When.every(CHECKPOINT_EVERY))
              .following(state -> {
                times.add(System.nanoTime());
                progress.step();
              })
              .until(Stop.steps(left));
      if (outcome.reason() instanceof Reason.Failed failed) {
        throw new UsageException(algorithm.label + ": " + failed.message());
      }
      return new Result(outcome, medianMilliseconds(times));
    }
  }

  private Flow flow() {
    return Flow.of(algorithm.on(energy, particles));
  }

  private Option<Run> resumed() {
    return Runs.resumed(flow(), checkpoint, fingerprint());
  }

  private Run start() {
    Normal standard = Normal.isotropic(1, new double[HighDimensionTarget.DIMENSION]);
    return flow().from(Particles.uniform(standard.sample(particles, key.fold(0))), key.fold(1));
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

  private static double medianMilliseconds(List<Long> times) {
    double[] sorted =
        IntStream.range(1 + WARM_UP, times.size())
            .mapToDouble(i -> (times.get(i) - times.get(i - 1)) * 1e-6)
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
