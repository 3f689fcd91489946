package org.onsager.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onsager.data.Entry.Kind;
import org.onsager.data.Unreadable.Remedy;

/**
 * Fills a {@link Grid} with the records of a text, and remembers what stands between them. The
 * first record is a row of the grid, too, whether it will be one of numbers or of names.
 */
final class TextRows extends AbstractBaseCsvCallbackHandler<Boolean> {

  /** Where CmdStan ends its draws for warming up. */
  private static final String ADAPTED = " Adaptation terminated";

  private static final int LONGEST_TITLE = 20;

  private final String source;
  private final Dialect dialect;
  private final int skipped;
  private final List<Held> begun = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final List<Integer> blank = new ArrayList<>();
  private final List<Integer> passed = new ArrayList<>();
  private final List<Integer> comments = new ArrayList<>();
  private Option<String> above = Option.none();
  private Option<Integer> adapted = Option.none();
  private @Nullable Grid filled;
  private String head = "";
  private int line = 1;
  private int column;

  /** A record that is kept until the width of the rows is known. */
  private record Held(int line, Vector<String> cells) {}

  private TextRows(String source, Dialect dialect, int skipped) {
    this.source = source;
    this.dialect = dialect;
    this.skipped = skipped;
  }

  /**
   * Reads a text.
   *
   * @param text after the skipped lines
   * @param skipped how many they are
   */
  static TextRows read(String source, Reader text, Dialect dialect, int skipped) {
    TextRows rows = new TextRows(source, dialect, skipped);
    CsvReader<Boolean> records =
        CsvReader.builder()
            .fieldSeparator(dialect.separator().character())
            .commentStrategy(CommentStrategy.READ)
            .commentCharacter(dialect.comment())
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .build(rows, dialect.separator().equals(Separator.BLANK) ? new BlankRuns(text) : text);
    try {
      records.forEach(record -> {});
    } catch (CsvParseException e) {
      throw rows.broken(e);
    }
    rows.filled = rows.end();
    return rows;
  }

  private Unreadable broken(CsvParseException e) {
    if (e.getCause() instanceof Unreadable refused) {
      return refused;
    }
    String said = String.valueOf(e.getMessage());
    String what =
        said.contains("after closing quote")
            ? "after a closing quote must come a separator or the end of the line"
            : said.contains("nclosed") ? "a quote is opened but not closed" : said;
    return new Unreadable("%s, line %d, column %d: %s".formatted(source, line, column + 1, what));
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = skipped + (int) startingLine;
    column = 0;
    cells.clear();
  }

  @Override
  protected void handleField(int place, char[] text, int offset, int length, boolean quoted) {
    String cell = dialect.normal(new String(text, offset, length));
    put(place, cell);
  }

  @Override
  protected void handleComment(char[] text, int offset, int length) {
    String comment = new String(text, offset, length);
    comments.add(line);
    if (begun.isEmpty()) {
      above = Option.some(comment);
    } else if (comment.startsWith(ADAPTED)) {
      adapted = Option.some(line);
    }
  }

  @Override
  protected void handleEmpty() {
    put(0, "");
  }

  private void put(int place, String cell) {
    column = place + 1;
    if (place == 0) {
      head = cell;
    }
    if (filled == null) {
      cells.add(cell);
    } else if (place < filled.width()) {
      filled.put(place, cell);
    }
  }

  @Override
  protected Boolean buildRecord() {
    switch (getRecordType()) {
      case COMMENT -> {}
      case EMPTY, DATA -> endRecord();
    }
    return true;
  }

  private void endRecord() {
    boolean isBlank = column == 1 && head.isBlank();
    if (isBlank && begun.isEmpty()) {
      return;
    }
    // In a file of one column a blank line is a row whose only value is missing.
    if (isBlank && begun.getFirst().cells().size() > 1) {
      Option.of(filled).forEach(Grid::forgetRow);
      passed.add(line);
      return;
    }
    blank.addAll(passed);
    passed.clear();
    if (filled != null) {
      requireLength(line, column, filled.width());
      filled.endRow(line);
    } else {
      begun.add(new Held(line, Vector.ofAll(cells)));
      if (begun.size() == 2) {
        filled = begin();
      }
    }
  }

  /** Begins the grid with the first records, as wide as the first one. */
  private Grid begin() {
    Vector<String> first = begun.getFirst().cells();
    Vector<String> last = begun.getLast().cells();
    // R leaves the column of the names of rows without a name.
    boolean rowNames = last.size() == first.size() + 1 && !last.last().isBlank() && areNames(first);
    if (rowNames) {
      begun.set(0, new Held(begun.getFirst().line(), first.prepend("")));
    }
    Grid started = new Grid(source, begun.getFirst().cells().size());
    for (Held record : begun) {
      requireLength(record.line(), record.cells().size(), started.width());
      record.cells().forEachWithIndex((cell, k) -> started.put(k, cell));
      started.endRow(record.line());
    }
    return started;
  }

  private static boolean areNames(Vector<String> cells) {
    return cells.map(Entry::of).forAll(cell -> cell.is(Kind.NAME));
  }

  private void requireLength(int at, int found, int width) {
    if (found != width) {
      String message =
          "%s, line %d has %d cells: must have %d, as the first line"
              .formatted(source, at, found, width);
      // What is said above a table is short.
      throw at <= begun.getFirst().line() + LONGEST_TITLE
          ? new Unreadable(message, Remedy.SKIP)
          : new Unreadable(message);
    }
  }

  private Grid end() {
    if (begun.isEmpty()) {
      throw new Unreadable(source + " is empty: must have at least one line");
    }
    Grid all = filled == null ? begin() : filled;
    int empty = 0;
    Grid.Words last = all.words(0);
    while (all.width() == 1
        && isBlankRow(last, last.count() - 1 - empty, all.count() - 1 - empty)) {
      empty++;
    }
    all.dropRight(empty);
    return all;
  }

  private static boolean isBlankRow(Grid.Words words, int index, int row) {
    return index >= 0 && words.row(index) == row && words.text(index).isBlank();
  }

  /** The cells. */
  Grid grid() {
    return Objects.requireNonNull(filled);
  }

  /** What stands in the first record. */
  Vector<String> first() {
    return begun.getFirst().cells();
  }

  /** The last comment above the first record. */
  Option<String> above() {
    return above;
  }

  /** The lines of draws before a chain of CmdStan was adapted, if it says so. */
  Vector<Integer> warmup() {
    return Vector.range(1, grid().count())
        .map(grid()::line)
        .takeWhile(at -> adapted.exists(end -> at < end));
  }

  /** The blank lines between records. */
  Vector<Integer> blank() {
    return Vector.ofAll(blank);
  }

  /** The lines that are comments, with the last one above the first record or without it. */
  Vector<Integer> comments(boolean withoutAbove) {
    Vector<Integer> all = Vector.ofAll(comments);
    int first = begun.getFirst().line();
    return withoutAbove ? all.removeAt(all.lastIndexWhere(at -> at < first)) : all;
  }
}
