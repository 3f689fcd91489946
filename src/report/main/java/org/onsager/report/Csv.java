package org.onsager.report;

import io.vavr.collection.Vector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of comma-separated values, in UTF-8: quoted as RFC 4180 says, lines end with a line feed
 * (carriage returns before it are read too). Doubles are written by {@link
 * Double#toString(double)}, so reading gives the same bits.
 */
public final class Csv {

  private Csv() {}

  /**
   * Writes a table; folders are created, an older file is replaced.
   *
   * @param file where
   * @param table what
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Path file, Table table) {
    write(file, table.header(), table.rows().map(row -> row.map(Cell::exact)));
  }

  /**
   * Writes numbers; folders are created, an older file is replaced.
   *
   * @param file where
   * @param header the names of the columns; empty for a file without a header line
   * @param rows the numbers, each row as long as the header and as the other rows
   * @throws IllegalArgumentException if the rows' lengths differ or are zero
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Path file, List<String> header, double[][] rows) {
    int columns = !header.isEmpty() ? header.size() : rows.length > 0 ? rows[0].length : 1;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns || columns == 0) {
        throw new IllegalArgumentException(
            "rows[%d] has %d numbers: must be %d, at least 1"
                .formatted(i, rows[i].length, columns));
      }
    }
    var lines = Vector.of(rows).map(row -> Vector.ofAll(row).map(value -> Double.toString(value)));
    write(file, Vector.ofAll(header), lines);
  }

  /**
   * Reads numbers.
   *
   * @param file where
   * @return the sheet; its header is empty if the first line is one of numbers
   * @throws IllegalArgumentException if a number is none, or the lines' lengths differ; it names
   *     file, line and column
   * @throws UncheckedIOException if the file cannot be read
   * @see Sheet#parse
   */
  public static Sheet read(Path file) {
    try {
      return Sheet.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + Folder.reason(e), e);
    }
  }

  private static void write(Path file, Vector<String> header, Vector<Vector<String>> rows) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        for (Vector<String> row : header.isEmpty() ? rows : rows.prepend(header)) {
          out.write(row.map(Csv::quoted).mkString("", ",", "\n"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + Folder.reason(e), e);
    }
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
