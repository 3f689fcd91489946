package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.measure.Failure;

/**
 * One whole step of a flow, {@code State -> State} or a failure.
 *
 * <p>Checked by {@code FlowContract}.
 */
@FunctionalInterface
public interface Step {

  /**
   * Makes the step.
   *
   * @param state where to start
   * @return the state with index and clock advanced, or why there is none
   */
  Either<Failure, State> apply(State state);

  /**
   * This step, then another whole step.
   *
   * @param next the other
   * @return both as one
   */
  default Step then(Step next) {
    return state -> apply(state).flatMap(next::apply);
  }

  /**
   * This step before an index, another from it on.
   *
   * @param index the index of the first state that the other step is applied to
   * @param later the other step
   * @return the step that switches
   */
  default Step until(long index, Step later) {
    return state -> (state.index() < index ? this : later).apply(state);
  }
}
