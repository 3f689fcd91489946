package org.onsager.command.mixing;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.Resource;
import org.onsager.data.Reading;
import org.onsager.data.Sheet;
import org.onsager.data.Unreadable;

/**
 * What {@link MixingDistribution} is given, or a sentence on why it cannot be used.
 *
 * @param sheet the file
 * @param observations what its rows are
 */
record MixingInput(Sheet sheet, Observations observations) {

  /** The file of the user, or the galaxies. */
  static MixingInput of(@Nullable String file, @Nullable Double sigma, Reading reading) {
    Option<Double> error = Option.of(sigma);
    return file == null
        ? of(Resource.sheet("galaxies.csv"), error.orElse(Option.of(1.0)))
        : of(named(InputFile.sheet(file, reading)), error);
  }

  /** Numbers without names are values, or coordinates. */
  private static Sheet named(Sheet sheet) {
    return sheet.header().nonEmpty()
        ? sheet
        : sheet.named(
            sheet.width() == 1
                ? Vector.of("value")
                : Vector.rangeClosed(1, sheet.width()).map(k -> "x" + k));
  }

  private static MixingInput of(Sheet sheet, Option<Double> sigma) {
    try {
      return new MixingInput(sheet, new ObservedRows(sheet, sigma).observations());
    } catch (Unreadable e) {
      throw InputFile.refusal(e);
    }
  }

  /** The name of the file. */
  String name() {
    return String.valueOf(Path.of(sheet.source()).getFileName());
  }

  /** What was read, in a line. */
  String summary() {
    Tally tally = observations.tally();
    return "%s: %s observations, %d different, %s"
        .formatted(
            sheet.source(), count(tally.total()), tally.observed().size(), observations.family());
  }

  private static String count(double total) {
    return total == Math.rint(total) ? "%.0f".formatted(total) : Double.toString(total);
  }
}
