package org.onsager.examples;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Csv;
import org.onsager.report.Sheet;
import org.onsager.report.Table;
import org.onsager.scheme.Continuation;
import org.onsager.scheme.Effort;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.JointProximal;
import org.onsager.scheme.ProximalTransport;
import org.onsager.step.Controller;
import org.onsager.step.Step;

/**
 * Compresses samples to N weighted points of total mass one, by JKO steps on the squared MMD with a
 * Gaussian kernel: a quadrature rule for every function that is smooth at the scale of the kernel.
 * Run it on your own csv file.
 */
final class Quantise {

  private static final int COUNT = 20;

  private Quantise() {}

  static void run(Options options) {
    int asked = count(options);
    int evaluations = options.integer("evaluations", 100, 1, 100_000);
    double bandwidth = options.real("bandwidth", 0, 0, 1e154);
    boolean standardise = options.choice("standardise", "yes", "yes", "no").equals("yes");
    Path out = options.output("quantise");
    Key key = Key.of(options.seed("seed", 1));
    Sheet sheet = QuantiseInput.sheet(options);

    Points raw = Points.of(sheet.rows());
    Standardised data = standardise ? Standardised.of(raw) : Standardised.asItIs(raw);
    DistinctRows distinct = DistinctRows.of(data.points(), key);
    int count = Math.min(asked, distinct.count());
    QuantiseInput.notices(sheet, data, asked, distinct.count()).forEach(System.out::println);
    Gaussian kernel = QuantiseInput.kernel(data.points(), distinct.points(), bandwidth);
    Mmd energy = Mmd.to(Samples.of(data.points()), kernel);
    Particles start = distinct.start(count);

    long begin = System.nanoTime();
    boolean small = (data.points().dimension() + 1L) * count <= GaussNewtonJko.LARGEST_ORDER;
    boolean narrow = small && bandwidth > 0 && QuantiseInput.isNarrow(kernel, start.points());
    Step step = step(small, narrow, kernel, energy, evaluations);
    Outcome outcome = Flow.of(step).from(start, key).until(Stop.evaluations(evaluations));
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Particles end = outcome.state().particles();
    double[][] found = data.restore(end.points());
    if (!Arrays.stream(found).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      throw new UsageException(
          "a particle lies beyond the largest double in the units of the data: scale them down");
    }
    Particles restored = end.withPoints(Points.of(found));
    Csv.write(out.resolve("particles.csv"), QuantiseReport.csv(sheet, restored));
    QuantiseReport.picture(sheet, raw, restored).save(out.resolve("particles"));
    System.out.printf(
        "%d samples of dimension %d, %s; Gaussian kernel, standard deviation %.3g%n",
        raw.count(),
        raw.dimension(),
        standardise ? "standardised" : "as they are",
        Math.sqrt(kernel.variance()));
    System.out.printf(
        "%s, %d evaluations in %.2f s; ended: %s%n%n",
        small
            ? "Gauss-Newton JKO steps" + (narrow ? ", first with wider kernels" : "")
            : "proximal steps by L-BFGS",
        outcome.state().evaluations(),
        seconds,
        outcome.reason().message());
    Particles random = Particles.uniform(data.points().select(key.choice(count, raw.count())));
    System.out.println(comparison(energy, data.points(), random, end).text());
    System.out.println("particles.csv and pictures are in " + out);
    boolean converged =
        !(outcome.reason() instanceof Reason.Failed failed)
            || failed.failure() instanceof Failure.NoDescent;
    if (!converged) {
      throw new UsageException("the run ended early: " + outcome.reason().message());
    }
  }

  private static Step step(
      boolean small, boolean narrow, Gaussian kernel, Mmd energy, int evaluations) {
    try {
      return small ? gaussNewton(narrow, kernel, energy) : lbfgs(kernel, energy, evaluations);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "-Dbandwidth=%.3g must be nearer to 1, or the data standardised: %s"
              .formatted(Math.sqrt(kernel.variance()), e.getMessage()));
    }
  }

  private static Step gaussNewton(boolean narrow, Gaussian kernel, Mmd energy) {
    return narrow
        ? Continuation.of(GaussNewtonJko.balanced()).on(energy).tau(1)
        : GaussNewtonJko.atScaleOf(kernel).on(energy).tau(1);
  }

  private static Step lbfgs(Gaussian kernel, Mmd energy, int evaluations) {
    return JointProximal.against(kernel, Effort.standard().within(evaluations))
        .controlled("joint", Controller.implicitTransport())
        .on(energy)
        .tau(ProximalTransport.startingTau(kernel));
  }

  private static Table comparison(Mmd energy, Points samples, Particles random, Particles end) {
    Particles herded = Baselines.herding(energy, samples, random.count());
    return Table.of("%d points".formatted(random.count()), "MMD^2 to the samples")
        .row("random samples", energy.mmdSquared(random))
        .row("random samples, simplex weights", weighted(energy, random))
        .row("kernel herding", energy.mmdSquared(herded))
        .row("kernel herding, simplex weights", weighted(energy, herded))
        .row("this", energy.mmdSquared(end));
  }

  private static double weighted(Mmd energy, Particles particles) {
    return energy.mmdSquared(Baselines.simplexWeights(energy, particles.points()));
  }

  private static int count(Options options) {
    Vector<String> words = options.words();
    if (words.size() > 2) {
      throw new UsageException("-Dargs=\"FILE N\": two words, and there are " + words.size());
    }
    String text = words.size() > 1 ? words.get(1) : Integer.toString(COUNT);
    int count = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (count < 1) {
      throw new UsageException(
          "-Dargs=\"FILE N\": N = %s: must be a whole number from 1 to 999999999".formatted(text));
    }
    return count;
  }
}
