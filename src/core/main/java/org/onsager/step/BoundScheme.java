package org.onsager.step;

import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Text;

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
    return new Steps.Timed(this, tau);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
