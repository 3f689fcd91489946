package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.onsager.data.Decimal.Form;

/**
 * The cells of a file before anything is chosen of them: rows of numbers, and beside each column
 * the texts of those cells that are no finite number. So a file of numbers takes eight bytes a
 * cell, and no object. Mutable while it is filled.
 */
final class Grid {

  /** What an array of Java may hold, less a margin for its head. */
  private static final int MOST_CELLS = Integer.MAX_VALUE - 8;

  private static final int FIRST_CELLS = 1024;

  private final String source;
  private final int width;
  private final List<Words> words = new ArrayList<>();
  private double[] numbers = new double[FIRST_CELLS];
  private int[] lines = new int[FIRST_CELLS];
  private int count;
  private long wholes;
  private long fractions;

  /**
   * An empty grid.
   *
   * @param source the name of the file, for messages
   * @param width the number of columns
   */
  Grid(String source, int width) {
    this.source = source;
    this.width = width;
    for (int k = 0; k < width; k++) {
      words.add(new Words());
    }
  }

  /** Grids of as many rows, side by side; lines are those of the first. */
  static Grid beside(String source, Vector<Grid> parts) {
    if (parts.size() == 1) {
      return parts.head();
    }
    Grid all = new Grid(source, parts.map(Grid::width).sum().intValue());
    for (int i = 0; i < parts.head().count; i++) {
      int column = 0;
      for (Grid part : parts) {
        for (int k = 0; k < part.width; k++) {
          all.put(column++, part.number(i, k));
        }
      }
      all.endRow(parts.head().lines[i]);
    }
    int column = 0;
    for (Grid part : parts) {
      for (Words texts : part.words) {
        all.words.set(column++, texts);
      }
    }
    return all;
  }

  int width() {
    return width;
  }

  int count() {
    return count;
  }

  /** A cell that is no number, if one is; NaN stands for it among the numbers. */
  double number(int row, int column) {
    return numbers[row * width + column];
  }

  /** The line, or row, of the file on which a row starts. */
  int line(int row) {
    return lines[row];
  }

  /** The cells of a column that are no finite numbers. */
  Words words(int column) {
    return words.get(column);
  }

  /** Whether a number after the first row is written without a point. */
  boolean hasWhole() {
    return wholes > 0;
  }

  /** Whether a number after the first row is written with one. */
  boolean hasFraction() {
    return fractions > 0;
  }

  /** Puts a cell into the row that is being filled. */
  void put(int column, String text) {
    String word = text.strip();
    Form form = Decimal.form(word);
    double number = form == Form.NONE ? Double.NaN : Double.parseDouble(word);
    if (count > 0) {
      wholes += form == Form.WHOLE ? 1 : 0;
      fractions += form == Form.FRACTION ? 1 : 0;
    }
    if (Double.isFinite(number)) {
      put(column, number);
    } else {
      put(column, Double.NaN);
      words.get(column).add(count, text);
    }
  }

  /** Puts a number into the row that is being filled; where it is not finite, its text, too. */
  void putNumber(int column, double number) {
    put(column, number);
    if (!Double.isFinite(number)) {
      words.get(column).add(count, Double.toString(number));
    }
  }

  private void put(int column, double number) {
    int at = count * width + column;
    if (at >= numbers.length) {
      grow();
    }
    numbers[at] = number;
  }

  private void grow() {
    long more = Math.min(2L * numbers.length + width, MOST_CELLS);
    if (more - numbers.length < width) {
      throw new Unreadable(
          "%s has more than %d cells: choose columns, or a part of the rows"
              .formatted(source, MOST_CELLS),
          Unreadable.Remedy.COLUMNS);
    }
    numbers = Arrays.copyOf(numbers, (int) more);
  }

  /** Turns those texts of a column, from a row on, into numbers that are some. */
  void convert(int column, int from, Function<String, Option<Double>> number) {
    Words texts = words.get(column);
    Words left = new Words();
    for (int i = 0; i < texts.count(); i++) {
      int row = texts.row(i);
      String text = texts.text(i);
      Option<Double> found = row < from ? Option.none() : number.apply(text);
      found.forEach(x -> numbers[row * width + column] = x);
      if (found.isEmpty()) {
        left.add(row, text);
      }
    }
    words.set(column, left);
  }

  /**
   * Turns all texts of a column, from a row on, into numbers, but for missing values.
   *
   * @return whether all are some; if not, none is turned
   */
  boolean convertAll(int column, int from, Function<String, Option<Double>> number) {
    Words texts = words.get(column);
    double[] found = new double[texts.count()];
    for (int i = texts.firstFrom(from); i < found.length; i++) {
      String text = texts.text(i);
      found[i] = Entry.isMissing(text) ? Double.NaN : number.apply(text).getOrElse(Double.NaN);
      if (Double.isNaN(found[i]) && !Entry.isMissing(text)) {
        return false;
      }
    }
    Words left = new Words();
    for (int i = 0; i < found.length; i++) {
      int row = texts.row(i);
      if (row < from || Double.isNaN(found[i])) {
        left.add(row, texts.text(i));
      } else {
        numbers[row * width + column] = found[i];
      }
    }
    words.set(column, left);
    return true;
  }

  /** Ends the row that was filled. */
  void endRow(int line) {
    if (count == lines.length) {
      lines = Arrays.copyOf(lines, 2 * lines.length);
    }
    lines[count++] = line;
  }

  /** Forgets what was put into the row that is being filled. */
  void forgetRow() {
    words.forEach(column -> column.forget(count));
  }

  /** Forgets rows at the end. */
  void dropRight(int rows) {
    count -= rows;
    words.forEach(column -> column.forget(count));
  }

  /** Texts of a column by their rows, most often none. */
  static final class Words {
    private int[] rows = {};
    private final List<String> texts = new ArrayList<>();

    private void add(int row, String text) {
      if (texts.size() == rows.length) {
        rows = Arrays.copyOf(rows, 2 * rows.length + 4);
      }
      rows[texts.size()] = row;
      // Words repeat: one object for a run of equal ones.
      boolean again = !texts.isEmpty() && texts.getLast().equals(text);
      texts.add(again ? texts.getLast() : text);
    }

    private void forget(int from) {
      while (!texts.isEmpty() && rows[texts.size() - 1] >= from) {
        texts.removeLast();
      }
    }

    int count() {
      return texts.size();
    }

    int row(int index) {
      return rows[index];
    }

    String text(int index) {
      return texts.get(index);
    }

    /** The index of the first text from a row on; the number of texts if there is none. */
    int firstFrom(int row) {
      int found = Arrays.binarySearch(rows, 0, texts.size(), row);
      return found >= 0 ? found : -found - 1;
    }

    /** The texts from a row on. */
    Vector<String> from(int row) {
      return Vector.ofAll(texts.subList(firstFrom(row), texts.size()));
    }

    /** How many texts from a row on are such. */
    int count(int row, Predicate<String> such) {
      int count = 0;
      for (int i = firstFrom(row); i < texts.size(); i++) {
        count += such.test(texts.get(i)) ? 1 : 0;
      }
      return count;
    }
  }
}
