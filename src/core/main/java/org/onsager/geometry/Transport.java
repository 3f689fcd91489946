package org.onsager.geometry;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * A geometry that moves points and leaves weights alone. To write your own, give {@link #velocity};
 * what schemes need to know of it are its {@link #neighbourhood}, {@link #wassersteinSpeed}, {@link
 * #mobility} and {@link #carriesEntropy}.
 *
 * <p>Checked by {@code TransportContract}.
 */
public non-sealed interface Transport extends Geometry {

  /**
   * The velocity of the particles, {@code -K(mu) xi} as a motion.
   *
   * @param mu the measure
   * @param xi the force with its gradient; it may have been read elsewhere than at the particles
   * @return n * d numbers, length per time, coordinate-major
   */
  Block velocity(Particles mu, Field xi);

  /**
   * Whether the velocity is defined for a force with a {@code log mu} part.
   *
   * @return false unless overridden
   */
  default boolean carriesEntropy() {
    return false;
  }

  /**
   * The measures around one in coordinates, with the cost of going there: such a transport can make
   * the proximal step. The only statement of it.
   *
   * @return what makes the neighbourhood of a measure; none unless overridden
   */
  default Option<Function<Particles, Neighbourhood>> neighbourhood() {
    return Option.none();
  }

  /**
   * How fast it is, if it is the Wasserstein geometry at some speed: {@code velocity = -a grad xi}.
   *
   * @return {@code a > 0}; none unless overridden
   */
  default Option<Double> wassersteinSpeed() {
    return Option.none();
  }

  /**
   * The matrix by which it moves all particles, {@code velocity_i = -C(mu) grad xi_i}, if there is
   * one: then noise carries the {@code log mu} part of a force. The only statement of it.
   *
   * @return the mobility by the measure; none unless overridden
   * @see "org.onsager.law.TransportLaws.mobility"
   */
  default Option<Function<Particles, Mobility>> mobility() {
    return Option.none();
  }

  @Override
  default Rate rate(Particles mu, Field xi) {
    return new Rate(velocity(mu, xi), Block.constant(mu.count(), 0));
  }

  @Override
  default Vector<Part> parts() {
    return Vector.of(new Part(this, 1));
  }
}
