package org.onsager.command.quantise;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.command.input.Columns;
import org.onsager.command.input.Standardised;
import org.onsager.command.shell.Console;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Sheet;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Points;

/** What {@link Quantise} is given, or a sentence on why it cannot be used. */
final class QuantiseInput {

  private static final double NARROW = 8;

  /** What the shortest length of the kernel is over the distance of the nearest points. */
  private static final double APART = 2.2;

  private static final int MOST_OCTAVES = 4;

  private QuantiseInput() {}

  /** What was guessed, and what the samples are short of. */
  static Vector<String> notices(Sheet sheet, Standardised data, int asked, int distinct) {
    Vector<String> flat =
        Vector.range(0, data.axes().size())
            .filter(k -> data.axes().get(k).flat())
            .map(k -> Columns.name(sheet, k));
    return sheet
        .notices()
        .appendAll(
            Option.when(
                flat.nonEmpty(),
                () -> "constant up to rounding, and not standardised: " + flat.mkString(", ")))
        .appendAll(
            Option.when(
                distinct < asked,
                () ->
                    ("%d points were asked for, and the samples have %d distinct row%s:"
                            + " so many are used")
                        .formatted(asked, distinct, distinct == 1 ? "" : "s")));
  }

  /**
   * Of the given bandwidth; if that is zero, a sum of Gaussians of the median distance, half of it,
   * a quarter, and so on, as far as so many points can be apart.
   */
  static PositiveDefiniteKernel kernel(
      Points samples, Points distinct, double bandwidth, int count, Console console) {
    try {
      return bandwidth > 0
          ? Gaussian.ofStandardDeviation(bandwidth)
          : octaves(
              medianDistance(samples, distinct, console), octaves(samples.dimension(), count));
    } catch (IllegalArgumentException e) {
      throw bandwidth > 0
          ? new UsageException("--bandwidth=%s: %s".formatted(bandwidth, e.getMessage()))
          : new Refusal(
              "the median distance of the samples: %s (--standardise=yes does so)"
                  .formatted(e.getMessage()));
    }
  }

  /** Of n points, the nearest are some {@code n^(-1/d)} of the median distance apart. */
  static int octaves(int dimension, int count) {
    double resolved = Math.pow(count, 1.0 / dimension) / APART;
    return Math.clamp((int) Math.floor(Math.log(resolved) / Math.log(2)), 0, MOST_OCTAVES);
  }

  private static PositiveDefiniteKernel octaves(double length, int more) {
    PositiveDefiniteKernel sum = Gaussian.ofStandardDeviation(length);
    for (int octave = 1; octave <= more; octave++) {
      sum = sum.plus(Gaussian.ofStandardDeviation(Math.scalb(length, -octave)));
    }
    return sum;
  }

  /**
   * Whether most particles are too far apart to feel each other: their median distance is above
   * eight standard deviations of the kernel, a height of 1e-14.
   */
  static boolean isNarrow(double bandwidth, Points start) {
    return start.count() > 1 && Bandwidth.medianHeuristic(start) > NARROW * bandwidth;
  }

  /** Where most samples are tied, of the distinct ones; a single point suits every length. */
  private static double medianDistance(Points samples, Points distinct, Console console) {
    if (distinct.count() == 1) {
      return 1;
    }
    try {
      return Bandwidth.medianHeuristic(samples);
    } catch (IllegalArgumentException e) {
      double median = Bandwidth.medianHeuristic(distinct);
      console.notice(
          "half of all pairs of samples coincide: the bandwidth is the median distance of the"
              + " distinct ones");
      return median;
    }
  }
}
