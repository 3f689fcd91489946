package org.onsager.bench;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Effort;
import org.onsager.scheme.JointProximal;
import org.onsager.step.Controller;

/**
 * {@code mvn -q compile -Dbench=lbfgs}: 12,800 samples of the paper's mixture as 100 weighted
 * particles by L-BFGS, from random samples with equal weights, in Gaussian kernels of variance 10,
 * 1 and 0.1: {@code MMD^2} after some numbers of evaluations, as {@code out/bench/lbfgs.csv}, with
 * the samples and starts beside it for {@code bench/peers/lbfgs.py}. Seconds are those of the
 * processor for the flow alone.
 */
final class QuasiNewton {

  private static final Path FOLDER = Path.of("out", "bench");

  private static final int SAMPLES = 12_800;
  private static final int PARTICLES = 100;
  private static final int STARTS = 5;
  private static final double FINE = 1e-20;

  private static final Vector<Double> VARIANCES = Vector.of(10.0, 1.0, 0.1);
  private static final Vector<Integer> EVALUATIONS = Vector.of(100, 300, 1000);

  private QuasiNewton() {}

  static void run(Vector<String> words) {
    Points samples = mixture().sample(SAMPLES, Key.of(1));
    write("samples", samples);
    Vector<Points> starts = Vector.range(0, STARTS).map(k -> start(samples, k));
    starts.forEachWithIndex((start, k) -> write("start-" + k, start));
    Table table = Table.of("variance", "evaluations", "start", "mmd2", "seconds");
    for (double variance : VARIANCES) {
      FourierMmd energy =
          Mmd.to(Samples.of(samples), Gaussian.ofVariance(variance)).inFourierForm(FINE);
      for (int evaluations : EVALUATIONS) {
        Vector<Timed<Particles>> ends =
            starts.map(start -> Timed.of(() -> end(start, energy, variance, evaluations), 1));
        Vector<Double> found = ends.map(end -> energy.mmdSquared(end.result()));
        Vector<Double> seconds = ends.map(Timed::processor);
        for (int k = 0; k < STARTS; k++) {
          table = table.row(variance, evaluations, k, found.get(k), seconds.get(k));
        }
        System.out.printf(
            Locale.ROOT,
            "variance %s, %d evaluations: MMD^2 %.2e (%.1e to %.1e), %.3f s%n",
            variance,
            evaluations,
            median(found),
            found.min().get(),
            found.max().get(),
            median(seconds));
      }
    }
    Csv.write(FOLDER.resolve("lbfgs.csv"), table);
  }

  private static Particles end(Points start, FourierMmd energy, double variance, int evaluations) {
    Gaussian kernel = Gaussian.ofVariance(variance);
    return Flow.of(
            JointProximal.against(kernel, Effort.standard().within(evaluations))
                .controlled("joint", Controller.implicitTransport())
                .on(energy)
                .tau(JointProximal.startingTau(kernel)))
        .from(Particles.uniform(start), Key.of(1))
        .until(Stop.evaluations(evaluations))
        .state()
        .particles();
  }

  private static GaussianMixture mixture() {
    return GaussianMixture.equal(
        Normal.of(new double[] {0, 0}, new double[][] {{1, 0.5}, {0.5, 2}}),
        Normal.of(new double[] {3, -1}, new double[][] {{1, 0}, {0, 1}}),
        Normal.of(new double[] {1, 4}, new double[][] {{3, 0.5}, {0.5, 1}}));
  }

  private static Points start(Points samples, long k) {
    int[] chosen = Key.of(2).fold(k).choice(PARTICLES, SAMPLES);
    return Points.of(Arrays.stream(chosen).mapToObj(samples::row).toArray(double[][]::new));
  }

  private static double median(Vector<Double> numbers) {
    return numbers.sorted().get(numbers.size() / 2);
  }

  private static void write(String name, Points points) {
    double[][] rows = new double[points.count()][];
    Arrays.setAll(rows, points::row);
    Csv.write(FOLDER.resolve("lbfgs-" + name + ".csv"), List.of("x", "y"), rows);
  }
}
