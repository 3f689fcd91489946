package org.onsager.command.quantise;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onsager.command.input.Columns;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.ReadingOptions;
import org.onsager.command.input.Standardised;
import org.onsager.command.method.Budget;
import org.onsager.command.shell.Allowed;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Destination;
import org.onsager.command.shell.Range;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.Results;
import org.onsager.data.Sheet;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compresses samples to N weighted points of total mass one, by JKO steps on the squared MMD with
 * Gaussian kernels: a quadrature rule for every function that is smooth at their scale. Run it on
 * your own csv file, of a million rows if you like.
 */
@Command(name = "quantise", description = "compresses samples to N weighted points")
public final class Quantise implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "a file of samples, a row a sample (342 penguins)")
  private @Nullable String file;

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many points (${DEFAULT-VALUE})")
  @Range(from = 1, to = 999_999_999)
  private int asked;

  @Option(
      names = "--bandwidth",
      paramLabel = "LENGTH",
      defaultValue = "0",
      description =
          "the standard deviation of a single Gaussian kernel; 0 for a sum of Gaussians from the"
              + " median distance down (${DEFAULT-VALUE})")
  @Range(from = 0, to = 1e154)
  private double bandwidth;

  /** Whether the samples are standardised. */
  enum Standardising {
    YES,
    NO;

    @Override
    public String toString() {
      return Allowed.word(this);
    }
  }

  @Option(
      names = "--standardise",
      paramLabel = "WHETHER",
      description = "every axis to mean zero and deviation one: yes or no (${DEFAULT-VALUE})")
  private Standardising standardise = Standardising.YES;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--evaluations",
      paramLabel = "COUNT",
      defaultValue = "100",
      description = "of the energy with its gradient, the most to spend (${DEFAULT-VALUE})")
  @Range(from = 1, to = 100_000)
  private int evaluations;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "of the draws (${DEFAULT-VALUE})")
  private long seed;

  @Mixin private final Destination destination = new Destination("out/quantise");

  private final Console console;

  public Quantise(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Results results = destination.open(console);
    Key key = Key.of(seed);
    Sheet sheet = InputFile.samples(file, reading.reading());

    Points raw = sheet.points();
    boolean standard = standardise == Standardising.YES;
    Standardised data = standard ? Standardised.of(raw) : Standardised.asItIs(raw);
    Points samples = data.points();
    DistinctRows distinct = DistinctRows.of(samples, key);
    int count = Math.min(asked, distinct.count());
    QuantiseInput.notices(sheet, data, asked, distinct.count()).forEach(console::notice);
    PositiveDefiniteKernel kernel =
        QuantiseInput.kernel(samples, distinct.points(), bandwidth, count, console);

    results.say(
        "%d samples of dimension %d, %s; %s"
            .formatted(
                raw.count(),
                raw.dimension(),
                standard ? "standardised" : "as they are",
                QuantiseReport.words(kernel)));

    long begin = System.nanoTime();
    QuantiseForm form = QuantiseForm.of(samples, kernel, count);
    boolean narrow =
        bandwidth > 0 && QuantiseInput.isNarrow(bandwidth, distinct.start(count).points());
    QuantiseFlow flow = QuantiseFlow.of(form, kernel, (samples.dimension() + 1L) * count, narrow);
    Particles start = QuantiseFlow.start(samples, distinct, count, key);
    Outcome outcome = flow.run(start, new Budget(evaluations, console), key);
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Particles end = outcome.state().particles();
    Particles restored = data.restored(end);
    results.page(page ->
        page.and("run", data.restored(outcome))
            .over(raw)
            .setting("file", sheet.source())
            .setting("kernel", QuantiseReport.words(kernel)));
    results.table("particles", Columns.weighted(sheet, restored));
    results.picture("particles", QuantiseReport.picture(sheet, raw, restored));
    results.say(
        String.format(
            Locale.ROOT,
            "%s, %s, %d evaluations in %.2f s; ended: %s%n",
            flow.steps().words,
            form.modes().map(m -> m + " modes").getOrElse("sums over pairs"),
            outcome.state().evaluations(),
            seconds,
            outcome.reason().message()));
    if (!console.isInterrupted()) {
      compare(results, QuantiseComparison.of(form, kernel, samples, count, key), samples, end);
    }
    results.close();
    boolean converged =
        !(outcome.reason() instanceof Reason.Failed failed)
            || failed.failure() instanceof Failure.NoDescent;
    if (!converged) {
      throw new Refusal("the run ended early: " + outcome.reason().message());
    }
  }

  private static void compare(
      Results results, QuantiseComparison comparison, Points samples, Particles end) {
    results.say("distances", comparison.distances(end));
    results.say("errors, in standard deviations over the samples, the largest over the axes:\n");
    results.say("errors", comparison.errors(samples, end));
  }
}
