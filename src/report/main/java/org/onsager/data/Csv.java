package org.onsager.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    write(file, table.header(), rows(table));
  }

  /**
   * What {@link #write(Path, Table)} writes.
   *
   * @param table what
   * @return the text of the file
   */
  public static String text(Table table) {
    var text = new StringWriter();
    try (CsvWriter out = style().build(text)) {
      write(out, table.header(), rows(table));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a table as text", e);
    }
    return text.toString();
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
   * Reads numbers. Text is UTF-8, UTF-16 if it begins with its mark, and else Latin-1; a gz is
   * unpacked.
   *
   * @param file where
   * @param reading what the file does not say of itself
   * @return the sheet
   * @throws Unreadable as {@link Sheet#parse} does; it names file, line, column and value
   * @throws UncheckedIOException if the file cannot be read
   * @see Sheet#parse(String, String, Reading)
   * @see Data#read(Path, Reading)
   */
  public static Sheet read(Path file, Reading reading) {
    return Folder.reading(file, () -> TextFile.read(file, reading));
  }

  private static void write(Path file, Vector<String> header, Vector<Vector<String>> rows) {
    Folder.writing(
        file,
        () -> {
          try (CsvWriter out = style().build(file, StandardCharsets.UTF_8)) {
            write(out, header, rows);
          }
        });
  }

  private static void write(CsvWriter out, Vector<String> header, Vector<Vector<String>> rows) {
    (header.isEmpty() ? rows : rows.prepend(header)).forEach(out::writeRecord);
  }

  /** What begins as a comment is quoted, so that it is read as what it is. */
  private static CsvWriter.CsvWriterBuilder style() {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).commentCharacter('#');
  }

  private static Vector<Vector<String>> rows(Table table) {
    return table.rows().map(row -> row.map(Cell::exact));
  }
}
