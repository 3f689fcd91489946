package org.onsager.data;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;
import org.onsager.flow.Outcome;
import org.onsager.measure.Particles;

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
   * What the observers of a run read: a row a state, with the number of steps, the flow time, and a
   * column an observer.
   *
   * @param outcome the end of the run
   * @return the table
   */
  public static Table of(Outcome outcome) {
    Vector<String> observers =
        outcome.rows().headOption().toVector().flatMap(row -> row.values().keySet());
    return new Table(
        observers.prepend("time").prepend("step"),
        outcome
            .rows()
            .map(row ->
                Vector.of(Cell.of(row.index()), Cell.of(row.time()))
                    .appendAll(observers.map(row::get).map(Cell::of))));
  }

  /**
   * Weighted particles: a row a particle, with its coordinates and its weight.
   *
   * @param particles the particles
   * @param columns the names of the d coordinates and of the weight; none for {@code x1} to {@code
   *     xd} and {@code weight}
   * @return the table
   * @throws IllegalArgumentException if there are names, but not d + 1
   */
  public static Table of(Particles particles, String... columns) {
    int d = particles.dimension();
    Vector<String> axes = Vector.rangeClosed(1, d).map(k -> "x" + k);
    return new Table(
        columns.length == 0 ? axes.append("weight") : Vector.of(columns),
        Vector.range(0, particles.count())
            .map(i ->
                Vector.ofAll(particles.points().row(i))
                    .append(particles.weights().get(i))
                    .map(Cell::of)));
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
