package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.BitSet;
import org.onsager.data.Entry.Kind;
import org.onsager.data.Reading.Decimals;
import org.onsager.data.Reading.Header;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Unreadable.Remedy;

/**
 * Why the numbers that are wanted of a table cannot be had, in a sentence.
 *
 * @param table the cells
 * @param reading what is wanted
 * @param places the columns that are wanted
 */
record Objections(CellTable table, Reading reading, Vector<Integer> places) {

  /**
   * A cell that is no number.
   *
   * @param row of the grid
   * @param column of the grid
   * @param text what stands there
   */
  private record Bad(int row, int column, String text) {}

  /** Refuses a table without rows. */
  void requireRows(BitSet gaps) {
    if (table.count() > gaps.cardinality() || reading.missing() == Missing.AS_WRITTEN) {
      return;
    }
    String what = gaps.isEmpty() ? " has no row" : " has no row without a missing value";
    String sentence = table.source() + what + ": must have at least one row of numbers";
    int worst = places.minBy(table::numbers).get();
    throw gaps.isEmpty() || places.size() == 1
        ? new Unreadable(sentence)
        : new Unreadable(
            "%s; most values are missing in %s".formatted(sentence, table.place(worst)),
            Remedy.COLUMNS);
  }

  /** Refuses the first cell that is no number. */
  void requireNumbers(BitSet gaps) {
    places
        .flatMap(column -> first(column, gaps))
        .sortBy(Bad::column)
        .minBy(Bad::row)
        .forEach(bad -> {
          throw objections(bad);
        });
  }

  private Option<Bad> first(int column, BitSet gaps) {
    Grid.Words words = table.grid().words(column);
    for (int i = words.firstFrom(table.from()); i < words.count(); i++) {
      if (!gaps.get(words.row(i))) {
        return Option.some(new Bad(words.row(i), column, words.text(i)));
      }
    }
    return Option.none();
  }

  private Unreadable objections(Bad bad) {
    Entry entry = Entry.of(bad.text());
    String place =
        "%s, %s %d, %s: %s"
            .formatted(
                table.source(),
                table.unit(),
                table.grid().line(bad.row()),
                table.place(bad.column()),
                entry.shown());
    if (entry.is(Kind.NUMBER)) {
      return new Unreadable(place + " is beyond the largest double, 1.8e308");
    }
    if (entry.is(Kind.MISSING) && reading.missing() != Missing.AS_WRITTEN) {
      return new Unreadable(
          place + " is a missing value: must be a number" + empty(bad), Remedy.LEAVE_OUT);
    }
    String message = place + " must be a number" + entry.hint();
    return isOfWords(bad.column())
        ? new Unreadable(message + "; the column is of words, " + others(), Remedy.COLUMNS)
        : remedy(bad, entry)
            .map(remedy -> new Unreadable(message, remedy))
            .getOrElse(() -> new Unreadable(message));
  }

  /** A column without a number is no reason to leave out all rows. */
  private String empty(Bad bad) {
    return table.numbers(bad.column()) == 0 && numeric().nonEmpty()
        ? "; the column has none, " + others()
        : "";
  }

  private Option<Remedy> remedy(Bad bad, Entry entry) {
    boolean first = table.from() == 0 && bad.row() == 0 && table.unit().equals("line");
    if (first && reading.header() == Header.GUESSED) {
      return Option.some(Remedy.HEADER);
    }
    return entry.hasBlanks()
        ? Option.some(Remedy.SEPARATOR)
        : Option.when(entry.hasComma() && reading.decimals() == Decimals.GUESSED, Remedy.DECIMALS);
  }

  /** Whether fewer of its cells are numbers than are words; what Onsager wrote has no such. */
  private boolean isOfWords(int column) {
    int words = table.words(column).count(table.from(), text -> Entry.of(text).isWord());
    return reading.missing() != Missing.AS_WRITTEN && words > table.numbers(column);
  }

  private String others() {
    Vector<String> numeric = numeric();
    return numeric.isEmpty()
        ? "and so are all others"
        : "those of numbers are " + ColumnChoice.shown(numeric);
  }

  private Vector<String> numeric() {
    return Vector.range(0, table.width()).filter(this::isNumeric).map(table::title);
  }

  private boolean isNumeric(int column) {
    return table.numbers(column) > 0
        && table.words(column).count(table.from(), text -> !Entry.isMissing(text)) == 0;
  }
}
