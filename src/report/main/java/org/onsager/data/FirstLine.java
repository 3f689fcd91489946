package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.data.Entry.Kind;

/**
 * The first line of a file: names of columns, or numbers.
 *
 * @param cells its cells
 */
record FirstLine(Vector<Entry> cells) {

  static FirstLine of(Vector<String> cells) {
    return new FirstLine(cells.map(Entry::of));
  }

  /**
   * Whether it names the columns: a cell is a name and none is a number, or the first is a name and
   * all numbers are whole ({@code id,2019,2020}).
   */
  boolean names() {
    if (cells.forAll(cell -> !cell.is(Kind.NUMBER))) {
      return cells.exists(cell -> cell.is(Kind.NAME));
    }
    return cells.head().is(Kind.NAME)
        && cells.forAll(cell -> cell.is(Kind.NAME) || cell.is(Kind.MISSING) || cell.isWhole());
  }

  /**
   * What may be read either way, above the other lines.
   *
   * @param whole whether one of them has a number without a point
   * @param fraction whether one of them has a number with one
   */
  Option<String> doubt(boolean whole, boolean fraction) {
    if (cells.forAll(cell -> cell.is(Kind.DOUBTFUL) || cell.is(Kind.MISSING))) {
      return cells
          .find(cell -> cell.is(Kind.DOUBTFUL))
          .map(cell ->
              cell.shown() + " begins like a number and is none, and may be a name" + cell.hint());
    }
    return Option.when(
        cells.size() > 1 && cells.forAll(Entry::isWhole) && (isCount() ? fraction : !whole),
        () ->
            Entry.shown(cells.map(Entry::text).mkString(","))
                + " may be names or numbers, as only this line is of whole numbers");
  }

  /** {@code 2019,2020,2021} or {@code 0,1,2}: what columns are numbered by. */
  private boolean isCount() {
    return cells.zip(cells.tail()).forAll(pair -> number(pair._2()) == number(pair._1()) + 1);
  }

  private static double number(Entry cell) {
    return Double.parseDouble(cell.text().strip());
  }
}
