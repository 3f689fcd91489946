package org.onsager.data;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of separated values.
 *
 * @param number the line of the file on which it starts, from 1
 * @param cells its cells, quotes removed
 */
record Line(int number, Vector<String> cells) {

  /** Whether nothing stands on it. */
  boolean isBlank() {
    return cells.size() == 1 && cells.head().isBlank();
  }

  /** Cuts a text into records. Blank lines at both ends do not count. */
  static Vector<Line> of(String source, String text, char separator) {
    var reader = new Reader(source, text, separator);
    List<Line> lines = new ArrayList<>();
    while (!reader.done()) {
      lines.add(reader.line());
    }
    return Vector.ofAll(lines).dropWhile(Line::isBlank).dropRightWhile(Line::isBlank);
  }

  /** The lines without the last columns in which nothing stands: all end with separators. */
  static Vector<Line> withoutEmptyEnds(Vector<Line> lines) {
    int width = lines.head().cells().size();
    int used =
        lines.map(line -> line.cells().lastIndexWhere(cell -> !cell.isBlank()) + 1).max().get();
    return used == 0 || used == width || lines.exists(line -> line.cells().size() != width)
        ? lines
        : lines.map(line -> new Line(line.number(), line.cells().take(used)));
  }

  /** Walks through a text. */
  private static final class Reader {
    private final String source;
    private final String text;
    private final char separator;
    private int at;
    private int number = 1;

    Reader(String source, String text, char separator) {
      this.source = source;
      this.text = text;
      this.separator = separator;
    }

    boolean done() {
      return at >= text.length();
    }

    Line line() {
      int start = number;
      List<String> cells = new ArrayList<>();
      cells.add(cell(start, 1));
      while (!done() && text.charAt(at) == separator) {
        at++;
        cells.add(cell(start, cells.size() + 1));
      }
      if (!done() && text.charAt(at) == '\r') {
        at++;
      }
      if (!done() && text.charAt(at) == '\n') {
        at++;
      }
      number++;
      return new Line(start, Vector.ofAll(cells));
    }

    private String cell(int line, int column) {
      if (!done() && text.charAt(at) == '"') {
        return quoted(line, column);
      }
      int start = at;
      while (!atEndOfCell()) {
        at++;
      }
      return text.substring(start, at);
    }

    private boolean atEndOfCell() {
      return done()
          || text.charAt(at) == separator
          || text.charAt(at) == '\r'
          || text.charAt(at) == '\n';
    }

    /** A quote within quotes is doubled; line breaks within quotes belong to the cell. */
    private String quoted(int line, int column) {
      var cell = new StringBuilder();
      at++;
      while (!done()) {
        char c = text.charAt(at++);
        if (c == '"' && (done() || text.charAt(at) != '"')) {
          return closed(cell, line, column);
        }
        at += c == '"' ? 1 : 0;
        number += c == '\n' ? 1 : 0;
        cell.append(c);
      }
      throw bad(line, column, "a quote is opened but not closed");
    }

    private String closed(StringBuilder cell, int line, int column) {
      if (!atEndOfCell()) {
        throw bad(
            line, column, "after a closing quote must come a separator or the end of the line");
      }
      return cell.toString();
    }

    private Unreadable bad(int line, int column, String what) {
      return new Unreadable("%s, line %d, column %d: %s".formatted(source, line, column, what));
    }
  }
}
