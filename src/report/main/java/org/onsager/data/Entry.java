package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cell of a file.
 *
 * @param text what stands there
 * @param kind what it may be
 */
record Entry(String text, Kind kind) {

  private static final Vector<String> MISSING =
      Vector.of("", "na", "n/a", "#n/a", "nan", "null", "none", "?", "-", ".");

  private static final int LONGEST_MISSING = 4;

  private static final Vector<String> NOT_FINITE = Vector.of("NaN", "Infinity", "-Infinity");

  private static final Pattern THOUSANDS =
      Pattern.compile("[+-]?[0-9]{1,3}([.,'][0-9]{3})+([.,][0-9]*)?");

  private static final int LONGEST_SHOWN = 40;

  /** What a cell may be. */
  enum Kind {
    /** A decimal number. */
    NUMBER,
    /** A word for a value that is not there, {@code NaN} among them. */
    MISSING,
    /** A word for an infinite number. */
    INFINITE,
    /** It begins as a number does: {@code 1d}, {@code 12 cm}, {@code 1,5}. */
    DOUBTFUL,
    /** A name. */
    NAME
  }

  static Entry of(String text) {
    String word = text.strip();
    return new Entry(text, kind(word));
  }

  private static Kind kind(String word) {
    if (Decimal.of(word).isDefined()) {
      return Kind.NUMBER;
    }
    if (isMissing(word)) {
      return Kind.MISSING;
    }
    if (word.matches("(?i)[+-]?inf(inity)?")) {
      return Kind.INFINITE;
    }
    return Decimal.begins(word) ? Kind.DOUBTFUL : Kind.NAME;
  }

  /** Whether a text is a word for a value that is not there. */
  static boolean isMissing(String text) {
    String word = text.strip();
    return word.length() <= LONGEST_MISSING && MISSING.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether it is a word, or nearer to one than to a number. */
  boolean isWord() {
    return kind == Kind.NAME || (kind == Kind.DOUBTFUL && !hasComma());
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is a number without a point or an exponent. */
  boolean isWhole() {
    return Decimal.isWhole(text);
  }

  /** What is not finite, by Java's words for it: as {@link Csv#write} writes it. */
  static Option<Double> notFinite(String text) {
    return Option.when(NOT_FINITE.contains(text.strip()), () -> Double.valueOf(text.strip()));
  }

  /** One for true and zero for false, as programs write them. */
  static Option<Double> truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Option.some(1.0);
      case "false" -> Option.some(0.0);
      default -> Option.none();
    };
  }

  /** Whether it would be a number if a comma stood before decimals. */
  boolean hasComma() {
    return text.indexOf(',') >= 0 && Decimal.of(text.replaceFirst(",", ".")).isDefined();
  }

  /** Whether it would be several numbers if blanks separated them. */
  boolean hasBlanks() {
    Vector<String> words = Vector.of(text.strip().split("\\s+"));
    return words.size() > 1 && words.forAll(word -> Decimal.of(word).isDefined());
  }

  /** The text in quotes, cut where it is long. */
  String shown() {
    return shown(text);
  }

  static String shown(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    return "'"
        + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...")
        + "'";
  }

  /** How a number that was meant would be written; empty where nothing is known. */
  String hint() {
    if (kind == Kind.INFINITE) {
      return ", and finite";
    }
    if (hasComma()) {
      return ", with a point before the decimals";
    }
    if (THOUSANDS.matcher(text.strip()).matches()) {
      return ", without separators of thousands";
    }
    // A typographer's minus or a blank that does not break looks like the right one.
    int odd = text.chars().filter(c -> c > '~').findFirst().orElse(0);
    if (odd > 0 && Decimal.of(text.replaceAll("[^ -~]", "")).isDefined()) {
      return "; it has the character U+%04X".formatted(odd);
    }
    if (hasBlanks()) {
      return "; blanks do not separate the cells here";
    }
    return "";
  }
}
