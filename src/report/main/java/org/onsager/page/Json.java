package org.onsager.page;

import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Values as JSON that may stand within a script element: no text ends the element, or a line of
 * JavaScript.
 */
final class Json {

  private static final MathContext FIVE = new MathContext(5);

  private Json() {}

  /** A text in quotes; what html, JavaScript or JSON would take for its own is escaped. */
  static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ascii = c >= ' ' && c < 0x7f;
      boolean plain = ascii ? "\"\\<>&".indexOf(c) < 0 : Character.isLetterOrDigit(c);
      quoted.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return quoted.append('"').toString();
  }

  /** A number with all its digits; {@code null}, a gap, for one that is not finite. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** A number with five digits, more than a chart shows. */
  static String rounded(double value) {
    return Double.isFinite(value) && value != 0
        ? number(BigDecimal.valueOf(value).round(FIVE).doubleValue())
        : number(value);
  }

  /** Numbers as an array. */
  static String numbers(Seq<? extends Number> values) {
    return array(values.map(value -> number(value.doubleValue())));
  }

  /** Texts as an array. */
  static String texts(Seq<String> values) {
    return array(values.map(Json::text));
  }

  /** An array of what is JSON already. */
  static String array(Seq<String> values) {
    return values.mkString("[", ",", "]");
  }

  /** An object of what is JSON already. */
  static String object(Map<String, String> members) {
    return members
        .map((Tuple2<String, String> member) -> text(member._1()) + ":" + member._2())
        .mkString("{", ",", "}");
  }
}
