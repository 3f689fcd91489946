package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;

/**
 * A scheme and the energy that it works on.
 *
 * @param scheme the scheme
 * @param energy the energy
 */
public record BoundScheme(Scheme scheme, RandomEnergy energy) {

  /**
   * Refuses unsuited pairs.
   *
   * @throws IllegalArgumentException if the scheme objects to the energy
   */
  public BoundScheme {
    scheme
        .objection(energy)
        .forEach(objection -> {
          throw new IllegalArgumentException(objection);
        });
  }

  /**
   * The step of a given size: draws the energy once, moves, then advances index and clock once.
   *
   * @param tau {@code > 0}, flow time
   * @return the step
   * @throws IllegalArgumentException if tau is not a positive finite number
   */
  public Step tau(double tau) {
    Require.positive("tau", tau);
    return state -> stepped(state, tau);
  }

  private Either<Failure, State> stepped(State state, double tau) {
    if (!Double.isFinite(state.time() + tau)) {
      return Either.left(
          new Failure.NotFinite(
              "The clock overflows in step " + state.index() + ".", "Use a smaller tau.", 0));
    }
    return Trouble.caught(() -> Either.right(energy.at(state.energyKey())))
        .flatMap(energy -> scheme.move(state.opened(), energy, tau))
        .map(moved -> moved.closed(tau));
  }
}
