package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.measure.Failure;

/**
 * One whole step of a flow, {@code State -> State} or a failure. A step of the library is a value:
 * equal to one that is made alike, and its text says what it is.
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
   * This step, then another, as one step: the other starts from where this one ends, at the index
   * and the time where this one started. So an energy that both draw is the same draw, and the
   * index advances once. The clock is that of this step; the tau of the other is its own affair, as
   * the step size of the weights in Algorithm 1. What both report under one name is the report of
   * the other.
   *
   * <pre>{@code
   * explicit(stein(kernel)).on(kl).tau(0.2).then(entropic(reaction).on(blob).tau(0.05))
   * }</pre>
   *
   * <p>Sub-steps of the same tau compose as schemes, each with an energy of its own if need be:
   * {@link Scheme#following}. A controller in both needs two names.
   *
   * @param next the other
   * @return both as one
   * @see "org.onsager.law.FlowLaws.associative"
   */
  default Step then(Step next) {
    return new Steps.Then(this, next);
  }

  /**
   * This step before an index, another from it on.
   *
   * @param index the index of the first state that the other step is applied to
   * @param later the other step
   * @return the step that switches
   */
  default Step until(long index, Step later) {
    return new Steps.Until(this, index, later);
  }
}
