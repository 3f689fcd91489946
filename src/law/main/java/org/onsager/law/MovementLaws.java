package org.onsager.law;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import org.onsager.energy.Energy;
import org.onsager.step.State;

/** Laws of steps against the gradient flow that they claim to follow. */
public final class MovementLaws {

  private MovementLaws() {}

  /**
   * All laws of movements, by name.
   *
   * @return the laws
   */
  public static Map<String, Law<Movement>> all() {
    return LinkedHashMap.of("rate", MovementLaws::rate, "time", MovementLaws::time);
  }

  /**
   * A step moves at the rate of its geometry, to first order in tau, and so the energy that it
   * draws falls at the rate of the dissipation.
   *
   * @param movement the steps and what they claim
   * @param trial the start
   * @return the verdict
   */
  public static Verdict rate(Movement movement, Trial trial) {
    Claim claim = new Claim("MovementLaws.rate", "step(tau) = mu - tau K(mu) xi + O(tau^2)", trial);
    State start = FlowLaws.start(trial);
    Energy energy = movement.objective().at(start.objectiveKey());
    // Whether a step compares values is not known: where it may, their rounding counts.
    return new FirstOrder(
            claim, movement.geometry(), energy, start.particles(), energy.entropy() == 0, t -> 0.0)
        .holds(t -> movement.steps().apply(t).apply(start).map(State::particles), movement.tau());
  }

  /**
   * The step of size tau advances the clock by tau.
   *
   * @param movement the steps
   * @param trial the start
   * @return the verdict
   */
  public static Verdict time(Movement movement, Trial trial) {
    Claim claim = new Claim("MovementLaws.time", "time' = time + tau", trial);
    return SchemeLaws.onSuccess(
        claim,
        movement.step().apply(FlowLaws.start(trial)),
        moved -> claim.equal("time", moved.time(), movement.tau(), Tolerance.none()));
  }
}
