package org.onsager.data;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.BitSet;
import org.onsager.data.Reading.Missing;
import org.onsager.data.Sheet.Origin;
import org.onsager.measure.Block;

/**
 * From the cells of a table to the numbers that are wanted of them.
 *
 * @param table the cells
 * @param reading what is wanted
 */
record Selection(CellTable table, Reading reading) {

  private static final int LINES_SHOWN = 5;

  /**
   * The sheet.
   *
   * @param notices what was guessed before
   */
  Sheet sheet(Vector<String> notices) {
    Vector<LeftOut> leftOut =
        reading.columns().isEmpty() && reading.missing() != Missing.AS_WRITTEN
            ? LeftOut.of(table)
            : Vector.empty();
    Vector<Integer> places =
        new ColumnChoice(table.source(), table.header(), table.width())
            .places(reading.columns())
            .removeAll(leftOut.flatMap(LeftOut::places));
    Vector<String> conversions = places.flatMap(this::convert);
    BitSet gaps = gaps(places);
    Objections objections = new Objections(table, reading, places);
    objections.requireRows(gaps);
    objections.requireNumbers(gaps);
    return new Sheet(
        new Origin(
            table.source(),
            table.unit(),
            Vector.ofAll(Arrays.stream(kept(gaps)).map(table.grid()::line).toArray()),
            places.map(k -> k + 1)),
        table.header().isEmpty() ? table.header() : places.map(table.header()::get),
        numbers(kept(gaps), places),
        notices
            .appendAll(
                leftOut(
                    "%d " + table.unit() + "%s with missing values left out (%s)",
                    Vector.ofAll(gaps.stream().map(table.grid()::line).toArray()),
                    table.unit()))
            .appendAll(leftOut.map(LeftOut::notice))
            .appendAll(conversions)
            .map(notice -> table.source() + ": " + notice));
  }

  /** Of lines that were left out, where there are any. */
  static Option<String> leftOut(String sentence, Vector<Integer> lines, String unit) {
    return Option.when(
        lines.nonEmpty(),
        () ->
            sentence.formatted(
                lines.size(),
                lines.size() == 1 ? "" : "s",
                lines.take(LINES_SHOWN).mkString(unit + " ", ", ", "")
                    + (lines.size() > LINES_SHOWN ? ", ..." : "")));
  }

  /** Turns a column of dates, or of true and false, into numbers, and says so. */
  private Option<String> convert(int column) {
    if (reading.missing() == Missing.AS_WRITTEN) {
      table.grid().convert(column, table.from(), Entry::notFinite);
      return Option.none();
    }
    boolean hasWords = table.words(column).count(table.from(), text -> !Entry.isMissing(text)) > 0;
    if (!hasWords || table.numbers(column) > 0) {
      return Option.none();
    }
    if (table.grid().convertAll(column, table.from(), Dates::days)) {
      return Option.some(table.place(column) + " is of dates, read as days since 1970-01-01");
    }
    if (table.grid().convertAll(column, table.from(), Entry::truth)) {
      return Option.some(table.place(column) + " is of true and false, read as 1 and 0");
    }
    return Option.none();
  }

  /** The rows of the grid in which a value is missing, if those are left out. */
  private BitSet gaps(Vector<Integer> places) {
    BitSet gaps = new BitSet();
    if (reading.missing() == Missing.LEFT_OUT) {
      for (int column : places) {
        Grid.Words words = table.words(column);
        for (int i = words.firstFrom(table.from()); i < words.count(); i++) {
          if (Entry.isMissing(words.text(i))) {
            gaps.set(words.row(i));
          }
        }
      }
    }
    return gaps;
  }

  private int[] kept(BitSet gaps) {
    BitSet kept = new BitSet();
    kept.set(table.from(), table.grid().count());
    kept.andNot(gaps);
    return kept.stream().toArray();
  }

  private Block numbers(int[] rows, Vector<Integer> places) {
    int[] columns = places.toJavaStream().mapToInt(Integer::intValue).toArray();
    return Block.build(
        rows.length * columns.length,
        out -> {
          int at = 0;
          for (int row : rows) {
            for (int column : columns) {
              out[at++] = table.grid().number(row, column);
            }
          }
        });
  }
}
