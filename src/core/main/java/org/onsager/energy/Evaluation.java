package org.onsager.energy;

import io.vavr.Lazy;
import io.vavr.control.Option;
import org.onsager.feature.Combination;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * An energy with its first variation at the particles: one evaluation.
 *
 * <p>A first variation that is known as a combination of features need not be read at the particles
 * before someone asks for it: who tries a step wants the value, and may want nothing else.
 *
 * @param value {@code F(mu)}
 * @param variation {@code xi} and its gradient at every particle, computed when first asked for
 * @param combination {@code xi = <g, Phi>} everywhere; none if it is not known in this form
 */
public record Evaluation(double value, Lazy<Field> variation, Option<Combination> combination) {

  /**
   * A value with a field that is known.
   *
   * @param value {@code F(mu)}
   * @param field {@code xi} and its gradient at every particle
   */
  public Evaluation(double value, Field field) {
    this(value, known(field), Option.none());
  }

  private static Lazy<Field> known(Field field) {
    Lazy<Field> lazy = Lazy.of(() -> field);
    lazy.get();
    return lazy;
  }

  /**
   * A value with a first variation that is a combination of features.
   *
   * @param value {@code F(mu)}
   * @param combination {@code xi}
   * @param points the particles
   * @return the evaluation
   */
  public static Evaluation of(double value, Combination combination, Points points) {
    return new Evaluation(value, Lazy.of(() -> combination.at(points)), Option.of(combination));
  }

  /**
   * The first variation at the particles.
   *
   * @return {@code xi} and its gradient at every particle
   */
  public Field field() {
    return variation.get();
  }

  /**
   * The evaluation of a multiple of the energy.
   *
   * @param factor any number
   * @return {@code factor F} and {@code factor xi}
   */
  public Evaluation times(double factor) {
    return new Evaluation(
        factor * value,
        variation.map(field -> field.times(factor)),
        combination.map(xi -> xi.times(factor)));
  }

  /**
   * Whether value, first variation and gradients are finite. Of a combination the numbers decide.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return Double.isFinite(value)
        && combination.map(Combination::isFinite).getOrElse(() -> field().isFinite());
  }
}
