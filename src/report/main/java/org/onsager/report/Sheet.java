package org.onsager.report;

import io.vavr.collection.Vector;

/**
 * Numbers in rows of one length, read from a file, and the names of their columns if it has them.
 *
 * @param source the name of the file, for messages
 * @param header the names of the columns; empty if the file has none
 * @param numbers the numbers, row by row
 */
public record Sheet(String source, Vector<String> header, Vector<Vector<Double>> numbers) {

  /**
   * Checks the lengths of the rows.
   *
   * @throws IllegalArgumentException if they differ
   */
  public Sheet {
    int columns = header.isEmpty() && numbers.nonEmpty() ? numbers.head().size() : header.size();
    if (numbers.exists(row -> row.size() != columns)) {
      throw new IllegalArgumentException(source + ": every row must have " + columns + " numbers");
    }
  }

  /**
   * Reads comma-separated values. The first line is a header if no cell of it is a number. Numbers
   * are what {@link Double#parseDouble} reads, {@code NaN} and {@code Infinity} included, but no
   * letters after the digits.
   *
   * @param source the name of the file, for messages
   * @param text its content
   * @return the sheet
   * @throws IllegalArgumentException if the text is empty, a number is none, or the lines' lengths
   *     differ; it names file, line and column
   */
  public static Sheet parse(String source, String text) {
    Vector<Line> lines = Line.of(source, text);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(source + " is empty: must have at least one line");
    }
    Line first = lines.head();
    boolean named = !first.cells().exists(Sheet::isNumber);
    Vector<String> header = named ? first.cells().map(String::strip) : Vector.empty();
    int columns = first.cells().size();
    Vector<Vector<Double>> numbers =
        lines.drop(named ? 1 : 0).map(line -> row(source, header, columns, line));
    return new Sheet(source, header, numbers);
  }

  private static Vector<Double> row(String source, Vector<String> header, int columns, Line line) {
    if (line.cells().size() != columns) {
      throw new IllegalArgumentException(
          "%s, line %d has %d cells: must have %d, as the first line"
              .formatted(source, line.number(), line.cells().size(), columns));
    }
    return line.cells()
        .zipWithIndex((cell, column) -> {
          if (!isNumber(cell)) {
            String name = header.isEmpty() ? "" : " (" + header.get(column) + ")";
            throw new IllegalArgumentException(
                "%s, line %d, column %d%s: '%s' must be a number"
                    .formatted(source, line.number(), column + 1, name, cell));
          }
          return Double.parseDouble(cell.strip());
        });
  }

  private static boolean isNumber(String cell) {
    String number = cell.strip();
    // parseDouble takes "1d" and "1f", which are Java, not data.
    if (number.isEmpty() || "dDfF".indexOf(number.charAt(number.length() - 1)) >= 0) {
      return false;
    }
    try {
      Double.parseDouble(number);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
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

  private static double[] array(Vector<Double> values) {
    return values.toJavaStream().mapToDouble(Double::doubleValue).toArray();
  }
}
