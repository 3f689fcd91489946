package org.onsager.data;

import io.vavr.collection.Vector;

/**
 * Numbers in rows of one length, read from a file, and the names of their columns if it has them.
 *
 * @param source the name of the file, for messages
 * @param header the names of the columns; empty if the file has none
 * @param numbers the numbers, row by row
 * @param lines the line of the file on which each row starts, from 1
 * @param notices what the reader guessed or left out, a sentence each; empty for a plain file
 */
public record Sheet(
    String source,
    Vector<String> header,
    Vector<Vector<Double>> numbers,
    Vector<Integer> lines,
    Vector<String> notices) {

  /**
   * Checks the lengths of the rows.
   *
   * @throws IllegalArgumentException if they differ, or there is not one line a row
   */
  public Sheet {
    int columns = header.isEmpty() && numbers.nonEmpty() ? numbers.head().size() : header.size();
    if (numbers.exists(row -> row.size() != columns)) {
      throw new IllegalArgumentException(source + ": every row must have " + columns + " numbers");
    }
    if (lines.size() != numbers.size()) {
      throw new IllegalArgumentException(
          "%s: %d lines, %d rows: must be as many".formatted(source, lines.size(), numbers.size()));
    }
  }

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
   * Reads values separated by commas, semicolons or tabs, quoted as RFC 4180 says. Numbers are
   * {@linkplain Decimal decimal}. Blank lines are left out where a row has more than one cell.
   *
   * @param source the name of the file, for messages
   * @param text its content
   * @param reading what the text does not say of itself
   * @return the sheet
   * @throws Unreadable if the text is empty, a cell is no number, the lines' lengths differ, or the
   *     first line may be a header or numbers; it names file, line, column and value
   */
  public static Sheet parse(String source, String text, Reading reading) {
    return new SheetReader(source, reading).read(text);
  }

  /**
   * The numbers.
   *
   * @return a new array of rows
   */
  public double[][] rows() {
    return numbers.toJavaStream().map(Sheet::array).toArray(double[][]::new);
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
              .formatted(source, name, header.mkString(", ")));
    }
    return column(index);
  }

  /**
   * A column by its place.
   *
   * @param index from 0
   * @return a new array
   * @throws IllegalArgumentException if there are rows but no such column
   */
  public double[] column(int index) {
    if (numbers.nonEmpty() && (index < 0 || index >= numbers.head().size())) {
      throw new IllegalArgumentException(
          "%s: index = %d: must be from 0 to %d"
              .formatted(source, index, numbers.head().size() - 1));
    }
    return array(numbers.map(row -> row.get(index)));
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
    double number = numbers.get(row).get(column);
    return new Unreadable(
        "%s, line %d, column %d%s: %s must be %s"
            .formatted(
                source,
                lines.get(row),
                column + 1,
                header.isEmpty() ? "" : " (" + header.get(column) + ")",
                number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number),
                requirement));
  }

  private static double[] array(Vector<Double> values) {
    return values.toJavaStream().mapToDouble(Double::doubleValue).toArray();
  }
}
