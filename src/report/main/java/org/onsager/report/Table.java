package org.onsager.report;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Rows of text and numbers, for the console and for {@link Csv files}.
 *
 * <pre>
 * algorithm    step      MMD²     paper
 * ---------  ------  --------  --------
 * IFT           101  9.80e-03  1.03e-02
 * WFR           101  1.20e-02
 * </pre>
 *
 * @param header the names of the columns
 * @param rows the rows, each as long as the header
 */
public record Table(Vector<String> header, Vector<Vector<Cell>> rows) {

  private static final String SPACE = "  ";

  /**
   * Checks the lengths of the rows.
   *
   * @throws IllegalArgumentException if there is no column, or a row's length is not the header's
   */
  public Table {
    if (header.isEmpty()) {
      throw new IllegalArgumentException("header is empty: a table must have a column");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != header.size()) {
        throw new IllegalArgumentException(
            "rows[%d] has %d cells: must have %d, as the header"
                .formatted(i, rows.get(i).size(), header.size()));
      }
    }
  }

  /**
   * A table without rows.
   *
   * @param header the names of the columns, at least one
   * @return the table
   * @throws IllegalArgumentException if there is no column
   */
  public static Table of(String... header) {
    return new Table(Vector.of(header), Vector.empty());
  }

  /**
   * This table with one more row.
   *
   * @param cells as many as there are columns; see {@link Cell#of} for what they become
   * @return the table
   * @throws IllegalArgumentException if the number of cells is not that of the columns
   */
  public Table row(@Nullable Object... cells) {
    return new Table(header, rows.append(Vector.of(cells).map(Cell::of)));
  }

  /**
   * The table for the console: columns aligned, those of numbers to the right, missing values
   * empty.
   *
   * @return lines that end with a line feed, without trailing blanks
   */
  public String text() {
    Vector<Integer> widths = Vector.range(0, header.size()).map(this::width);
    Vector<String> rule = widths.map("-"::repeat);
    return rows.map(row -> row.map(Cell::shown))
        .prepend(rule)
        .prepend(header)
        .map(row -> line(row, widths))
        .mkString();
  }

  private int width(int column) {
    return rows.map(row -> length(row.get(column).shown()))
        .prepend(length(header.get(column)))
        .max()
        .get();
  }

  private String line(Vector<String> row, Vector<Integer> widths) {
    String line =
        Vector.range(0, row.size())
            .map(column -> {
              String padding = " ".repeat(widths.get(column) - length(row.get(column)));
              return numeric(column) ? padding + row.get(column) : row.get(column) + padding;
            })
            .mkString(SPACE);
    return line.stripTrailing() + "\n";
  }

  private boolean numeric(int column) {
    Vector<Cell> present = rows.map(row -> row.get(column)).reject(Cell.Missing.class::isInstance);
    return present.nonEmpty() && present.forAll(cell -> !(cell instanceof Cell.Text));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
