package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of numbers as programs write them: every line of as many cells, every cell a finite decimal
 * number, no quotes, no blanks, no empty line. Large files are such, and are read here without an
 * object a cell; anything else is none, and {@link SheetReader} reads or refuses it cell by cell.
 */
final class PlainRows {

  private final String text;
  private final char separator;
  private final int columns;
  private int at;

  private PlainRows(String text, int at, char separator, int columns) {
    this.text = text;
    this.at = at;
    this.separator = separator;
    this.columns = columns;
  }

  /**
   * The rows from a place in a text on.
   *
   * @param text the text
   * @param from where the first row begins
   * @param separator between cells
   * @param columns in every row
   * @return at least one row; none if they are not plain
   */
  static Option<Vector<Vector<Double>>> of(String text, int from, char separator, int columns) {
    PlainRows rows = new PlainRows(text, from, separator, columns);
    List<Vector<Double>> found = new ArrayList<>();
    while (rows.at < text.length()) {
      Option<Vector<Double>> row = rows.row();
      if (row.isEmpty()) {
        return Option.none();
      }
      found.add(row.get());
    }
    return Option.when(!found.isEmpty(), () -> Vector.ofAll(found));
  }

  private Option<Vector<Double>> row() {
    double[] row = new double[columns];
    for (int k = 0; k < columns; k++) {
      int end = endOfCell();
      boolean ends = k == columns - 1 ? isEndOfLine(end) : isSeparator(end);
      double number = ends ? number(end) : Double.NaN;
      if (!Double.isFinite(number)) {
        return Option.none();
      }
      row[k] = number;
      at = end + 1;
    }
    at += at <= text.length() && text.charAt(at - 1) == '\r' ? 1 : 0;
    return Option.some(Vector.ofAll(row));
  }

  /** Where the characters that decimal numbers are made of end. */
  private int endOfCell() {
    int end = at;
    while (end < text.length() && isOfNumber(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }

  private boolean isSeparator(int place) {
    return place < text.length() && text.charAt(place) == separator;
  }

  private boolean isEndOfLine(int place) {
    return place == text.length() || text.charAt(place) == '\n' || text.startsWith("\r\n", place);
  }

  /** Of these characters {@link Double#parseDouble} takes what {@link Decimal} takes. */
  private double number(int end) {
    try {
      return Double.parseDouble(text.substring(at, end));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
