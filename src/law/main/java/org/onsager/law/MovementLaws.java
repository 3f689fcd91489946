package org.onsager.law;

import io.vavr.collection.Vector;
import org.onsager.energy.Energy;
import org.onsager.geometry.Geometry;
import org.onsager.step.State;

/** Laws of steps against the gradient flow that they claim to follow. */
public final class MovementLaws {

  private MovementLaws() {}

  /**
   * All laws of movements.
   *
   * @return the laws
   */
  public static Vector<Law<Movement>> all() {
    return Vector.of(RATE, TIME);
  }

  /**
   * A step moves at the rate of its geometry, to first order in tau, and so the energy that it
   * draws falls at the rate of the dissipation; where leaves follow energies of their own, each
   * moves at its rate for its own.
   */
  public static final Law<Movement> RATE =
      Law.of("MovementLaws.rate", "step(tau) = mu - tau K(mu) xi + O(tau^2)", MovementLaws::rate);

  private static Verdict rate(Claim claim, Movement movement) {
    Trial trial = claim.trial();
    State start = FlowLaws.start(trial);
    Energy energy = movement.energy().at(start.energyKey());
    Geometry geometry = Driven.drawn(movement.geometry(), start.energyKey());
    // Whether a step compares values is not known: where it may, their rounding counts.
    return new FirstOrder(
            claim, geometry, energy, start.particles(), energy.entropy() == 0, t -> 0.0)
        .holds(t -> movement.steps().apply(t).apply(start).map(State::particles), movement.tau());
  }

  /** The step of size tau advances the clock by tau. */
  public static final Law<Movement> TIME =
      Law.of("MovementLaws.time", "time' = time + tau", MovementLaws::time);

  private static Verdict time(Claim claim, Movement movement) {
    Trial trial = claim.trial();
    return SchemeLaws.onSuccess(
        claim,
        movement.step().apply(FlowLaws.start(trial)),
        moved -> claim.equal("time", moved.time(), movement.tau(), Tolerance.none()));
  }
}
