package org.onsager.data;

import io.vavr.collection.Vector;

/**
 * The cells of a file, and what they are called.
 *
 * @param source the name of the file
 * @param unit what rows are counted by: {@code line} of a text, {@code row} of other files
 * @param grid the cells
 * @param from the first row of the grid that is none of names
 * @param width the number of columns, at most that of the grid
 * @param header the names of the columns; empty if they have none
 */
record CellTable(
    String source, String unit, Grid grid, int from, int width, Vector<String> header) {

  /** Of a file that is no text. */
  static CellTable of(String source, Grid grid, Vector<String> header) {
    return new CellTable(source, "row", grid, 0, grid.width(), header);
  }

  /** The number of rows. */
  int count() {
    return grid.count() - from;
  }

  /** The texts of a column that are no numbers; those before the first row are none of it. */
  Grid.Words words(int column) {
    return grid.words(column);
  }

  /** How many cells of a column are numbers. */
  int numbers(int column) {
    return count() - words(column).count(from, text -> true);
  }

  /** {@code column 2 (y)}. */
  String place(int column) {
    return "column " + (column + 1) + (header.isEmpty() ? "" : " (" + header.get(column) + ")");
  }

  /** What people call a column: its name, or its place from 1. */
  String title(int column) {
    return header.isEmpty() || header.get(column).isBlank()
        ? Integer.toString(column + 1)
        : header.get(column);
  }
}
