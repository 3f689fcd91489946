package org.onsager.command.deconvolve;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.ReadingOptions;
import org.onsager.command.method.Budget;
import org.onsager.command.method.Optimum;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Destination;
import org.onsager.command.shell.Range;
import org.onsager.command.shell.Results;
import org.onsager.data.Sheet;
import org.onsager.data.Table;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Finds the spikes behind a signal that was blurred by a Gaussian of known width: spectral lines,
 * arrival times, places. How many there are, where, and how high, comes out of one convex problem,
 * with a proof of how near the answer is to its best. Run it on your own csv file.
 */
@Command(
    name = "deconvolve",
    description = "finds the spikes behind a blurred signal, with a proof of optimality")
public final class Deconvolve implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "a file of two columns, position and value (an example)")
  private @Nullable String file;

  @Option(
      names = "--blur",
      paramLabel = "LENGTH",
      description =
          "the standard deviation of the Gaussian that blurs, in the units of the positions (of the"
              + " example, 3)")
  @Range(from = 1e-100, to = 1e100)
  private @Nullable Double blur;

  @Option(
      names = "--lambda",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description =
          "the price of mass, as a share of that at which no spike is left (${DEFAULT-VALUE})")
  @Range(from = 1e-6, to = 0.99)
  private double share;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--gap",
      paramLabel = "GAP",
      defaultValue = "1e-12",
      description =
          "the distance from the least F at which to end, as a share of F without spikes"
              + " (${DEFAULT-VALUE})")
  @Range(from = 0, to = 1)
  private double gap;

  @Option(
      names = "--evaluations",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "of the energy with its gradient, the most to spend (${DEFAULT-VALUE})")
  @Range(from = 1, to = 1_000_000)
  private int evaluations;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "of the example (${DEFAULT-VALUE})")
  private long seed;

  @Mixin private final Destination destination = new Destination("out/deconvolve");

  private final Console console;

  public Deconvolve(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    BlurredSignal signal = signal();
    Results results = destination.open(console);

    long begin = System.nanoTime();
    Deconvolution found = Deconvolution.of(signal, share, gap, new Budget(evaluations, console));
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Optimum optimum = found.optimum();
    Particles spikes = found.spikes();
    Block refitted = found.refitted(spikes);
    results.say(
        "%d readings from %s to %s, Gaussian blur of standard deviation %s"
            .formatted(signal.values().length(), signal.first(), signal.last(), signal.blur()));
    results.say(
        "lambda = %s, %s of what leaves no spike".formatted(found.lambda() * found.unit(), share));
    results.say(optimum.text(seconds));
    results.say(
        "F = %s, without spikes %s".formatted(optimum.certificate().value(), found.nothing()));
    results.say(
        String.format(
            Locale.ROOT,
            "%s, %.1e of F without spikes",
            optimum.certificate().text(),
            optimum.certificate().gap() / found.nothing()));
    results.say(
        String.format(
            Locale.ROOT,
            "residual = %.3g, refitted %.3g (root mean square)",
            found.residual(spikes),
            found.residual(spikes.withWeights(refitted))));
    results.say("spikes = " + spikes.count());
    Table table = table(spikes, refitted);
    results.table("spikes", table);
    results.picture("spikes", new DeconvolvePicture(found, spikes).picture());
    signal.truth().forEach(truth -> example(results, signal, truth));
    results.say("\n" + table.text());
    results.close();
  }

  private BlurredSignal signal() {
    if (file == null) {
      return DeconvolveInput.example(blur, Key.of(seed));
    }
    Sheet sheet = InputFile.sheet(file, reading.reading());
    sheet.notices().forEach(console::notice);
    return DeconvolveInput.of(sheet, blur);
  }

  private static Table table(Particles spikes, Block refitted) {
    Table table = Table.of("position", "height", "refitted");
    for (int i = 0; i < spikes.count(); i++) {
      table = table.row(spikes.points().get(i, 0), spikes.weights().get(i), refitted.get(i));
    }
    return table;
  }

  /** The example as a table that this command reads, and what is behind it. */
  private static void example(Results results, BlurredSignal signal, Particles truth) {
    Table readings = Table.of("position", "value");
    for (int j = 0; j < signal.values().length(); j++) {
      readings = readings.row(signal.positions().get(j), signal.values().get(j));
    }
    results.also("signal", readings);
    results.say(
        "\nsignal.csv is the example, made of these spikes and noise:\n"
            + Table.of(truth, "position", "height").text());
  }
}
