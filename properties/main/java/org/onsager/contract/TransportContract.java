package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.geometry.Transport;
import org.onsager.law.TransportLaws;
import org.onsager.law.Trial;

/**
 * The laws of transports, with those of all geometries.
 *
 * @see TransportLaws
 */
public interface TransportContract extends GeometryContract {

  @Override
  Transport subject();

  /**
   * The rate of a transport is its velocity: weights stay.
   *
   * @param trial the particles
   * @see TransportLaws#leavesWeights
   */
  @Property(tries = TRIES)
  default void leavesWeights(@ForAll("trials") Trial trial) {
    Hold.that(this, TransportLaws.leavesWeights(subject(), trial), trial);
  }

  /**
   * A force with a {@code log mu} part is carried or refused, as the transport says.
   *
   * @param trial the particles
   * @see TransportLaws#entropy
   */
  @Property(tries = TRIES)
  default void entropy(@ForAll("trials") Trial trial) {
    Hold.that(this, TransportLaws.entropy(subject(), trial), trial);
  }
}
