package org.onsager.step;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Particles;

/**
 * The evaluation of an energy that a scheme made last, where its step ended: the next step need not
 * make it again. It saves time, and says nothing that could not be computed: it is not saved with a
 * state, and has no part in its equality, so that all of these are equal.
 */
public final class Evaluated {

  private static final Evaluated NOTHING = new Evaluated(null);

  private record Found(Particles particles, Energy energy, Evaluation evaluation) {}

  private final @Nullable Found found;

  private Evaluated(@Nullable Found found) {
    this.found = found;
  }

  /**
   * Where nothing was evaluated, or a state was loaded.
   *
   * @return nothing
   */
  public static Evaluated nothing() {
    return NOTHING;
  }

  static Evaluated of(Particles particles, Energy energy, Evaluation evaluation) {
    return new Evaluated(new Found(particles, energy, evaluation));
  }

  /** The evaluation of this energy at these particles, if it is the one that was made. */
  Option<Evaluation> at(Particles particles, Energy energy) {
    return found != null && found.particles().equals(particles) && found.energy().equals(energy)
        ? Option.some(found.evaluation())
        : Option.none();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Evaluated;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return found == null ? "nothing" : "an evaluation";
  }
}
