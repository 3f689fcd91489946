package org.onsager.data;

import io.vavr.collection.Vector;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * Numbers in rows of one length, read from a file, and the names of their columns if it has them.
 *
 * @param origin the place of each number in the file
 * @param header the names of the columns; empty if the file has none
 * @param numbers n rows of d numbers, row by row
 * @param notices what the reader guessed or left out, a sentence each; empty for a plain file
 */
public record Sheet(Origin origin, Vector<String> header, Block numbers, Vector<String> notices) {

  /**
   * Checks the number of numbers.
   *
   * @throws IllegalArgumentException if there is not one for each row and column, or not one name
   *     for each column
   */
  public Sheet {
    long cells = (long) origin.lines().size() * origin.columns().size();
    if (numbers.length() != cells) {
      throw new IllegalArgumentException(
          "%s: %d numbers: must be %d, for %d rows and %d columns"
              .formatted(
                  origin.source(),
                  numbers.length(),
                  cells,
                  origin.lines().size(),
                  origin.columns().size()));
    }
    if (!header.isEmpty() && header.size() != origin.columns().size()) {
      throw new IllegalArgumentException(
          "%s: %d names: must be %d, as there are columns"
              .formatted(origin.source(), header.size(), origin.columns().size()));
    }
  }

  /**
   * Where rows and columns stand in a file.
   *
   * @param source the name of the file
   * @param unit what rows are counted by: {@code "line"} of a text, {@code "row"} of other files
   * @param lines the line, or row, at which each row starts, from 1
   * @param columns the place of each column, from 1
   */
  public record Origin(
      String source, String unit, Vector<Integer> lines, Vector<Integer> columns) {}

  /**
   * Reads separated values as {@link Csv#write} writes them.
   *
   * @param source the name of the file, for messages
   * @param text its content
   * @return the sheet
   * @throws Unreadable as {@link #parse(String, String, Reading)} does
   */
  public static Sheet parse(String source, String text) {
    return parse(source, text, Reading.asWritten());
  }

  /**
   * Reads separated values, quoted as RFC 4180 says. Numbers are {@linkplain Decimal decimal}.
   * Blank lines are left out where a row has more than one cell, and lines that begin with {@code
   * #} or {@code %} are comments.
   *
   * @param source the name of the file, for messages
   * @param text its content
   * @param reading what the text does not say of itself
   * @return the sheet
   * @throws Unreadable if the text is empty, a cell is no number, the lines' lengths differ, or the
   *     first line may be a header or numbers; it names file, line, column and value
   */
  public static Sheet parse(String source, String text, Reading reading) {
    return SeparatedText.of(source, text).read(reading);
  }

  /**
   * The name of the file.
   *
   * @return the name, for messages
   */
  public String source() {
    return origin.source();
  }

  /**
   * The same numbers under other names.
   *
   * @param names one a column
   * @return the sheet
   * @throws IllegalArgumentException if the number of names is not that of the columns
   */
  public Sheet named(Vector<String> names) {
    return new Sheet(origin, names, numbers, notices);
  }

  /**
   * The number of rows.
   *
   * @return n
   */
  public int count() {
    return origin.lines().size();
  }

  /**
   * The number of columns.
   *
   * @return d
   */
  public int width() {
    return origin.columns().size();
  }

  /**
   * One number.
   *
   * @param row from 0
   * @param column from 0
   * @return the number
   */
  public double get(int row, int column) {
    return numbers.get(row * width() + column);
  }

  /**
   * A row.
   *
   * @param index from 0
   * @return a new array
   */
  public double[] row(int index) {
    double[] row = new double[width()];
    for (int k = 0; k < row.length; k++) {
      row[k] = get(index, k);
    }
    return row;
  }

  /**
   * The numbers.
   *
   * @return a new array of rows
   */
  public double[][] rows() {
    double[][] rows = new double[count()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i);
    }
    return rows;
  }

  /**
   * The rows as points.
   *
   * @return n points of dimension d
   * @throws IllegalArgumentException if there is no row, or a number is not finite
   */
  public Points points() {
    int n = count();
    int d = width();
    return new Points(
        n,
        d,
        Block.build(
            n * d,
            out -> {
              for (int i = 0; i < n; i++) {
                for (int k = 0; k < d; k++) {
                  out[k * n + i] = numbers.get(i * d + k);
                }
              }
            }));
  }

  /**
   * A column by its name.
   *
   * @param name one of the header
   * @return a new array
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] column(String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s has no column '%s': must be one of %s"
              .formatted(source(), name, header.mkString(", ")));
    }
    return column(index);
  }

  /**
   * A column by its place.
   *
   * @param index from 0
   * @return a new array
   * @throws IllegalArgumentException if there is no such column
   */
  public double[] column(int index) {
    if (index < 0 || index >= width()) {
      throw new IllegalArgumentException(
          "%s: index = %d: must be from 0 to %d".formatted(source(), index, width() - 1));
    }
    double[] column = new double[count()];
    for (int i = 0; i < column.length; i++) {
      column[i] = get(i, index);
    }
    return column;
  }

  /**
   * What to throw when a number is not one that is asked for: file, line, column, value and
   * requirement in one sentence.
   *
   * @param row from 0
   * @param column from 0
   * @param requirement what it must be: {@code ">= 0"}, {@code "a whole number"}
   * @return the exception
   */
  public Unreadable refusal(int row, int column, String requirement) {
    double number = get(row, column);
    return new Unreadable(
        "%s, %s %d, column %d%s: %s must be %s"
            .formatted(
                source(),
                origin.unit(),
                origin.lines().get(row),
                origin.columns().get(column),
                header.isEmpty() ? "" : " (" + header.get(column) + ")",
                number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number),
                requirement));
  }

  /** This sheet with something more to say before the rest. */
  Sheet noticing(Vector<String> more) {
    return new Sheet(origin, header, numbers, notices.prependAll(more));
  }

  /** Sheets with the same columns, one after the other. */
  static Sheet stacked(Vector<Sheet> sheets) {
    Sheet first = sheets.head();
    for (Sheet sheet : sheets) {
      if (!sheet.header.equals(first.header) || sheet.width() != first.width()) {
        throw new Unreadable(
            "%s has the columns %s: must have %s, as %s"
                .formatted(sheet.source(), sheet.titles(), first.titles(), first.source()));
      }
    }
    int length =
        sheets.map(Sheet::numbers).map(Block::length).foldLeft(0, (a, b) -> Math.addExact(a, b));
    Block numbers =
        Block.build(
            length,
            out -> {
              int at = 0;
              for (Sheet sheet : sheets) {
                Block part = sheet.numbers;
                System.arraycopy(part.borrowReadOnly(), 0, out, at, part.length());
                at += part.length();
              }
            });
    return new Sheet(
        new Origin(
            sheets.map(Sheet::source).mkString(", "),
            first.origin.unit(),
            sheets.flatMap(sheet -> sheet.origin.lines()),
            first.origin.columns()),
        first.header,
        numbers,
        sheets.flatMap(Sheet::notices));
  }

  private String titles() {
    return header.isEmpty() ? "1 to " + width() : header.mkString(", ");
  }
}
