package org.onsager.command.deconvolve;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.onsager.command.shell.Refusal;
import org.onsager.command.shell.UsageException;
import org.onsager.data.Sheet;
import org.onsager.measure.Block;
import org.onsager.measure.Key;

/** What {@link Deconvolve} is given, or a sentence on why it cannot be used. */
final class DeconvolveInput {

  /** More blurs in the range of positions than this are a slip of units. */
  private static final double MOST_BLURS = 1e4;

  private DeconvolveInput() {}

  /** The example, with another blur if one is given. */
  static BlurredSignal example(@Nullable Double blur, Key key) {
    BlurredSignal made = BlurredSignal.made(key);
    return blur == null
        ? made
        : checked(
            "the example", new BlurredSignal(made.positions(), made.values(), blur, made.truth()));
  }

  /** The signal of a file. */
  static BlurredSignal of(Sheet sheet, @Nullable Double blur) {
    int columns = sheet.width();
    if (columns != 2) {
      throw new Refusal(
          "%s has rows of %d numbers: must have two, a position and a value"
              .formatted(sheet.source(), columns));
    }
    if (blur == null) {
      throw new UsageException(
          "--blur is missing: give the standard deviation of the blur, in the units of the positions (a peak of one spike is 2.355 times as wide at half its height)");
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
      throw new Refusal(
          "%s: all positions are %s: there must be two different ones, not too far apart"
              .formatted(source, signal.first()));
    }
    if (range / signal.blur() > MOST_BLURS) {
      throw new UsageException(
          "--blur=%s is less than a %.0fth of the range of the positions, %s to %s: give it in their units, or a part of the signal"
              .formatted(signal.blur(), MOST_BLURS, signal.first(), signal.last()));
    }
    if (signal.widestStep() > 4 * signal.blur()) {
      throw new Refusal(
          "%s: readings are up to %s apart, more than four blurs of %s: a spike between them would hardly be seen; give a larger --blur, or parts of the signal one by one"
              .formatted(source, signal.widestStep(), signal.blur()));
    }
    return signal;
  }
}
