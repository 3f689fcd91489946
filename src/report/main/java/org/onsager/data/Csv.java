package org.onsager.data;

import io.vavr.collection.Vector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of comma-separated values, in UTF-8: quoted as RFC 4180 says, lines end with a line feed.
 * Doubles are written by {@link Double#toString(double)}, so reading gives the same bits. Read are
 * other separators, line ends and encodings, too.
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
   * Reads numbers as {@link #write} writes them: {@link #read(Path, Reading)} with {@link
   * Reading#asWritten}.
   *
   * @param file where
   * @return the sheet
   * @throws Unreadable as {@link Sheet#parse} does
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Sheet read(Path file) {
    return read(file, Reading.asWritten());
  }

  /**
   * Reads numbers. Text is UTF-8, UTF-16 if it begins with its mark, and else Latin-1.
   *
   * @param file where
   * @param reading what the file does not say of itself
   * @return the sheet
   * @throws Unreadable as {@link Sheet#parse} does; it names file, line, column and value
   * @throws UncheckedIOException if the file cannot be read
   * @see Sheet#parse(String, String, Reading)
   */
  public static Sheet read(Path file, Reading reading) {
    try {
      Encoded encoded = Encoded.of(Files.readAllBytes(file));
      Sheet sheet = Sheet.parse(file.toString(), encoded.text(), reading);
      Vector<String> guess = encoded.notice().map(notice -> file + ": " + notice).toVector();
      return new Sheet(
          sheet.source(),
          sheet.header(),
          sheet.numbers(),
          sheet.lines(),
          sheet.notices().prependAll(guess));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("cannot read " + file + ": there is no such file", e);
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
