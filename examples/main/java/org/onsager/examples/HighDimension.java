package org.onsager.examples;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.distribution.GaussianMixture;
import org.onsager.energy.Mmd;
import org.onsager.flow.Row;
import org.onsager.flow.Run;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.page.Report;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Panel;

/**
 * The experiment in 100 dimensions of Gladin et al. (2024), section 4: MMD flow, IFT with projected
 * weights and IFT with the exponential update, with a fresh target sample at every iteration.
 * Interrupt it, and the next run goes on from the last checkpoint.
 */
final class HighDimension {

  private static final Gaussian KERNEL = Gaussian.ofGamma(1.0 / 200);

  private HighDimension() {}

  static void run(Options options) throws Exception {
    int particles = options.integer("n", 1000, 2, 100_000);
    int iterations = options.integer("iterations", 1000, 1, 1_000_000);
    long seed = options.seed("seed", 1);
    Key key = Key.of(seed);
    Path out = options.output("high-dimension");

    GaussianMixture target = HighDimensionTarget.drawn(key.fold(0));
    Mmd exact = Mmd.to(target, KERNEL);
    Vector<HighDimensionRun> runs =
        Vector.of(HighDimensionAlgorithm.values())
            .map(algorithm ->
                new HighDimensionRun(
                    algorithm,
                    Mmd.sampled(target, KERNEL, particles),
                    exact,
                    out.resolve("%s-n%d-seed%d".formatted(algorithm.id(), particles, seed)),
                    particles,
                    seed,
                    key.fold(1)));
    List<Run> starts = new ArrayList<>();
    for (HighDimensionRun run : runs) {
      starts.add(run.from(iterations));
    }
    Panel panel = Panel.of("", Axis.linear("iteration"), Axis.logarithmic("MMD² to the target"));
    Table csv = Table.of("algorithm", "iteration", "mmd2");
    Table times = Table.of("algorithm", "MMD^2", "median ms an iteration");
    Report page =
        Report.of()
            .titled(
                "%d particles in %d dimensions".formatted(particles, HighDimensionTarget.DIMENSION))
            .setting("seed", seed)
            .setting("kernel", KERNEL);
    for (var begun : runs.zip(starts)) {
      HighDimensionRun run = begun._1;
      HighDimensionRun.Result result = run.until(iterations, begun._2);
      String label = run.algorithm().label;
      page = page.and(label, result.outcome());
      panel = panel.with(Curve.of(label, result.outcome(), HighDimensionRun.MMD_SQUARED));
      for (Row row : result.outcome().rows()) {
        csv = csv.row(label, row.index(), row.get(HighDimensionRun.MMD_SQUARED));
      }
      times =
          times.row(
              label,
              result.outcome().rows().last().get(HighDimensionRun.MMD_SQUARED),
              Double.isNaN(result.medianMilliseconds())
                  ? "too few to say"
                  : result.medianMilliseconds());
    }
    Curves.of(
            "%d particles in %d dimensions".formatted(particles, HighDimensionTarget.DIMENSION),
            panel)
        .save(out.resolve("losses"));
    Csv.write(out.resolve("losses.csv"), csv);
    page.with("Times", times).save(out.resolve("index.html"));
    System.out.println(times.text());
    System.out.printf(
        "double precision, %d thread%s. Curves, csv, index.html and checkpoints are in %s%n",
        ForkJoinPool.commonPool().getParallelism() + 1,
        ForkJoinPool.commonPool().getParallelism() == 0 ? "" : "s",
        out);
  }
}
