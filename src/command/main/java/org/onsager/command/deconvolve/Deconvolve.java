package org.onsager.command.deconvolve;

import java.nio.file.Path;
import java.util.List;
import org.onsager.command.input.Options;
import org.onsager.command.method.Optimum;
import org.onsager.data.Csv;
import org.onsager.data.Table;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;

/**
 * Finds the spikes behind a signal that was blurred by a Gaussian of known width: spectral lines,
 * arrival times, places. How many there are, where, and how high, comes out of one convex problem,
 * with a proof of how near the answer is to its best. Run it on your own csv file.
 */
public final class Deconvolve {

  private Deconvolve() {}

  /**
   * Runs it.
   *
   * @param options what the user gave
   */
  public static void run(Options options) {
    double share = options.real("lambda", 0.02, 1e-6, 0.99);
    double gap = options.real("gap", 1e-12, 0, 1);
    int evaluations = options.integer("evaluations", 1000, 1, 1_000_000);
    Key key = Key.of(options.seed("seed", 1));
    BlurredSignal signal = DeconvolveInput.of(options, key);
    Path out = options.output("deconvolve");

    long begin = System.nanoTime();
    Deconvolution found = Deconvolution.of(signal, share, gap, evaluations);
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Optimum optimum = found.optimum();
    Particles spikes = found.spikes();
    Block refitted = found.refitted(spikes);
    System.out.printf(
        "%d readings from %s to %s, Gaussian blur of standard deviation %s%n",
        signal.values().length(), signal.first(), signal.last(), signal.blur());
    System.out.printf(
        "lambda = %s, %s of what leaves no spike%n", found.lambda() * found.unit(), share);
    System.out.printf(
        "%d evaluations, %d searches in %.2f s; ended: %s%n",
        optimum.evaluations(), optimum.searches(), seconds, optimum.reason().message());
    System.out.printf(
        "F = %s, without spikes %s%n", optimum.certificate().value(), found.nothing());
    System.out.printf(
        "%s, %.1e of F without spikes%n",
        optimum.certificate().text(), optimum.certificate().gap() / found.nothing());
    System.out.printf(
        "residual = %.3g, refitted %.3g (root mean square)%n",
        found.residual(spikes), found.residual(spikes.withWeights(refitted)));
    System.out.println("spikes = " + spikes.count());
    Table table = table(spikes, refitted);
    Csv.write(out.resolve("spikes.csv"), table);
    new DeconvolvePicture(found, spikes).picture().save(out.resolve("spikes"));
    signal.truth().forEach(truth -> writeExample(out, signal, truth));
    System.out.println("\n" + table.text());
    System.out.println("spikes.csv and a picture are in " + out);
  }

  private static Table table(Particles spikes, Block refitted) {
    Table table = Table.of("position", "height", "refitted");
    for (int i = 0; i < spikes.count(); i++) {
      table = table.row(spikes.points().get(i, 0), spikes.weights().get(i), refitted.get(i));
    }
    return table;
  }

  /** The example as a file that this program reads, and what is behind it. */
  private static void writeExample(Path out, BlurredSignal signal, Particles truth) {
    double[][] rows = new double[signal.values().length()][];
    for (int j = 0; j < rows.length; j++) {
      rows[j] = new double[] {signal.positions().get(j), signal.values().get(j)};
    }
    Csv.write(out.resolve("signal.csv"), List.of("position", "value"), rows);
    System.out.println(
        "\nsignal.csv is the example, made of these spikes and noise:\n"
            + Table.of(truth, "position", "height").text());
  }
}
