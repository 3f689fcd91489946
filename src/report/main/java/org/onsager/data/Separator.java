package org.onsager.data;

import io.vavr.collection.Vector;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.onsager.data.Entry.Kind;

/**
 * What stands between the cells of a line.
 *
 * @param character one character; a blank stands for any number of blanks and tabs
 * @param plural what many are called
 */
record Separator(char character, String plural) {

  static final Separator COMMA = new Separator(',', "commas");
  static final Separator BLANK = new Separator(' ', "blanks");

  private static final Vector<Separator> ALL =
      Vector.of(
          new Separator(';', "semicolons"),
          new Separator('\t', "tabs"),
          COMMA,
          new Separator('|', "bars"),
          BLANK);

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  /** The one of a character. */
  static Separator of(char character) {
    return ALL.find(separator -> separator.character == character)
        .getOrElse(() -> new Separator(character, "'" + character + "'"));
  }

  /**
   * The first that cuts the first two lines into equally many cells, at least two; else the first
   * that a line has. Numbers hold no semicolons and no tabs, but may hold commas; names hold
   * blanks, so these cut only where numbers stand between them.
   *
   * @param lines of the table, the first ones
   */
  static Separator guessed(Vector<String> lines) {
    Vector<String> two = lines.take(2);
    return ALL.find(separator -> two.size() > 1 && separator.cutsAlike(two))
        .orElse(() -> ALL.find(separator -> two.exists(line -> separator.cuts(line))))
        .getOrElse(COMMA);
  }

  /** R gives the column of the names of rows no name, and that alone makes its first line short. */
  private boolean cutsAlike(Vector<String> two) {
    long first = count(two.get(0));
    long more = count(two.get(1)) - first;
    return first > 0 && (more == 0 || (more == 1 && equals(BLANK))) && cuts(two.get(1));
  }

  private boolean cuts(String line) {
    return count(line) > 0
        && (!equals(BLANK)
            || cells(QUOTED.matcher(line).replaceAll("0"))
                .map(word -> Entry.of(word.replace(',', '.')))
                .forAll(cell -> cell.is(Kind.NUMBER) || cell.is(Kind.MISSING)));
  }

  /** The cells of a line in which nothing is quoted. */
  Vector<String> cells(String line) {
    return equals(BLANK)
        ? Vector.of(BLANKS.split(line.strip()))
        : Vector.of(line.split(Pattern.quote(Character.toString(character)), -1));
  }

  /** How many are outside quotes. */
  private long count(String line) {
    String[] parts = line.strip().split("\"", -1);
    return IntStream.range(0, parts.length)
        .filter(part -> part % 2 == 0)
        .mapToLong(part ->
            equals(BLANK)
                ? BLANKS.matcher(parts[part]).results().count()
                : line.isEmpty() ? 0 : parts[part].chars().filter(c -> c == character).count())
        .sum();
  }
}
