package org.onsager.flow;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.measure.Require;
import org.onsager.step.State;

/**
 * At which states of a run something happens: a row is written, the state is kept or saved. Asked
 * at every state, when the step after it has been made.
 */
@FunctionalInterface
public interface When {

  /**
   * Whether it happens at a state.
   *
   * @param now the state
   * @param next the state after it; none at the end of the run
   * @return true if it does
   */
  boolean at(State now, Option<State> next);

  /**
   * At indices that are multiples of a number, the start included.
   *
   * @param steps {@code m >= 1}
   * @return the moments
   * @throws IllegalArgumentException if the number is below one
   */
  static When every(long steps) {
    Require.atLeast("every", steps, 1);
    return new Moments.Every(steps);
  }

  /**
   * At some indices.
   *
   * @param indices numbers of steps done, in any order
   * @return the moments
   */
  static When indices(long... indices) {
    return new Moments.Indices(Vector.ofAll(indices));
  }

  /**
   * At the last states that have not spent more than some numbers of energy evaluations. A run that
   * ends before is there for all numbers that it has not reached.
   *
   * @param counts numbers of evaluations, in any order
   * @return the moments
   */
  static When evaluations(long... counts) {
    return new Moments.Evaluations(Vector.ofAll(counts));
  }

  /**
   * Never.
   *
   * @return no moments
   */
  static When never() {
    return new Moments.Never();
  }
}
