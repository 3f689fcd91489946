package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.energy.Energy;
import org.onsager.law.EnergyDerivatives;
import org.onsager.law.EnergyEquilibrium;
import org.onsager.law.EnergyLaws;
import org.onsager.law.SecondOrder;
import org.onsager.law.Trial;

/**
 * The laws of energies. Narrow the domain where the energy needs it: {@code Domain.probabilities()}
 * for mass one, {@code inDimension(d)} for a target of dimension d, {@code withKinks()} where
 * coincident points are not smooth, {@code accurateTo(e)} for an iteration.
 *
 * @see EnergyLaws
 * @see EnergyDerivatives
 */
public interface EnergyContract extends Contract<Energy> {

  /**
   * Value and first variation are finite on the domain.
   *
   * @param trial the particles
   * @see EnergyLaws#finite
   */
  @Property(tries = TRIES)
  default void finite(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.finite(subject(), trial), trial);
  }

  /**
   * The same measure gives the same digits, and is not written to.
   *
   * @param trial the particles
   * @see EnergyLaws#pure
   */
  @Property(tries = TRIES)
  default void pure(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.pure(subject(), trial), trial);
  }

  /**
   * The order of the particles does not matter.
   *
   * @param trial the particles
   * @see EnergyLaws#relabelling
   */
  @Property(tries = TRIES)
  default void relabelling(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.relabelling(subject(), trial), trial);
  }

  /**
   * Two particles of half the weight at one point are one particle.
   *
   * @param trial the particles
   * @see EnergyLaws#splitting
   */
  @Property(tries = TRIES)
  default void splitting(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.splitting(subject(), trial), trial);
  }

  /**
   * A particle without mass is no particle.
   *
   * @param trial the particles
   * @see EnergyLaws#massless
   */
  @Property(tries = TRIES)
  default void massless(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.massless(subject(), trial), trial);
  }

  /**
   * {@code plus} adds values, first variations, evaluations and quadratics.
   *
   * @param trial the particles
   * @see EnergyLaws#plus
   */
  @Property(tries = TRIES)
  default void plus(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.plus(subject(), trial), trial);
  }

  /**
   * {@code times} multiplies them, by factors of any sign.
   *
   * @param trial the particles
   * @see EnergyLaws#times
   */
  @Property(tries = TRIES)
  default void times(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.times(subject(), trial), trial);
  }

  /**
   * {@code evaluate} is value and first variation.
   *
   * @param trial the particles
   * @see EnergyLaws#evaluate
   */
  @Property(tries = TRIES)
  default void evaluate(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.evaluate(subject(), trial), trial);
  }

  /**
   * {@code quadratic}, where there is one, is the energy as a function of the weights.
   *
   * @param trial the particles
   * @see EnergyLaws#quadratic
   */
  @Property(tries = TRIES)
  default void quadratic(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyLaws.quadratic(subject(), trial), trial);
  }

  /**
   * The first variation is the derivative in the weights.
   *
   * @param trial the particles
   * @see EnergyDerivatives#firstVariation
   */
  @Property(tries = TRIES)
  default void firstVariation(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyDerivatives.firstVariation(subject(), trial), trial);
  }

  /**
   * It is so for particles that are not there yet.
   *
   * @param trial the particles
   * @see EnergyDerivatives#firstVariationElsewhere
   */
  @Property(tries = TRIES)
  default void firstVariationElsewhere(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyDerivatives.firstVariationElsewhere(subject(), trial), trial);
  }

  /**
   * Its gradient is the derivative in the positions, weighted by mass.
   *
   * @param trial the particles
   * @see EnergyDerivatives#gradient
   */
  @Property(tries = TRIES)
  default void gradient(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyDerivatives.gradient(subject(), trial), trial);
  }

  /**
   * Its gradient is the derivative of its values, massless particles included.
   *
   * @param trial the particles
   * @see EnergyDerivatives#fieldGradient
   */
  @Property(tries = TRIES)
  default void fieldGradient(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyDerivatives.fieldGradient(subject(), trial), trial);
  }

  /**
   * The second-order model, where there is one, is symmetric, semidefinite and within its bound.
   *
   * @param trial the particles
   * @see SecondOrder#gaussNewton
   */
  @Property(tries = TRIES)
  default void gaussNewton(@ForAll("trials") Trial trial) {
    Hold.that(this, SecondOrder.gaussNewton(subject(), trial), trial);
  }

  /**
   * It is a model of this energy: neither nothing nor anything.
   *
   * @param trial the particles
   * @see SecondOrder#model
   */
  @Property(tries = TRIES)
  default void model(@ForAll("trials") Trial trial) {
    Hold.that(this, SecondOrder.model(subject(), trial), trial);
  }

  /**
   * An energy with a {@code log mu} part is stationary at its equilibrium.
   *
   * @param trial the particles
   * @see EnergyEquilibrium#equilibrium
   */
  @Property(tries = TRIES)
  default void equilibrium(@ForAll("trials") Trial trial) {
    Hold.that(this, EnergyEquilibrium.equilibrium(subject(), trial), trial);
  }
}
