package org.onsager.bench;

import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Csv;
import org.onsager.report.Table;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.Step;

/**
 * {@code mvn -q compile -Dbench=quantise}: the samples of {@code bench/peers/quantise.py} as 100
 * weighted particles, for the table with the peers; as {@code out/bench/quantise.csv}.
 */
final class Quantise {

  private static final Path SAMPLES = Path.of("out", "bench", "quantise-samples.csv");
  private static final Path CSV = Path.of("out", "bench", "quantise.csv");

  private static final int PARTICLES = 100;
  private static final double VARIANCE = 10;
  private static final Vector<Integer> EVALUATIONS = Vector.of(20, 100, 300);

  private Quantise() {}

  static void run(Vector<String> words) {
    if (!Files.isReadable(SAMPLES)) {
      System.err.println(SAMPLES + " is not there: run bench/peers/run.sh quantise first.");
      return;
    }
    Points samples = Points.of(Csv.read(SAMPLES).rows());
    Gaussian kernel = Gaussian.ofVariance(VARIANCE);
    Mmd energy = Mmd.to(Samples.of(samples), kernel);
    Step step = GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1);
    Particles start = Particles.uniform(samples.select(IntStream.range(0, PARTICLES).toArray()));

    run(step, start, EVALUATIONS.last()); // compiles the hot loops
    Table table = Table.of("method", "mmd2", "seconds");
    for (int evaluations : EVALUATIONS) {
      long begin = System.nanoTime();
      Particles end = run(step, start, evaluations);
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double mmdSquared = energy.mmdSquared(end);
      String method = "Gauss-Newton JKO, " + evaluations + " evaluations";
      System.out.printf(Locale.ROOT, "%s: MMD^2 %.2e, %.2f s%n", method, mmdSquared, seconds);
      table = table.row(method, mmdSquared, seconds);
    }
    Csv.write(CSV, table);
  }

  private static Particles run(Step step, Particles start, int evaluations) {
    return Flow.of(step)
        .from(start, Key.of(1))
        .until(Stop.evaluations(evaluations))
        .state()
        .particles();
  }
}
