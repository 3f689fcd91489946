package org.onsager.bench;

import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Csv;
import org.onsager.report.Table;
import org.onsager.step.Choice;
import org.onsager.step.Jko;
import org.onsager.step.Step;
import org.onsager.target.Samples;

/**
 * {@code mvn -q compile -Dbench=quantise}: the samples of {@code bench/peers/quantise.py} as 100
 * weighted particles, for the table with the peers; as {@code out/bench/quantise.csv}.
 */
final class Quantise {

  private static final Path SAMPLES = Path.of("out", "bench", "quantise-samples.csv");
  private static final Path CSV = Path.of("out", "bench", "quantise.csv");

  private static final int PARTICLES = 100;
  private static final double VARIANCE = 10;
  private static final double REACTION = 1e-4;
  private static final Vector<Integer> STEPS = Vector.of(20, 100, 500, 2000);

  private Quantise() {}

  static void run(Vector<String> words) {
    if (!Files.isReadable(SAMPLES)) {
      System.err.println(SAMPLES + " is not there: run bench/peers/run.sh quantise first.");
      return;
    }
    Points samples = Points.of(Csv.read(SAMPLES).rows());
    Gaussian kernel = Gaussian.ofVariance(VARIANCE);
    Mmd energy = Mmd.between(kernel, Samples.of(samples));
    var ift = wasserstein().plus(mmd(kernel, REACTION).spherical());
    Step step = Jko.of(ift, energy).with(Choice.backtracking()).lie().tau(VARIANCE);
    Particles start = Particles.uniform(samples.select(IntStream.range(0, PARTICLES).toArray()));

    run(step, start, STEPS.head()); // compiles the hot loops
    Table table = Table.of("method", "mmd2", "seconds");
    for (int steps : STEPS) {
      long begin = System.nanoTime();
      Particles end = run(step, start, steps);
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double mmdSquared = energy.mmdSquared(end);
      System.out.printf(
          Locale.ROOT, "IFT, %d steps: MMD^2 %.2e, %.2f s%n", steps, mmdSquared, seconds);
      table = table.row("IFT, " + steps + " steps", mmdSquared, seconds);
    }
    Csv.write(CSV, table);
  }

  private static Particles run(Step step, Particles start, int steps) {
    Outcome outcome = Flow.of(step).from(start, Key.of(1)).until(Stop.steps(steps));
    if (outcome.reason() instanceof Reason.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    return outcome.state().particles();
  }
}
