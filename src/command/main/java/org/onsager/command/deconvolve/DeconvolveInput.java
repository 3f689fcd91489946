package org.onsager.command.deconvolve;

import io.vavr.control.Option;
import org.onsager.command.input.InputFile;
import org.onsager.command.input.Options;
import org.onsager.command.input.UsageException;
import org.onsager.data.Reading;
import org.onsager.data.Sheet;
import org.onsager.measure.Block;
import org.onsager.measure.Key;

/** What {@link Deconvolve} is given, or a sentence on why it cannot be used. */
final class DeconvolveInput {

  private static final String ARGS = "-Dargs=FILE";

  /** More blurs in the range of positions than this are a slip of units. */
  private static final double MOST_BLURS = 1e4;

  private DeconvolveInput() {}

  /** The signal of the user, or the example. */
  static BlurredSignal of(Options options, Key key) {
    double blur = options.real("blur", 0, 1e-100, 1e100);
    Reading reading = InputFile.reading(options);
    Option<String> file = InputFile.only(ARGS, options);
    if (file.isEmpty()) {
      BlurredSignal made = BlurredSignal.made(key);
      return blur > 0
          ? checked(
              "the example", new BlurredSignal(made.positions(), made.values(), blur, made.truth()))
          : made;
    }
    Sheet sheet = InputFile.sheet(ARGS, file.get(), reading);
    sheet.notices().forEach(System.out::println);
    if (sheet.width() != 2) {
      throw new UsageException(
          "%s: %s has rows of %d numbers: must have two, a position and a value"
              .formatted(ARGS, sheet.source(), sheet.width()));
    }
    if (!options.has("blur")) {
      throw new UsageException(
          "-Dblur is missing: give the standard deviation of the blur, in the units of the positions (a peak of one spike is 2.355 times as wide at half its height)");
    }
    double[][] rows = sheet.rows();
    return checked(
        sheet.source(), new BlurredSignal(column(rows, 0), column(rows, 1), blur, Option.none()));
  }

  private static Block column(double[][] rows, int k) {
    return Block.build(
        rows.length,
        out -> {
          for (int i = 0; i < rows.length; i++) {
            out[i] = rows[i][k];
          }
        });
  }

  private static BlurredSignal checked(String source, BlurredSignal signal) {
    double range = signal.last() - signal.first();
    if (!(range > 0) || Double.isInfinite(range)) {
      throw new UsageException(
          "%s: all positions are %s: there must be two different ones, not too far apart"
              .formatted(source, signal.first()));
    }
    if (range / signal.blur() > MOST_BLURS) {
      throw new UsageException(
          "-Dblur=%s is less than a %.0fth of the range of the positions, %s to %s: give it in their units, or a part of the signal"
              .formatted(signal.blur(), MOST_BLURS, signal.first(), signal.last()));
    }
    if (signal.widestStep() > 4 * signal.blur()) {
      throw new UsageException(
          "%s: readings are up to %s apart, more than four blurs of %s: a spike between them would hardly be seen; give a larger -Dblur, or parts of the signal one by one"
              .formatted(source, signal.widestStep(), signal.blur()));
    }
    return signal;
  }
}
