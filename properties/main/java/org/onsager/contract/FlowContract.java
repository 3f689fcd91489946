package org.onsager.contract;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.law.Clause;
import org.onsager.law.Domain;
import org.onsager.law.FlowLaws;
import org.onsager.law.Movement;
import org.onsager.law.MovementLaws;
import org.onsager.step.Step;

/**
 * The laws of a step and of the flow that iterates it. Most steps are made for one dimension:
 * {@code Domain.probabilities().inDimension(d)}. Override {@link #movement} to say which gradient
 * flow the step follows.
 *
 * @see FlowLaws
 * @see MovementLaws
 */
public interface FlowContract extends Contract<Step> {

  /** Runs are longer than moves. */
  int RUNS = 20;

  /**
   * The step of every size, and the geometry and energy whose gradient flow it claims to follow.
   *
   * @return no claim, unless overridden
   */
  default Option<Movement> movement() {
    return Option.none();
  }

  @Override
  default int tries() {
    return Integer.getInteger("onsager.tries", RUNS);
  }

  @Override
  default Domain domain() {
    return Domain.probabilities();
  }

  @Override
  default Vector<Clause<?>> clauses() {
    return Clause.all(FlowLaws.all(this::subject), subject(), domain())
        .appendAll(
            movement()
                .toVector()
                .flatMap(claimed -> Clause.all(MovementLaws.all(), claimed, domain())));
  }
}
