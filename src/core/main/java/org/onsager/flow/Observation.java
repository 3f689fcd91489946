package org.onsager.flow;

import java.util.HashMap;
import java.util.Map;
import org.onsager.energy.Energy;
import org.onsager.step.State;

/** A state while it is looked at: every observer is evaluated at most once. */
public final class Observation {

  private final State state;
  private final Map<Object, Double> seen = new HashMap<>();

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
    return switch (observer) {
      case Observers.OfEnergy(var _, var energy) -> energy(energy);
      case Observers.OfMmd(var _, var mmd) -> 2 * energy(mmd);
      default -> seen.computeIfAbsent(observer, o -> observer.read(state));
    };
  }

  /** The same energy is evaluated once, under whatever names it is observed. */
  private double energy(Energy energy) {
    return seen.computeIfAbsent(energy, e -> Observers.value(energy, state));
  }
}
