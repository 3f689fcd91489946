package org.onsager.flow;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Path;
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
   * What {@link Run#saving} left in a file, of whatever run: to be looked at. To go on from there,
   * the flow must be known: {@link Flow#resuming}.
   *
   * @param file the file
   * @return the state, and the rows of the states before it
   * @throws IOException if it cannot be read, is damaged, of another version, or no such file; the
   *     message is a sentence
   */
  public static Outcome saved(Path file) throws IOException {
    Checkpoint.Saved saved = Checkpoint.load(file);
    return new Outcome(saved.state(), new Reason.RanOut("saved"), saved.rows(), Vector.empty());
  }

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
