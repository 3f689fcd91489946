package org.onsager.flow;

import io.vavr.collection.Vector;
import org.onsager.step.State;

/**
 * The end of a run.
 *
 * @param state the last state; resume from it
 * @param reason why the run ended
 * @param rows what the observers read, in order
 * @param kept the states that the run was told to keep, in order
 */
public record Outcome(State state, Reason reason, Vector<Row> rows, Vector<State> kept) {

  /**
   * One column of the rows.
   *
   * @param name an observer's name
   * @return a number a row
   */
  public double[] column(String name) {
    return rows.toJavaStream().mapToDouble(row -> row.get(name)).toArray();
  }
}
