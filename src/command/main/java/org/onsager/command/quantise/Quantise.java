package org.onsager.command.quantise;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.Arrays;
import org.onsager.command.input.Columns;
import org.onsager.command.input.DistinctRows;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.Options;
import org.onsager.command.input.Standardised;
import org.onsager.command.input.UsageException;
import org.onsager.data.Csv;
import org.onsager.data.Sheet;
import org.onsager.flow.Outcome;
import org.onsager.flow.Reason;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Compresses samples to N weighted points of total mass one, by JKO steps on the squared MMD with
 * Gaussian kernels: a quadrature rule for every function that is smooth at their scale. Run it on
 * your own csv file, of a million rows if you like.
 */
public final class Quantise {

  private static final int COUNT = 20;

  private Quantise() {}

  /**
   * Runs it.
   *
   * @param options what the user gave
   */
  public static void run(Options options) {
    int asked = count(options);
    int evaluations = options.integer("evaluations", 100, 1, 100_000);
    double bandwidth = options.real("bandwidth", 0, 0, 1e154);
    boolean standardise = options.choice("standardise", "yes", "yes", "no").equals("yes");
    Path out = options.output("quantise");
    Key key = Key.of(options.seed("seed", 1));
    Sheet sheet = InputFile.samples(options);

    Points raw = Points.of(sheet.rows());
    Standardised data = standardise ? Standardised.of(raw) : Standardised.asItIs(raw);
    Points samples = data.points();
    DistinctRows distinct = DistinctRows.of(samples, key);
    int count = Math.min(asked, distinct.count());
    QuantiseInput.notices(sheet, data, asked, distinct.count()).forEach(System.out::println);
    PositiveDefiniteKernel kernel =
        QuantiseInput.kernel(samples, distinct.points(), bandwidth, count);

    long begin = System.nanoTime();
    QuantiseForm form = QuantiseForm.of(samples, kernel, count);
    boolean narrow =
        bandwidth > 0 && QuantiseInput.isNarrow(bandwidth, distinct.start(count).points());
    QuantiseFlow flow = QuantiseFlow.of(form, kernel, (samples.dimension() + 1L) * count, narrow);
    Particles start = QuantiseFlow.start(samples, distinct, count, key);
    Outcome outcome = flow.run(start, evaluations, key);
    double seconds = (System.nanoTime() - begin) * 1e-9;

    Particles end = outcome.state().particles();
    double[][] found = data.restore(end.points());
    if (!Arrays.stream(found).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      throw new UsageException(
          "a particle lies beyond the largest double in the units of the data: scale them down");
    }
    Particles restored = end.withPoints(Points.of(found));
    Csv.write(out.resolve("particles.csv"), Columns.weighted(sheet, restored));
    QuantiseReport.picture(sheet, raw, restored).save(out.resolve("particles"));
    System.out.printf(
        "%d samples of dimension %d, %s; %s%n",
        raw.count(),
        raw.dimension(),
        standardise ? "standardised" : "as they are",
        QuantiseReport.words(kernel));
    System.out.printf(
        "%s, %s, %d evaluations in %.2f s; ended: %s%n%n",
        flow.steps().words,
        form.modes().map(m -> m + " modes").getOrElse("sums over pairs"),
        outcome.state().evaluations(),
        seconds,
        outcome.reason().message());
    QuantiseComparison comparison = QuantiseComparison.of(form, kernel, samples, count, key);
    System.out.println(comparison.distances(end).text());
    System.out.println(
        "errors, in standard deviations over the samples, the largest over the axes:\n");
    System.out.println(comparison.errors(samples, end).text());
    System.out.println("particles.csv and pictures are in " + out);
    boolean converged =
        !(outcome.reason() instanceof Reason.Failed failed)
            || failed.failure() instanceof Failure.NoDescent;
    if (!converged) {
      throw new UsageException("the run ended early: " + outcome.reason().message());
    }
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
