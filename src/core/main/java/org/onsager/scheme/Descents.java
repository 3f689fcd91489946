package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Particles;

/** Other particles in place of some, if the energy does not rise. */
final class Descents {

  /** Of a value and of the sum that it is, in units of their last places. */
  private static final double ROUNDING = 4 * 0x1p-53;

  private Descents() {}

  /** The evaluation of other particles, if their energy is no higher. */
  static Option<Evaluation> to(Particles nu, Energy energy, double limit) {
    return Trials.at(() -> Answers.evaluation(energy, nu))
        .filter(there -> there.isFinite() && there.value() <= limit);
  }

  /**
   * F, and what its rounding may add to it: F is a sum of terms of the size of {@code int |xi|}.
   */
  static double withRounding(Particles mu, Evaluation here) {
    double size = Math.abs(here.value());
    for (int i = 0; i < mu.count(); i++) {
      size += mu.weights().get(i) * Math.abs(here.field().value(i));
    }
    return here.value() + ROUNDING * size;
  }

  static Option<String> objection(RandomEnergy energy) {
    return Option.when(
        energy.entropy() != 0,
        () ->
            "it must not raise the energy, and log mu of particles has no value: use an energy that"
                + " smooths the particles");
  }
}
