package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Reaction;

/** Why a reaction cannot work with an energy, whatever the particles. */
final class Objections {

  private Objections() {}

  /** Weights feel {@code log mu}, and particles have no density. */
  static Option<String> logMu(Object scheme, RandomEnergy energy) {
    return Option.when(
        energy.entropy() != 0,
        () -> scheme + " cannot act on log mu of particles: use an energy that smooths them");
  }

  /** An energy of probabilities means nothing once the mass changes. */
  static Option<String> freeMass(Reaction reaction, RandomEnergy energy) {
    return Option.when(
        energy.ofProbabilities() && !reaction.conservesMass(),
        () ->
            reaction
                + " changes the mass, and the energy is one of probabilities: use its spherical()"
                + " form");
  }
}
