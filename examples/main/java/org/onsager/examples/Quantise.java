package org.onsager.examples;

import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.wasserstein;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
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
import org.onsager.report.Sheet;
import org.onsager.report.Snapshot;
import org.onsager.report.Snapshots;
import org.onsager.report.Table;
import org.onsager.step.Choice;
import org.onsager.step.Jko;
import org.onsager.step.Step;
import org.onsager.target.Samples;

/**
 * Compresses samples to N weighted points: spherical interaction-force transport of the squared MMD to the standardised
 * samples, Gaussian kernel by the median heuristic. Run it on your own csv file.
 */
final class Quantise {

  private static final int STEPS = 2000;

  private Quantise() {}

  static void run(Options options) {
    Sheet sheet = options.words().isEmpty() ? Resource.sheet("penguins.csv") : read(options);
    int count = count(options, sheet.rows().length);
    Path out = options.path("out", Path.of("out")).resolve("quantise");
    Key key = Key.of(options.seed("seed", 1));

    Standardised data = Standardised.of(Points.of(sheet.rows()));
    Gaussian kernel = Gaussian.medianHeuristic(data.points());
    Mmd energy = Mmd.between(kernel, Samples.of(data.points()));
    var ift = wasserstein().plus(mmd(kernel, 1e-4).spherical());
    Step step = Jko.of(ift, energy).with(Choice.backtracking()).lie().tau(kernel.variance());

    Particles start = Particles.uniform(choose(data.points(), count, key));
    Outcome outcome = Flow.of(step).from(start, key).until(Stop.steps(STEPS));
    if (outcome.reason() instanceof Reason.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
    Particles end = outcome.state().particles();

    double[][] found = data.restore(end.points()).rows();
    Csv.write(out.resolve("particles.csv"), table(sheet, found, end));
    picture(sheet, found, end).save(out.resolve("particles"));
    System.out.printf(
        "%d samples of dimension %d, kernel standard deviation %.3g (standardised)%n",
        data.points().count(), data.points().dimension(), Math.sqrt(kernel.variance()));
    System.out.printf("MMD^2 of %d random samples      %.3e%n", count, energy.mmdSquared(start));
    System.out.printf("MMD^2 of %d weighted particles  %.3e%n", count, energy.mmdSquared(end));
    System.out.println("particles.csv and a picture are in " + out);
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
    if (count < 1 || count > samples || options.words().size() > 2) {
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

  private static Table table(Sheet sheet, double[][] found, Particles end) {
    int d = end.dimension();
    String[] header = new String[d + 1];
    for (int k = 0; k < d; k++) {
      header[k] = sheet.header().isEmpty() ? "x" + (k + 1) : sheet.header().get(k);
    }
    header[d] = "weight";
    Table table = Table.of(header);
    for (int i = 0; i < found.length; i++) {
      Object[] row = new Object[d + 1];
      for (int k = 0; k < d; k++) {
        row[k] = found[i][k];
      }
      row[d] = end.weights().get(i);
      table = table.row(row);
    }
    return table;
  }

  private static Snapshots picture(Sheet sheet, double[][] found, Particles end) {
    String title = "%d samples as %d particles".formatted(sheet.rows().length, found.length);
    return Snapshots.of(
        title, Snapshot.of("", sheet.rows(), found, end.weights().toArray()));
  }
}
