package org.onsager.data;

import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.onsager.data.Unreadable.Remedy;

/**
 * Columns that are wanted, out of those of a table.
 *
 * @param source the name of the file, for messages
 * @param header the names of the columns; empty if they have none
 * @param width how many there are
 */
record ColumnChoice(String source, Vector<String> header, int width) {

  private static final Pattern PLACES = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

  private static final int SHOWN = 20;

  /**
   * The places, from 0, of the columns that are wanted.
   *
   * @param wanted as {@link Reading#withColumns} says
   * @throws Unreadable if one of them is none, or all are left out
   */
  Vector<Integer> places(Vector<String> wanted) {
    Vector<String> without = wanted.filter(word -> word.startsWith("!"));
    Vector<String> with = wanted.removeAll(without);
    Vector<Integer> in = with.isEmpty() ? Vector.range(0, width) : with.flatMap(this::matches);
    Vector<Integer> out = without.flatMap(word -> matches(word.substring(1)));
    Vector<Integer> left = in.distinct().removeAll(out);
    if (left.isEmpty()) {
      throw new Unreadable(source + ": all columns are left out: must leave one", Remedy.COLUMNS);
    }
    return left;
  }

  /** The columns of a name, else of a pattern, else of places. */
  private Vector<Integer> matches(String word) {
    Vector<Integer> all = Vector.range(0, header.size());
    Vector<Integer> named = all.filter(k -> header.get(k).equals(word));
    if (named.nonEmpty()) {
      return named;
    }
    Matcher places = PLACES.matcher(word);
    Vector<Integer> found =
        places.matches()
            ? range(Integer.parseInt(places.group(1)), places.group(2))
            : all.filter(k -> pattern(word).matcher(header.get(k)).matches());
    if (found.isEmpty()) {
      throw new Unreadable(
          "%s has no column '%s': must be one of %s".formatted(source, word, names()),
          Remedy.COLUMNS);
    }
    return found;
  }

  private Vector<Integer> range(int first, @Nullable String end) {
    int last = end == null ? first : Integer.parseInt(end);
    return first < 1 || last > width ? Vector.empty() : Vector.range(first - 1, last);
  }

  private Pattern pattern(String word) {
    if (word.length() > 2 && word.startsWith("/") && word.endsWith("/")) {
      try {
        return Pattern.compile(word.substring(1, word.length() - 1));
      } catch (PatternSyntaxException e) {
        throw new Unreadable("columns %s: %s".formatted(word, e.getDescription()), Remedy.COLUMNS);
      }
    }
    return Pattern.compile(
        Vector.ofAll(word.toCharArray())
            .map(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .mkString(),
        Pattern.DOTALL);
  }

  private String names() {
    return header.isEmpty() ? "1 to " + width : shown(header);
  }

  /** Names in a row, the first of many. */
  static String shown(Vector<String> names) {
    return names.take(SHOWN).mkString(", ") + (names.size() > SHOWN ? ", ..." : "");
  }
}
