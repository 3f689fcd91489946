package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;
import org.onsager.data.Reading.Decimals;

/**
 * How a text of separated values is written.
 *
 * @param separator between cells
 * @param commas whether a comma stands before decimals
 * @param comment with what a line of comment begins
 * @param notices what of this was guessed, if it is not what one expects
 */
record Dialect(Separator separator, boolean commas, char comment, Vector<String> notices) {

  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?([0-9]*),([0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern WITH_POINT = Pattern.compile("[+-]?[0-9]*\\.[0-9]+.*");

  /** A comma before three digits, as before the last ones of a thousand. */
  private static final Pattern DOUBTFUL = Pattern.compile("[+-]?[1-9][0-9]{0,2},[0-9]{3}");

  /** As the lines at the beginning of a text say, where the reading does not. */
  static Dialect of(Vector<String> head, Reading reading) {
    char comment =
        head.exists(line -> line.startsWith("%")) && head.forAll(line -> !line.startsWith("#"))
            ? '%'
            : '#';
    Vector<String> lines =
        head.reject(line -> line.isBlank() || line.startsWith(Character.toString(comment)));
    Separator separator =
        reading.separator().map(Separator::of).getOrElse(() -> Separator.guessed(lines));
    boolean commas =
        switch (reading.decimals()) {
          case COMMA -> true;
          case POINT -> false;
          case GUESSED -> !separator.equals(Separator.COMMA) && hasCommas(separator, lines);
        };
    return new Dialect(
        separator,
        commas,
        comment,
        Vector.of(
                Option.when(
                    reading.separator().isEmpty() && !separator.equals(Separator.COMMA),
                    () -> "the cells are separated by " + separator.plural()),
                Option.when(
                    commas && reading.decimals() == Decimals.GUESSED,
                    () -> "decimals stand after a comma"))
            .flatMap(notice -> notice));
  }

  private static boolean hasCommas(Separator separator, Vector<String> lines) {
    Vector<String> cells = lines.flatMap(separator::cells).map(Dialect::bare);
    return cells.exists(
            cell -> WITH_COMMA.matcher(cell).matches() && !DOUBTFUL.matcher(cell).matches())
        && cells.forAll(cell -> !WITH_POINT.matcher(cell).matches());
  }

  /** Without blanks and quotes around it. */
  private static String bare(String cell) {
    String word = cell.strip();
    return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
        ? word.substring(1, word.length() - 1)
        : word;
  }

  /** A cell with a point before its decimals, if it is a number with a comma there. */
  String normal(String cell) {
    return commas && cell.indexOf(',') >= 0 && WITH_COMMA.matcher(cell.strip()).matches()
        ? cell.replace(',', '.')
        : cell;
  }
}
