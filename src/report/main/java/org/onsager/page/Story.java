package org.onsager.page;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.math.MathContext;
import org.onsager.data.Cell;
import org.onsager.flow.Outcome;
import org.onsager.flow.Row;
import org.onsager.step.State;

/**
 * A run as a page tells it, at its end or on its way.
 *
 * @param name the name of the run
 * @param frames what the film shows
 * @param rows what observers read
 * @param state the last state
 * @param ended why the run ended; "goes on" while it does not
 */
record Story(String name, Vector<Frame> frames, Vector<Row> rows, State state, String ended) {

  private static final MathContext DIGITS = new MathContext(5);

  static Story of(String name, Outcome outcome) {
    return new Story(
        name, Frame.of(outcome), outcome.rows(), outcome.state(), outcome.reason().message());
  }

  /** The end in numbers. */
  LinkedHashMap<String, Cell> end() {
    LinkedHashMap<String, Cell> facts =
        LinkedHashMap.of(
            "ended", Cell.of(ended),
            "steps", Cell.of(state.index()),
            "flow time", clock(state.time()),
            "evaluations", Cell.of(state.evaluations()),
            "particles", Cell.of(state.particles().count()),
            "massless", Cell.of(state.particles().masslessCount()),
            "mass", plain(state.particles().mass()));
    return rows.lastOption()
        .map(row ->
            row.values().foldLeft(facts, (all, read) -> all.put(read._1(), plain(read._2()))))
        .getOrElse(facts);
  }

  /** A sum of steps, up to its rounding. */
  private static Cell clock(double time) {
    return new Cell.Whole(
        BigDecimal.valueOf(time).round(new MathContext(10)).stripTrailingZeros().toPlainString());
  }

  /** Numbers of ordinary size are read more easily without an exponent. */
  private static Cell plain(double value) {
    double size = Math.abs(value);
    boolean ordinary = size == 0 || (size >= 1e-3 && size < 1e9);
    return ordinary
        ? new Cell.Whole(
            BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString())
        : Cell.of(value);
  }
}
