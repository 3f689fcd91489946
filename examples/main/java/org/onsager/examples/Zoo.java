package org.onsager.examples;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Locale;
import org.onsager.data.Table;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.flow.Stop;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.ot.Wasserstein2;
import org.onsager.page.Report;
import org.onsager.report.Progress;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;

/** Flows side by side on one target with two modes; 100 particles start beside one of them. */
final class Zoo {

  private static final int PARTICLES = 100;
  private static final int SAMPLES = 200;
  private static final int FRAMES = 80;

  private Zoo() {}

  static void run(Options options) {
    Path out = options.output("zoo");
    GaussianMixture target =
        GaussianMixture.equal(Normal.isotropic(0.4, -1.5, 0), Normal.isotropic(0.4, 1.5, 0));
    Samples samples = target.samples(SAMPLES, Key.of(1));
    Mmd yardstick = Mmd.to(target, ZooFlow.KERNEL);
    Particles start =
        Particles.uniform(Normal.isotropic(0.1, -2, 1.5).sample(PARTICLES, Key.of(2)));

    Table table =
        Table.of(
            "flow", "steps", "its energy", "MMD^2", "W2 to samples", "effective size", "seconds");
    Vector<Snapshot> panels = Vector.empty();
    Report page =
        Report.of()
            .titled("Flows from beside one mode")
            .setting("kernel", ZooFlow.KERNEL)
            .setting("target", "two Gaussians of variance 0.4, three apart")
            .withDensity(target)
            .over(samples.measure().points());
    Vector<ZooFlow> flows = ZooFlow.all(target, samples);
    try (Progress progress = Progress.of("Zoo", flows.size())) {
      for (ZooFlow flow : flows) {
        long begin = System.nanoTime();
        Outcome outcome =
            Flow.of(flow.scheme().tau(flow.tau()))
                .from(start, Key.of(3))
                .observing(Observer.mmdSquared("MMD²", yardstick))
                .every(5)
                .keepingAtMost(FRAMES)
                .until(Stop.steps(flow.steps()));
        double seconds = (System.nanoTime() - begin) * 1e-9;
        Particles end = outcome.state().particles();
        table =
            table.row(
                flow.name() + (outcome.reason() instanceof Reason.Failed ? " (ended early)" : ""),
                outcome.state().index(),
                flow.energy().value(end),
                yardstick.mmdSquared(end),
                Wasserstein2.between(end, samples.measure()).distance(),
                String.format(Locale.ROOT, "%.1f", end.effectiveSampleSize()),
                String.format(Locale.ROOT, "%.2f", seconds));
        panels =
            panels.append(
                Snapshot.of(flow.name(), end)
                    .over(samples.measure().points())
                    .withTrails(start, end)
                    .withDensity(target));
        page = page.and(flow.name(), outcome);
        progress.step();
      }
    }
    Snapshots.of("Flows from beside one mode", panels.toJavaArray(Snapshot[]::new))
        .inColumns(4)
        .save(out.resolve("zoo"));
    page.with("Ends", table).save(out.resolve("index.html"));
    System.out.println(table.text());
    System.out.println(
        "The energy of SVGD and Langevin flows has no value on particles: its blob regularisation is"
            + " shown.");
    System.out.println("The pictures and index.html are in " + out);
  }
}
