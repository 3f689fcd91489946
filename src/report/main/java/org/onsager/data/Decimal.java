package org.onsager.data;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Decimal numbers as people and programs write them: {@code 12}, {@code -0.5}, {@code .5}, {@code
 * 1e-3}. {@link Double#parseDouble} also reads {@code 1d}, {@code 0x1p3} and {@code NaN}, which are
 * Java, not data.
 */
public final class Decimal {

  private static final Pattern SYNTAX =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  private static final Pattern BEGINNING = Pattern.compile("[+-]?\\.?[0-9].*", Pattern.DOTALL);

  private Decimal() {}

  /**
   * The double nearest to a decimal number.
   *
   * @param text the number, with blanks around it or not
   * @return the double, infinite beyond the largest one; none if the text is no decimal number
   */
  public static Option<Double> of(String text) {
    String number = text.strip();
    return Option.when(SYNTAX.matcher(number).matches(), () -> Double.parseDouble(number));
  }

  /** Whether the text is a whole number without a point or an exponent. */
  static boolean isWhole(String text) {
    return WHOLE.matcher(text.strip()).matches();
  }

  /** Whether the text begins as a number does: {@code 1d}, {@code 0x1p3}, {@code 12 cm}. */
  static boolean begins(String text) {
    return BEGINNING.matcher(text.strip()).matches();
  }
}
