package org.onsager.examples;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Csv;
import org.onsager.report.Sheet;
import org.onsager.report.Table;
import org.onsager.step.Controller;
import org.onsager.step.Effort;
import org.onsager.step.GaussNewtonJko;
import org.onsager.step.JointProximal;
import org.onsager.step.ProximalTransport;
import org.onsager.step.Step;
import org.onsager.target.Samples;

/**
 * Compresses samples to N weighted points of total mass one, by JKO steps on the squared MMD with a
 * Gaussian kernel: a quadrature rule for every function that is smooth at the scale of the kernel.
 * Run it on your own csv file.
 */
final class Quantise {

  private Quantise() {}

  static void run(Options options) {
    Sheet sheet = options.words().isEmpty() ? Resource.sheet("penguins.csv") : read(options);
    int count = count(options, sheet.rows().length);
    int evaluations = options.integer("evaluations", 100, 1, 100_000);
    double bandwidth = options.real("bandwidth", 0, 0, 1e9);
    boolean standardise = options.choice("standardise", "yes", "yes", "no").equals("yes");
    Path out = options.output("quantise");
    Key key = Key.of(options.seed("seed", 1));

    Points raw = Points.of(sheet.rows());
    Standardised data = standardise ? Standardised.of(raw) : Standardised.asItIs(raw);
    Gaussian kernel =
        bandwidth > 0
            ? Gaussian.ofStandardDeviation(bandwidth)
            : Gaussian.medianHeuristic(data.points());
    Mmd energy = Mmd.between(kernel, Samples.of(data.points()));
    Particles start = Particles.uniform(choose(data.points(), count, key));

    long begin = System.nanoTime();
    boolean small = (data.points().dimension() + 1L) * count <= GaussNewtonJko.LARGEST_ORDER;
    Step step = small ? gaussNewton(kernel, energy) : lbfgs(kernel, energy, evaluations);
    Outcome outcome = Flow.of(step).from(start, key).until(Stop.evaluations(evaluations));
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Particles end = outcome.state().particles();
    double[][] found = data.restore(end.points()).rows();
    Csv.write(out.resolve("particles.csv"), QuantiseReport.csv(sheet, found, end));
    QuantiseReport.picture(sheet, found, end).forEach(p -> p.save(out.resolve("particles")));
    System.out.printf(
        "%d samples of dimension %d, %s; Gaussian kernel, standard deviation %.3g%n",
        raw.count(),
        raw.dimension(),
        standardise ? "standardised" : "as they are",
        Math.sqrt(kernel.variance()));
    System.out.printf(
        "%s, %d evaluations in %.2f s%n%n",
        small ? "Gauss-Newton JKO steps" : "proximal steps by L-BFGS",
        outcome.state().evaluations(),
        seconds);
    System.out.println(comparison(energy, data.points(), start, end).text());
    System.out.println("particles.csv and pictures are in " + out);
  }

  private static Step gaussNewton(Gaussian kernel, Mmd energy) {
    return GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1);
  }

  private static Step lbfgs(Gaussian kernel, Mmd energy, int evaluations) {
    return JointProximal.against(kernel, Effort.standard().within(evaluations))
        .controlled("joint", Controller.implicitTransport())
        .on(energy)
        .tau(ProximalTransport.startingTau(kernel));
  }

  private static Table comparison(Mmd energy, Points samples, Particles start, Particles end) {
    Particles herded = Baselines.herding(energy, samples, start.count());
    return Table.of("%d points".formatted(start.count()), "MMD^2 to the samples")
        .row("random samples", energy.mmdSquared(start))
        .row("random samples, simplex weights", weighted(energy, start))
        .row("kernel herding", energy.mmdSquared(herded))
        .row("kernel herding, simplex weights", weighted(energy, herded))
        .row("this", energy.mmdSquared(end));
  }

  private static double weighted(Mmd energy, Particles particles) {
    return energy.mmdSquared(Baselines.simplexWeights(energy, particles.points()));
  }

  private static Sheet read(Options options) {
    try {
      return Csv.read(Path.of(options.words().head()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UsageException("-Dargs=\"FILE N\": " + e.getMessage());
    }
  }

  private static int count(Options options, int samples) {
    String text = options.words().size() > 1 ? options.words().get(1) : "20";
    int count = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    if (options.words().size() > 2) {
      throw new UsageException(
          "-Dargs=\"FILE N\": two words, and there are " + options.words().size());
    }
    if (count < 1 || count > samples) {
      throw new UsageException(
          "-Dargs=\"FILE N\": N must be a whole number from 1 to %d, the number of samples"
              .formatted(samples));
    }
    return count;
  }

  /** Distinct samples at random (a partial Fisher-Yates shuffle). */
  private static Points choose(Points points, int count, Key key) {
    RandomGenerator random = key.generator();
    int[] order = IntStream.range(0, points.count()).toArray();
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(order.length - i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return points.select(Arrays.copyOf(order, count));
  }
}
