package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.law.Domain;
import org.onsager.law.Experiment;
import org.onsager.law.SchemeLaws;
import org.onsager.law.SchemeNumbers;
import org.onsager.law.SchemeRates;
import org.onsager.law.Trial;
import org.onsager.step.Scheme;

/**
 * The laws of schemes. Override {@link #experiment} to say what the scheme claims: that it
 * conserves mass, descends, is proximal, has an order, discretises a geometry, diffuses, moves
 * points or weights only.
 *
 * @see SchemeLaws
 * @see SchemeNumbers
 * @see SchemeRates
 */
public interface SchemeContract extends Contract<Scheme> {

  /**
   * The scheme with the energy and the step size with which it is tried, and its claims.
   *
   * @return no claims, unless overridden
   */
  default Experiment experiment() {
    return Experiment.of(subject());
  }

  @Override
  default Domain domain() {
    return Domain.probabilities();
  }

  /**
   * On its domain the scheme returns a state.
   *
   * @param trial the particles
   * @see SchemeLaws#succeeds
   */
  @Property(tries = TRIES)
  default void succeeds(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.succeeds(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * The same state gives the same result, and is not written to.
   *
   * @param trial the particles
   * @see SchemeLaws#pure
   */
  @Property(tries = TRIES)
  default void pure(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.pure(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * Random draws come from the key of the state.
   *
   * @param trial the particles
   * @see SchemeLaws#keyed
   */
  @Property(tries = TRIES)
  default void keyed(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.keyed(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * Index, time and key stay; counters do not fall.
   *
   * @param trial the particles
   * @see SchemeLaws#clock
   */
  @Property(tries = TRIES)
  default void clock(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.clock(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * What the scheme says that it does not change is the same object.
   *
   * @param trial the particles
   * @see SchemeLaws#shares
   */
  @Property(tries = TRIES)
  default void shares(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.shares(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * {@code then} is composition.
   *
   * @param trial the particles
   * @see SchemeLaws#associative
   */
  @Property(tries = TRIES)
  default void associative(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.associative(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * {@code times} multiplies tau.
   *
   * @param trial the particles
   * @see SchemeLaws#times
   */
  @Property(tries = TRIES)
  default void times(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.times(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * The scheme objects to objectives that it cannot serve.
   *
   * @param trial the particles
   * @see SchemeLaws#objection
   */
  @Property(tries = TRIES)
  default void objection(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeLaws.objection(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * As tau tends to zero the scheme tends to the identity.
   *
   * @param trial the particles
   * @see SchemeNumbers#identity
   */
  @Property(tries = TRIES)
  default void identity(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeNumbers.identity(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * The total mass is conserved, where that is claimed.
   *
   * @param trial the particles
   * @see SchemeNumbers#mass
   */
  @Property(tries = TRIES)
  default void mass(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeNumbers.mass(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * No move raises the energy, where that is claimed.
   *
   * @param trial the particles
   * @see SchemeNumbers#descent
   */
  @Property(tries = TRIES)
  default void descent(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeNumbers.descent(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * {@code F(mu') + D^2(mu', mu) / (2 tau) <= F(mu)}, where that is claimed.
   *
   * @param trial the particles
   * @see SchemeNumbers#proximal
   */
  @Property(tries = TRIES)
  default void proximal(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeNumbers.proximal(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * The observed order is at least the one that is claimed.
   *
   * @param trial the particles
   * @see SchemeNumbers#order
   */
  @Property(tries = TRIES)
  default void order(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeNumbers.order(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * The scheme moves at the rate of its geometry, where that is claimed.
   *
   * @param trial the particles
   * @see SchemeRates#rate
   */
  @Property(tries = TRIES)
  default void rate(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeRates.rate(experiment(), trial), trial, "this.experiment()");
  }

  /**
   * Noise is independent, normal and of the variance that is claimed.
   *
   * @param trial the particles
   * @see SchemeRates#noise
   */
  @Property(tries = TRIES)
  default void noise(@ForAll("trials") Trial trial) {
    Hold.that(this, SchemeRates.noise(experiment(), trial), trial, "this.experiment()");
  }
}
