package org.onsager.examples;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Points;
import org.onsager.report.Csv;
import org.onsager.report.Reading;
import org.onsager.report.Reading.Header;
import org.onsager.report.Reading.Missing;
import org.onsager.report.Sheet;
import org.onsager.report.Unreadable;

/** What {@link Quantise} is given, or a sentence on why it cannot be used. */
final class QuantiseInput {

  private static final String ARGS = "-Dargs=\"FILE N\": ";

  private static final double NARROW = 8;

  private QuantiseInput() {}

  /** The samples of the user, or the penguins. */
  static Sheet sheet(Options options) {
    Header header =
        switch (options.choice("header", "guess", "guess", "yes", "no")) {
          case "yes" -> Header.PRESENT;
          case "no" -> Header.ABSENT;
          default -> Header.GUESSED;
        };
    boolean leaveOut =
        options.choice("missing", "refuse", "refuse", "leave-out").equals("leave-out");
    if (options.words().isEmpty()) {
      return Resource.sheet("penguins.csv");
    }
    try {
      return Csv.read(
          Path.of(options.words().head()),
          new Reading(header, leaveOut ? Missing.LEFT_OUT : Missing.REFUSED));
    } catch (Unreadable e) {
      throw new UsageException(
          ARGS + e.getMessage() + e.remedy().map(QuantiseInput::help).getOrElse(""));
    } catch (UncheckedIOException | InvalidPathException e) {
      throw new UsageException(ARGS + e.getMessage());
    }
  }

  private static String help(Unreadable.Remedy remedy) {
    return switch (remedy) {
      case HEADER -> " (say -Dheader=yes or -Dheader=no)";
      case LEAVE_OUT -> " (-Dmissing=leave-out leaves out such rows)";
    };
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
