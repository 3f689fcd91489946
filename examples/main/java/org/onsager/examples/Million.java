package org.onsager.examples;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.flow.Flow;
import org.onsager.flow.Observer;
import org.onsager.flow.Outcome;
import org.onsager.flow.Run;
import org.onsager.flow.When;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.page.Report;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.step.Fingerprint;
import org.onsager.step.State;

/**
 * The paper's flow to three Gaussians with a million particles: Gauss-Newton JKO steps in Fourier
 * form, saved after every step, so that it goes on where it was interrupted.
 */
final class Million {

  /** So many points of equal mass stand for the particles on a picture. */
  private static final int SHADES = 200_000;

  private static final int DOTS = 30;

  private static final String MMD_SQUARED = "mmd2";

  private Million() {}

  static void run(Options options) throws IOException {
    int n = options.integer("n", 1_000_000, DOTS, 20_000_000);
    int evaluations = options.integer("evaluations", 30, 1, 100_000);
    long seed = options.seed("seed", 1);
    Path out = options.output("million");
    Path checkpoint = out.resolve("state.bin");
    Fingerprint fingerprint = Fingerprint.of("program", "Million").with("n", n).with("seed", seed);

    // @start region="million"
    PaperTarget setting = PaperTarget.MIXTURE;
    FourierMmd energy = Mmd.to(setting.target(), PaperTarget.KERNEL).inFourierForm();
    Flow flow = Flow.of(GaussNewtonJko.atScaleOf(PaperTarget.KERNEL).on(energy).tau(1));
    Particles start = PaperTarget.start(n, Key.of(seed).fold(0));
    Option<Run> saved = Runs.resumed(flow, checkpoint, fingerprint);
    saved.forEach(run ->
        System.out.printf("goes on after %d steps, from %s%n%n", run.start().index(), checkpoint));

    long begin = System.nanoTime();
    Outcome outcome =
        Runs.until(
            evaluations,
            saved
                .getOrElse(() -> flow.from(start, Key.of(seed).fold(1)))
                .observing(Observer.mmdSquared(MMD_SQUARED, energy))
                .keeping(When.indices(0))
                .saving(checkpoint, fingerprint, When.every(1)));
    // @end
    State end = outcome.state();
    Table rows = Table.of(outcome);
    System.out.println(rows.text());
    System.out.printf(
        Locale.ROOT,
        "%d particles, %d evaluations, %.1f s; ended: %s%n",
        n,
        end.evaluations(),
        (System.nanoTime() - begin) * 1e-9,
        outcome.reason().message());
    Csv.write(out.resolve("mmd2.csv"), rows);
    Snapshots.of(
            String.format(
                Locale.ROOT, "%,d particles, shades of their mass, and %d of them", n, DOTS),
            shades("start", start, setting),
            shades("after %d evaluations".formatted(end.evaluations()), end.particles(), setting))
        .save(out.resolve("particles"));
    Report.of(outcome)
        .titled(String.format(Locale.ROOT, "%,d particles on their way to three Gaussians", n))
        .setting("seed", seed)
        .withDensity(setting.target())
        .with("Every step", rows)
        .save(out.resolve("index.html"));
    System.out.println("mmd2.csv, index.html, pictures and the saved state are in " + out);
  }

  /** All of the mass as shades, over it some particles and the target. */
  private static Snapshot shades(String title, Particles particles, PaperTarget setting) {
    return Snapshot.of(title, Particles.uniform(drawn(particles, DOTS)))
        .over(drawn(particles, SHADES))
        .withDensity(setting.target());
  }

  /** Particles by their mass, at even steps of it. */
  private static Points drawn(Particles particles, int count) {
    Block weights = particles.weights();
    int[] chosen = new int[count];
    double step = particles.mass() / count;
    double passed = weights.get(0);
    int i = 0;
    for (int k = 0; k < count; k++) {
      for (; passed < (k + 0.5) * step && i < weights.length() - 1; passed += weights.get(i)) {
        i++;
      }
      chosen[k] = i;
    }
    return particles.points().select(chosen);
  }
}
