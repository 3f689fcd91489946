package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.geometry.Reaction;
import org.onsager.law.ReactionLaws;
import org.onsager.law.Trial;

/**
 * The laws of reactions, with those of all geometries.
 *
 * @see ReactionLaws
 */
public interface ReactionContract extends GeometryContract {

  @Override
  Reaction subject();

  /**
   * The rate of a reaction is its growth: points stay.
   *
   * @param trial the particles
   * @see ReactionLaws#leavesPoints
   */
  @Property(tries = TRIES)
  default void leavesPoints(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.leavesPoints(subject(), trial), trial);
  }

  /**
   * A force with a {@code log mu} part is refused.
   *
   * @param trial the particles
   * @see ReactionLaws#entropy
   */
  @Property(tries = TRIES)
  default void entropy(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.entropy(subject(), trial), trial);
  }

  /**
   * The spherical form conserves mass.
   *
   * @param trial the particles
   * @see ReactionLaws#massRate
   */
  @Property(tries = TRIES)
  default void massRate(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.massRate(subject(), trial), trial);
  }

  /**
   * Constants move nothing in the spherical form.
   *
   * @param trial the particles
   * @see ReactionLaws#constants
   */
  @Property(tries = TRIES)
  default void constants(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.constants(subject(), trial), trial);
  }

  /**
   * The spherical form is {@code K (xi - c 1)}.
   *
   * @param trial the particles
   * @see ReactionLaws#spherical
   */
  @Property(tries = TRIES)
  default void spherical(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.spherical(subject(), trial), trial);
  }

  /**
   * The metric, where there is one, is the inverse of the operator.
   *
   * @param trial the particles
   * @see ReactionLaws#metric
   */
  @Property(tries = TRIES)
  default void metric(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.metric(subject(), trial), trial);
  }

  /**
   * A growth that claims to vanish with the weight does.
   *
   * @param trial the particles
   * @see ReactionLaws#vanishing
   */
  @Property(tries = TRIES)
  default void vanishing(@ForAll("trials") Trial trial) {
    Hold.that(this, ReactionLaws.vanishing(subject(), trial), trial);
  }
}
