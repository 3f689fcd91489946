package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Points;
import org.onsager.report.Reading;
import org.onsager.report.Sheet;

/** What {@link Quantise} is given, or a sentence on why it cannot be used. */
final class QuantiseInput {

  private static final double NARROW = 8;

  private QuantiseInput() {}

  /** The samples of the user, or the penguins. */
  static Sheet sheet(Options options) {
    Reading reading = InputFile.reading(options);
    return options.words().isEmpty()
        ? Resource.sheet("penguins.csv")
        : InputFile.sheet("-Dargs=\"FILE N\"", options.words().head(), reading);
  }

  /** What was guessed, and what the samples are short of. */
  static Vector<String> notices(Sheet sheet, Standardised data, int asked, int distinct) {
    Vector<String> flat =
        Vector.range(0, data.axes().size())
            .filter(k -> data.axes().get(k).flat())
            .map(k -> QuantiseReport.name(sheet, k));
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

  /** Of the given bandwidth, or of the median distance if that is zero. */
  static Gaussian kernel(Points samples, Points distinct, double bandwidth) {
    try {
      return Gaussian.ofStandardDeviation(
          bandwidth > 0 ? bandwidth : medianDistance(samples, distinct));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          bandwidth > 0
              ? "-Dbandwidth=%s: %s".formatted(bandwidth, e.getMessage())
              : "the median distance of the samples: %s (-Dstandardise=yes does so)"
                  .formatted(e.getMessage()));
    }
  }

  /**
   * Whether most particles are too far apart to feel each other: their median distance is above
   * eight standard deviations of the kernel, a height of 1e-14.
   */
  static boolean isNarrow(Gaussian kernel, Points start) {
    return start.count() > 1
        && Bandwidth.medianHeuristic(start) > NARROW * Math.sqrt(kernel.variance());
  }

  /** Where most samples are tied, of the distinct ones; a single point suits every length. */
  private static double medianDistance(Points samples, Points distinct) {
    if (distinct.count() == 1) {
      return 1;
    }
    try {
      return Bandwidth.medianHeuristic(samples);
    } catch (IllegalArgumentException e) {
      double median = Bandwidth.medianHeuristic(distinct);
      System.out.println(
          "half of all pairs of samples coincide: the bandwidth is the median distance of the"
              + " distinct ones");
      return median;
    }
  }
}
