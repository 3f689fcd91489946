package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.feature.Combination;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The first variation of other measures, read at the particles where a second-order model was made.
 * A step that solves its problem by chords asks for it again and again.
 *
 * @see GaussNewton#reading
 */
public interface Reading {

  /**
   * The first variation of the energy at a measure, read where the model was made.
   *
   * @param nu a measure at which the energy is finite
   * @return {@code xi[nu]} and its gradient at the particles of the model
   */
  Field of(Particles nu);

  /**
   * The same as a combination of the features of the model.
   *
   * @param nu a measure at which the energy is finite
   * @return {@code xi[nu]} everywhere; none unless overridden
   */
  default Option<Combination> combination(Particles nu) {
    return Option.none();
  }

  /**
   * How many evaluations of the energy it counts, beside the one of its value at the same measure.
   *
   * @return 1 if it is a sum over all pairs, 0 if the model knows the features of its particles
   */
  int evaluations();

  /**
   * By the energy itself.
   *
   * @param energy the energy
   * @param at where
   * @return {@code energy.firstVariation(nu, at)}, for one evaluation
   */
  static Reading by(Energy energy, Points at) {
    return new Readings.ByEnergy(energy, at, 1);
  }
}
