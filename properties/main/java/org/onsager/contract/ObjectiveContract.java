package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.energy.Objective;
import org.onsager.law.ObjectiveLaws;
import org.onsager.law.Trial;

/**
 * The laws of objectives that depend on chance. Those of their draws, which are energies, are in
 * {@link EnergyContract}.
 *
 * @see ObjectiveLaws
 */
public interface ObjectiveContract extends Contract<Objective> {

  /**
   * The same key gives the same energy.
   *
   * @param trial the particles
   * @see ObjectiveLaws#keyed
   */
  @Property(tries = TRIES)
  default void keyed(@ForAll("trials") Trial trial) {
    Hold.that(this, ObjectiveLaws.keyed(subject(), trial), trial);
  }

  /**
   * Another key gives another energy.
   *
   * @param trial the particles
   * @see ObjectiveLaws#chance
   */
  @Property(tries = TRIES)
  default void chance(@ForAll("trials") Trial trial) {
    Hold.that(this, ObjectiveLaws.chance(subject(), trial), trial);
  }

  /**
   * What the objective says of every draw is true of a draw.
   *
   * @param trial the particles
   * @see ObjectiveLaws#declared
   */
  @Property(tries = TRIES)
  default void declared(@ForAll("trials") Trial trial) {
    Hold.that(this, ObjectiveLaws.declared(subject(), trial), trial);
  }

  /**
   * Sums and multiples are drawn with one key.
   *
   * @param trial the particles
   * @see ObjectiveLaws#sums
   */
  @Property(tries = TRIES)
  default void sums(@ForAll("trials") Trial trial) {
    Hold.that(this, ObjectiveLaws.sums(subject(), trial), trial);
  }
}
