package org.onsager.flow;

import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * A step, iterated.
 *
 * @param step the step
 */
public record Flow(Step step) {

  /**
   * The flow of a step.
   *
   * @param step the step
   * @return the flow
   */
  public static Flow of(Step step) {
    return new Flow(step);
  }

  /**
   * A run from the start.
   *
   * @param particles where to start
   * @param key the key of all randomness
   * @return the run, not yet begun
   */
  public Run from(Particles particles, Key key) {
    return from(State.start(particles, key));
  }

  /**
   * A run from a state, for instance one that was saved.
   *
   * @param state where to start
   * @return the run, not yet begun
   */
  public Run from(State state) {
    return Run.of(step, state);
  }
}
