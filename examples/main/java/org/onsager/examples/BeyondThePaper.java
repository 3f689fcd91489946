package org.onsager.examples;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.onsager.command.method.Baselines;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.energy.Mmd;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.page.Report;
import org.onsager.report.Progress;

/**
 * Steps that go beyond the paper's explicit ones, on its two targets in closed form: 100 particles,
 * MMD^2 to the target itself by number of evaluations. An evaluation is the energy with its
 * gradient at one configuration; line searches and refused trials count, matrices and quadratic
 * programs do not.
 */
final class BeyondThePaper {

  private static final int CANDIDATES = 10_000;

  private BeyondThePaper() {}

  static void run(Options options) {
    int runs = options.integer("runs", 50, 1, 10_000);
    Path out = options.output("beyond-the-paper");

    Map<PaperTarget, Map<BeyondScheme, Vector<BeyondRun>>> all = LinkedHashMap.empty();
    int tasks = PaperTarget.ALL.size() * BeyondScheme.values().length * runs;
    try (Progress progress = Progress.of("Beyond the paper", tasks)) {
      for (PaperTarget setting : PaperTarget.ALL) {
        Map<BeyondScheme, Vector<BeyondRun>> byScheme = LinkedHashMap.empty();
        for (BeyondScheme scheme : BeyondScheme.values()) {
          byScheme =
              byScheme.put(
                  scheme,
                  parallel(
                      runs,
                      seed -> {
                        BeyondRun run = BeyondRun.of(setting, scheme, seed);
                        progress.step();
                        return run;
                      }));
        }
        all = all.put(setting, byScheme);
      }
    }
    Csv.write(out.resolve("mmd2.csv"), BeyondTables.csv(all));
    BeyondPictures.curves(all, runs).save(out.resolve("mmd2"));
    for (PaperTarget setting : PaperTarget.ALL) {
      BeyondPictures.particles(setting, all.get(setting).get())
          .save(out.resolve("particles-" + setting.id()));
    }
    Table comparison = BeyondTables.comparison(all);
    Table baselines = baselines(runs);
    Report.of()
        .titled("JKO steps beyond the paper's")
        .with(BeyondPictures.curves(all, runs))
        .with("Schemes", comparison)
        .with("Without a flow", baselines)
        .save(out.resolve("index.html"));
    System.out.println(comparison.text());
    System.out.println(baselines.text());
    System.out.printf(
        "Median MMD^2 of %d runs. Curves, particles, index.html and mmd2.csv are in %s%n",
        runs, out);
  }

  /** What 100 points reach without a flow. */
  private static Table baselines(int runs) {
    Table table = Table.of("target", "100 points without a flow", "p10", "median", "p90");
    for (PaperTarget setting : PaperTarget.ALL) {
      Mmd energy = Mmd.to(setting.target(), PaperTarget.KERNEL);
      Spread iid = spread(runs, seed -> energy.mmdSquared(iid(setting, seed)));
      Spread herding =
          spread(
              Math.min(runs, 5),
              seed ->
                  energy.mmdSquared(
                      Baselines.herding(
                          energy,
                          setting.target().sample(CANDIDATES, Key.of(1).fold(seed)),
                          PaperTarget.PARTICLES)));
      Spread weighted =
          spread(
              runs,
              seed ->
                  energy.mmdSquared(Baselines.simplexWeights(energy, iid(setting, seed).points())));
      table =
          table
              .row(setting.id(), "independent samples", iid.p10(), iid.median(), iid.p90())
              .row(setting.id(), "kernel herding", herding.p10(), herding.median(), herding.p90())
              .row(
                  setting.id(),
                  "independent, simplex weights",
                  weighted.p10(),
                  weighted.median(),
                  weighted.p90());
    }
    return table;
  }

  private static Particles iid(PaperTarget setting, int seed) {
    return Particles.uniform(setting.target().sample(PaperTarget.PARTICLES, Key.of(2).fold(seed)));
  }

  private static Spread spread(int runs, IntToDoubleFunction value) {
    return Spread.of(IntStream.range(0, runs).parallel().mapToDouble(value).toArray());
  }

  private static <T> Vector<T> parallel(int runs, IntFunction<T> run) {
    return Vector.ofAll(IntStream.range(0, runs).parallel().mapToObj(run).toList());
  }
}
