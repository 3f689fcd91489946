package org.onsager.data;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Decimal numbers as people and programs write them: {@code 12}, {@code -0.5}, {@code .5}, {@code
 * 1e-3}. {@link Double#parseDouble} also reads {@code 1d}, {@code 0x1p3} and {@code NaN}, which are
 * Java, not data.
 */
public final class Decimal {

  private static final Pattern BEGINNING = Pattern.compile("[+-]?\\.?[0-9].*", Pattern.DOTALL);

  /** How a number is written. */
  enum Form {
    /** Digits, with a sign or without. */
    WHOLE,
    /** With a point or an exponent. */
    FRACTION,
    /** No number. */
    NONE
  }

  private Decimal() {}

  /**
   * The double nearest to a decimal number.
   *
   * @param text the number, with blanks around it or not
   * @return the double, infinite beyond the largest one; none if the text is no decimal number
   */
  public static Option<Double> of(String text) {
    String number = text.strip();
    return Option.when(form(number) != Form.NONE, () -> Double.parseDouble(number));
  }

  /** Whether the text is a whole number without a point or an exponent. */
  static boolean isWhole(String text) {
    return form(text.strip()) == Form.WHOLE;
  }

  /** Whether the text begins as a number does: {@code 1d}, {@code 0x1p3}, {@code 12 cm}. */
  static boolean begins(String text) {
    return BEGINNING.matcher(text.strip()).matches();
  }

  /**
   * How a text without blanks is written: {@code [+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?}
   * is a number. A pattern would take ten times as long, and most cells of a file come here.
   */
  static Form form(CharSequence text) {
    int at = afterSign(text, 0);
    int point = afterDigits(text, at);
    int digits = point - at;
    int end = point;
    if (end < text.length() && text.charAt(end) == '.') {
      end = afterDigits(text, point + 1);
      digits += end - point - 1;
    }
    if (digits == 0) {
      return Form.NONE;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = afterSign(text, end + 1);
      end = afterDigits(text, exponent);
      if (end == exponent) {
        return Form.NONE;
      }
    }
    if (end < text.length()) {
      return Form.NONE;
    }
    return end == point ? Form.WHOLE : Form.FRACTION;
  }

  private static int afterSign(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
  }

  private static int afterDigits(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
