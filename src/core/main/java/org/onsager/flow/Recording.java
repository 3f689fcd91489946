package org.onsager.flow;

import io.vavr.collection.Vector;
import java.util.function.Consumer;
import org.onsager.step.State;

/**
 * What is read, kept, saved and shown while a run goes on.
 *
 * @param observers what rows hold
 * @param rows when a row is written; one is written at the end, too
 * @param kept when a state is kept in the outcome
 * @param limit how many are kept at most, by leaving out every other one
 * @param checkpoints where the state is saved, and when
 * @param ofRows sees every row as it is written
 * @param ofStates sees every state as it is made
 */
record Recording(
    Vector<Observer> observers,
    When rows,
    When kept,
    int limit,
    Vector<Checkpoint> checkpoints,
    Consumer<Row> ofRows,
    Consumer<State> ofStates) {

  /** A row a state, of no observers. */
  static final Recording NONE =
      new Recording(
          Vector.empty(),
          When.every(1),
          When.never(),
          Integer.MAX_VALUE,
          Vector.empty(),
          row -> {},
          state -> {});

  /**
   * Validates the names.
   *
   * @throws IllegalArgumentException if two observers have the same name
   */
  Recording {
    if (observers.map(Observer::name).distinct().size() != observers.size()) {
      throw new IllegalArgumentException(
          "two observers have the same name: " + observers.map(Observer::name).mkString(", "));
    }
  }

  Recording observing(Vector<Observer> more) {
    return new Recording(
        observers.appendAll(more), rows, kept, limit, checkpoints, ofRows, ofStates);
  }

  Recording writing(When when) {
    return new Recording(observers, when, kept, limit, checkpoints, ofRows, ofStates);
  }

  Recording keeping(When when, int atMost) {
    return new Recording(observers, rows, when, atMost, checkpoints, ofRows, ofStates);
  }

  Recording saving(Checkpoint another) {
    return new Recording(
        observers, rows, kept, limit, checkpoints.append(another), ofRows, ofStates);
  }

  Recording watching(Consumer<Row> another) {
    return new Recording(
        observers, rows, kept, limit, checkpoints, ofRows.andThen(another), ofStates);
  }

  Recording following(Consumer<State> another) {
    return new Recording(
        observers, rows, kept, limit, checkpoints, ofRows, ofStates.andThen(another));
  }
}
