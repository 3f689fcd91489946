package org.onsager.data;

import io.vavr.collection.Vector;

/** The numbers of a table that has nothing else. */
final class TableNumbers {

  private TableNumbers() {}

  /**
   * Row by row; what is missing is NaN.
   *
   * @throws IllegalArgumentException if there is text
   */
  static double[][] of(Table table) {
    double[][] rows = new double[table.rows().size()][];
    int i = 0;
    for (Vector<Cell> cells : table.rows()) {
      int row = i;
      rows[i++] =
          cells
              .zipWithIndex()
              .toJavaStream()
              .mapToDouble(cell -> number(cell._1(), row, cell._2(), table))
              .toArray();
    }
    return rows;
  }

  private static double number(Cell cell, int row, int column, Table table) {
    return switch (cell) {
      case Cell.Real real -> real.value();
      case Cell.Whole whole -> Double.parseDouble(whole.digits());
      case Cell.Missing missing -> Double.NaN;
      case Cell.Text text ->
          throw new IllegalArgumentException(
              "rows[%d], %s: '%s' must be a number; csv and parquet hold text, too"
                  .formatted(row, table.header().get(column), text.text()));
    };
  }
}
