package org.onsager.flow;

import java.util.HashMap;
import java.util.Map;
import org.onsager.step.State;

/** A state while it is looked at: every observer is evaluated at most once. */
public final class Observation {

  private final State state;
  private final Map<Observer, Double> seen = new HashMap<>();

  Observation(State state) {
    this.state = state;
  }

  /**
   * The state.
   *
   * @return the state
   */
  public State state() {
    return state;
  }

  /**
   * The number that an observer reads.
   *
   * @param observer the observer
   * @return its number, evaluated at the first request
   */
  public double read(Observer observer) {
    return seen.computeIfAbsent(observer, o -> o.read(state));
  }
}
