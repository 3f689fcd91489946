package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.geometry.Geometry;
import org.onsager.law.GeometryLaws;
import org.onsager.law.Trial;

/**
 * The laws of all geometries. A geometry whose metric is a Gram matrix without regularisation needs
 * {@code Domain.everywhere().ofSeparatedPoints()}, scaled to the length of its kernel.
 *
 * <p>A geometry that tells particles apart, so that two halves are not the whole, says so by {@code
 * Domain.everywhere().ofLabelledParticles()}.
 *
 * @see GeometryLaws
 * @see TransportContract
 * @see ReactionContract
 */
public interface GeometryContract extends Contract<Geometry> {

  /**
   * The same measure and force give the same digits, and are not written to.
   *
   * @param trial the particles
   * @see GeometryLaws#pure
   */
  @Property(tries = TRIES)
  default void pure(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.pure(subject(), trial), trial);
  }

  /**
   * {@code <xi, K eta> = <eta, K xi>}.
   *
   * @param trial the particles
   * @see GeometryLaws#symmetric
   */
  @Property(tries = TRIES)
  default void symmetric(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.symmetric(subject(), trial), trial);
  }

  /**
   * The dissipation is {@code <xi, K xi>}.
   *
   * @param trial the particles
   * @see GeometryLaws#dissipation
   */
  @Property(tries = TRIES)
  default void dissipation(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.dissipation(subject(), trial), trial);
  }

  /**
   * {@code <xi, K xi> >= 0}.
   *
   * @param trial the particles
   * @see GeometryLaws#nonnegative
   */
  @Property(tries = TRIES)
  default void nonnegative(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.nonnegative(subject(), trial), trial);
  }

  /**
   * Along the rate an energy falls by the dissipation, up to second order.
   *
   * @param trial the particles
   * @see GeometryLaws#balance
   */
  @Property(tries = TRIES)
  default void balance(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.balance(subject(), trial), trial);
  }

  /**
   * {@code plus} adds rates and dissipations, and keeps the parts in order.
   *
   * @param trial the particles
   * @see GeometryLaws#plus
   */
  @Property(tries = TRIES)
  default void plus(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.plus(subject(), trial), trial);
  }

  /**
   * {@code times} multiplies rates, dissipations and speeds.
   *
   * @param trial the particles
   * @see GeometryLaws#times
   */
  @Property(tries = TRIES)
  default void times(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.times(subject(), trial), trial);
  }

  /**
   * The order of the particles does not matter.
   *
   * @param trial the particles
   * @see GeometryLaws#relabelling
   */
  @Property(tries = TRIES)
  default void relabelling(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.relabelling(subject(), trial), trial);
  }

  /**
   * Two particles of half the weight at one point behave as one.
   *
   * @param trial the particles
   * @see GeometryLaws#splitting
   */
  @Property(tries = TRIES)
  default void splitting(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.splitting(subject(), trial), trial);
  }

  /**
   * A particle without mass changes nothing for the others, and gains none.
   *
   * @param trial the particles
   * @see GeometryLaws#massless
   */
  @Property(tries = TRIES)
  default void massless(@ForAll("trials") Trial trial) {
    Hold.that(this, GeometryLaws.massless(subject(), trial), trial);
  }
}
