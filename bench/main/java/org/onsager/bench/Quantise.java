package org.onsager.bench;

import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.KMeans;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.JointProximal;
import org.onsager.step.Controller;
import org.onsager.step.Step;

/**
 * {@code mvn -q compile -Dbench=quantise}: the samples of {@code bench/peers/quantise.py} as 100
 * and 1000 weighted particles in Gaussian kernels of variance 10, 1 and 0.1, for the table with the
 * peers; as {@code out/bench/quantise.csv}. Seconds are those of the processor for everything from
 * the samples on: k-means, the pass over the samples for the Fourier form, the flow.
 */
final class Quantise {

  private static final Path SAMPLES = Path.of("out", "bench", "quantise-samples.csv");
  private static final Path CSV = Path.of("out", "bench", "quantise.csv");

  private static final double FINE = 1e-20;
  private static final int ROUNDS = 100;

  /** After the first time, in which the hot loops are compiled. */
  private static final int REPEATS = 5;

  private static final Key KEY = Key.of(1);

  private Quantise() {}

  /**
   * A row of the table.
   *
   * @param variance of the kernel
   * @param points n
   * @param evaluations to spend
   * @param gaussNewton whether by Gauss-Newton steps from the cells of k-means, or by L-BFGS
   */
  private record Case(double variance, int points, int evaluations, boolean gaussNewton) {

    String method() {
      return "k-means, then %s, %d evaluations"
          .formatted(gaussNewton ? "Gauss-Newton JKO" : "L-BFGS", evaluations);
    }

    FourierMmd energy(Points samples) {
      return Mmd.to(Samples.of(samples), Gaussian.ofVariance(variance)).inFourierForm(FINE);
    }

    Particles run(Points samples) {
      FourierMmd energy = energy(samples);
      Particles start = KMeans.of(Particles.uniform(samples), points, ROUNDS, KEY);
      return Flow.of(gaussNewton ? gaussNewton(energy) : lbfgs(energy))
          .from(start, KEY)
          .until(Stop.evaluations(evaluations))
          .state()
          .particles();
    }

    private Step gaussNewton(Energy energy) {
      return GaussNewtonJko.atScaleOf(Gaussian.ofVariance(variance)).on(energy).tau(1);
    }

    private Step lbfgs(Energy energy) {
      Gaussian kernel = Gaussian.ofVariance(variance);
      return JointProximal.against(kernel, Effort.standard().within(evaluations))
          .controlled("joint", Controller.implicitTransport())
          .on(energy)
          .tau(JointProximal.startingTau(kernel));
    }
  }

  private static final Vector<Case> CASES =
      Vector.of(20, 100, 300)
          .map(evaluations -> new Case(10, 100, evaluations, true))
          .appendAll(Vector.of(100, 300).map(evaluations -> new Case(1, 100, evaluations, true)))
          .append(new Case(0.1, 100, 300, true))
          .append(new Case(10, 1000, 50, true))
          .append(new Case(1, 1000, 20, true))
          .append(new Case(0.1, 1000, 300, false));

  static void run(Vector<String> words) {
    if (!Files.isReadable(SAMPLES)) {
      System.err.println(SAMPLES + " is not there: run bench/peers/run.sh quantise first.");
      return;
    }
    Points samples = Points.of(Csv.read(SAMPLES).rows());
    Table table = Table.of("variance", "points", "method", "mmd2", "seconds");
    for (Case row : CASES) {
      Timed<Particles> end = Timed.of(() -> row.run(samples), REPEATS);
      double mmdSquared = row.energy(samples).mmdSquared(end.result());
      System.out.printf(
          Locale.ROOT,
          "variance %s, %d points, %s: MMD^2 %.2e, %.2f s%n",
          row.variance(),
          row.points(),
          row.method(),
          mmdSquared,
          end.processor());
      table = table.row(row.variance(), row.points(), row.method(), mmdSquared, end.processor());
    }
    Csv.write(CSV, table);
  }
}
