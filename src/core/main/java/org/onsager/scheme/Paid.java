package org.onsager.scheme;

import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Block;
import org.onsager.step.State;

/**
 * Which evaluation a state has paid for. Where one scheme ends another begins, and what the first
 * evaluated there is not counted again.
 *
 * <p>The state alone decides, by the value that it remembers, so that a resumed run counts alike:
 * another measure, or another draw of the objective, has another value.
 */
final class Paid {

  private static final String NAME = "evaluated";

  private Paid() {}

  /** The state, its particles evaluated, and the evaluation counted by whoever made it. */
  static State by(State state, Energy energy, Evaluation evaluation) {
    return state.evaluated(energy, evaluation).remembering(NAME, Block.copyOf(evaluation.value()));
  }

  /** How many evaluations this one is: none if it has been counted. */
  static long cost(State state, Evaluation here) {
    return state.memory().get(NAME).exists(value -> Double.compare(value.get(0), here.value()) == 0)
        ? 0
        : 1;
  }
}
