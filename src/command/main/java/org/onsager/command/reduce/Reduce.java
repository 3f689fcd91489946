package org.onsager.command.reduce;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onsager.command.input.Columns;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.ReadingOptions;
import org.onsager.command.method.Baselines;
import org.onsager.command.method.Budget;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Destination;
import org.onsager.command.shell.Range;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.Results;
import org.onsager.data.Sheet;
import org.onsager.data.Table;
import org.onsager.energy.Composite;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Reduces samples to N points with positive weights that have the same moments to a degree, every
 * one of them: the mean of every polynomial to this degree is the same over both. Run it on your
 * own csv file.
 */
@Command(name = "reduce", description = "reduces samples to N points with the same moments")
public final class Reduce implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "a file of samples, a row a sample (342 penguins)")
  private @Nullable String file;

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "how many points (as few as likely suffice)")
  @Range(from = 1, to = 999_999_999)
  private @Nullable Integer asked;

  @Option(
      names = "--degree",
      paramLabel = "DEGREE",
      defaultValue = "4",
      description = "of the moments (${DEFAULT-VALUE})")
  @Range(from = 1, to = 100)
  private int degree;

  @Option(
      names = "--starts",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "how many starts to try (${DEFAULT-VALUE})")
  @Range(from = 1, to = 1000)
  private int starts;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--evaluations",
      paramLabel = "COUNT",
      defaultValue = "1000",
      description = "of the energy with its gradient, the most to spend a start (${DEFAULT-VALUE})")
  @Range(from = 1, to = 100_000)
  private int evaluations;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "of the draws (${DEFAULT-VALUE})")
  private long seed;

  @Mixin private final Destination destination = new Destination("out/reduce");

  private final Console console;

  public Reduce(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Key key = Key.of(seed);
    Sheet sheet = InputFile.samples(file, reading.reading());
    ReduceInput input = ReduceInput.of(sheet, degree, asked);
    Results results = destination.open(console);
    sheet.notices().forEach(console::notice);
    Points distinct = input.distinct(DistinctRows.of(input.data().points(), key));
    Composite energy = input.energy();

    long begin = System.nanoTime();
    Reduction found =
        Reduction.of(
            energy, distinct, input.count(), starts, new Budget(evaluations, console), key.fold(1));
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Particles points = input.data().restored(found.points());
    results.table("points", Columns.weighted(sheet, points));
    results.picture("points", ReducePicture.of(input, points));
    results.say(
        "%d samples of dimension %d to %d points, %d moments to degree %d"
            .formatted(
                input.raw().count(),
                input.raw().dimension(),
                input.count(),
                energy.features().count(),
                degree));
    results.say(
        String.format(
            Locale.ROOT,
            "%d start%s, %d evaluations in %.2f s",
            found.starts(),
            found.starts() == 1 ? "" : "s",
            found.evaluations(),
            seconds));
    results.say(
        String.format(
            Locale.ROOT,
            "residual F = %.1e: the mean of a polynomial to degree %d is off by at most %.1e of its root mean square",
            found.residual(),
            degree,
            Math.sqrt(2 * found.residual())));
    results.say(
        "points = %d, %d of them outside the range of the samples%n"
            .formatted(points.count(), input.outside(points.points())));
    Particles random =
        Particles.uniform(distinct.select(key.fold(2).choice(input.count(), distinct.count())));
    results.say("comparison", comparison(input, energy, random, points));
    results.close();
    if (!found.isExact()) {
      throw new Refusal(
          "after %d start%s the moments are not kept to ten digits: take more points, a lower --degree, or more --starts or --evaluations"
              .formatted(found.starts(), found.starts() == 1 ? "" : "s"));
    }
  }

  /** What was written is read again, in the units of the standardised samples. */
  private static Table comparison(
      ReduceInput input, Composite energy, Particles random, Particles points) {
    Moments moments = Moments.of(input.data().points(), input.degree());
    Particles weighted = Baselines.simplexWeights(energy, random.points());
    return Table.of("%d points".formatted(points.count()), "largest error of a moment")
        .row("random samples", moments.error(random))
        .row("random samples, best weights", moments.error(weighted))
        .row("this", moments.error(input.data().standardised(points)));
  }
}
