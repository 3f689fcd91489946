package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.onsager.data.Entry.Kind;
import org.onsager.data.Reading.Header;
import org.onsager.data.Unreadable.Remedy;

/**
 * A text of separated values.
 *
 * @param source the name of the file
 * @param opening opens it, from its beginning
 */
record SeparatedText(String source, Opening opening) {

  /** So much of a text is looked at before it is read. */
  private static final int HEAD = 1 << 16;

  /** Opens a text, again and again. */
  @FunctionalInterface
  interface Opening {
    Reader open() throws IOException;
  }

  static SeparatedText of(String source, String text) {
    return new SeparatedText(source, () -> new StringReader(text));
  }

  /**
   * The numbers that are wanted of it.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  Sheet read(Reading reading) {
    Dialect dialect = Dialect.of(head(reading.skip()), reading);
    TextRows rows = rows(dialect, reading.skip());
    Vector<String> first = rows.first();
    int width = width(rows.grid());
    Option<Vector<String>> above = above(rows, dialect, reading, width);
    boolean named = above.isEmpty() && isHeader(rows, reading, width);
    Vector<String> header =
        above.getOrElse(() -> named ? names(first.take(width)) : Vector.<String>empty());
    int from = named ? 1 : 0;
    boolean stan = header.contains(LeftOut.LOG_DENSITY);
    Vector<Integer> warmup = stan ? rows.warmup() : Vector.empty();
    CellTable table =
        new CellTable(source, "line", rows.grid(), from + warmup.size(), width, header);
    return new Selection(table, reading).sheet(notices(rows, dialect, reading, table, warmup));
  }

  private TextRows rows(Dialect dialect, int skip) {
    try (Reader text = open(skip)) {
      return TextRows.read(source, text, dialect, skip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reader open(int skip) throws IOException {
    BufferedReader text = new BufferedReader(new PlainText(source, opening.open()), HEAD);
    for (int i = 0; i < skip; i++) {
      if (text.readLine() == null) {
        throw new Unreadable(
            "%s has %d lines: %d of them cannot be left out".formatted(source, i, skip));
      }
    }
    return text;
  }

  /** The first lines, without one that is cut. */
  private Vector<String> head(int skip) {
    char[] head = new char[HEAD];
    int length = 0;
    try (Reader text = open(skip)) {
      for (int read = 0; read >= 0 && length < HEAD; length += Math.max(read, 0)) {
        read = text.read(head, length, HEAD - length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Vector<String> lines = Vector.ofAll(new String(head, 0, length).lines().toList());
    return length == HEAD && lines.size() > 2 ? lines.init() : lines;
  }

  /** Without the last columns in which nothing stands: every line ends with separators. */
  private static int width(Grid grid) {
    int used = grid.width();
    while (used > 0 && isBlank(grid, used - 1)) {
      used--;
    }
    return used == 0 ? grid.width() : used;
  }

  private static boolean isBlank(Grid grid, int column) {
    Grid.Words words = grid.words(column);
    return words.count() == grid.count() && words.from(0).forAll(String::isBlank);
  }

  /** The names in a comment above numbers, as NumPy writes them. */
  private Option<Vector<String>> above(TextRows rows, Dialect dialect, Reading reading, int width) {
    boolean numbers =
        rows.first()
            .take(width)
            .map(Entry::of)
            .forAll(cell -> cell.is(Kind.NUMBER) || cell.is(Kind.MISSING));
    return rows.above()
        .filter(comment -> numbers && reading.header() != Header.ABSENT)
        .map(comment -> names(dialect.separator().cells(comment)))
        .filter(names -> names.size() == width && FirstLine.of(names).names());
  }

  private boolean isHeader(TextRows rows, Reading reading, int width) {
    if (reading.header() != Header.GUESSED) {
      return reading.header() == Header.PRESENT;
    }
    FirstLine first = FirstLine.of(rows.first().take(width));
    first
        .doubt(rows.grid().hasWhole(), rows.grid().hasFraction())
        .forEach(doubt -> {
          throw new Unreadable(
              "%s, line %d: %s".formatted(source, rows.grid().line(0), doubt), Remedy.HEADER);
        });
    return first.names();
  }

  /** Without blanks around them, and without the quotes that some programs take for others. */
  private static Vector<String> names(Vector<String> cells) {
    Vector<String> names = cells.map(String::strip);
    boolean quoted =
        names.forAll(name -> name.length() > 1 && name.startsWith("'") && name.endsWith("'"));
    return quoted ? names.map(name -> name.substring(1, name.length() - 1)) : names;
  }

  private static Vector<String> notices(
      TextRows rows, Dialect dialect, Reading reading, CellTable table, Vector<Integer> warmup) {
    boolean guessed = reading.header() == Header.GUESSED;
    Vector<String> header = table.header();
    boolean above = table.from() == 0 && header.nonEmpty();
    return dialect
        .notices()
        .appendAll(
            Vector.of(
                    Option.when(
                        above, () -> "a comment is taken as names: " + header.mkString(", ")),
                    Option.when(
                        guessed && !above && header.exists(Decimal::isWhole),
                        () -> "the first line is taken as names: " + header.mkString(", ")),
                    Option.when(
                        guessed && header.isEmpty(),
                        () -> "the first line is taken as numbers, not names"),
                    Selection.leftOut(
                        "%d line%s of comment left out (%s)", rows.comments(above), "line"),
                    Selection.leftOut("%d blank line%s left out (%s)", rows.blank(), "line"),
                    Selection.leftOut("%d draw%s of the warmup left out (%s)", warmup, "line"),
                    Option.when(
                        table.width() < rows.grid().width(),
                        () -> "every line ends with separators, and nothing after them"))
                .flatMap(notice -> notice));
  }
}
