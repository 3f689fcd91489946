package org.onsager.geometry;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * A geometry that changes weights and leaves points alone. To write your own, give {@link #growth};
 * what schemes need to know of it are its {@link #metric}, {@link #mobility}, {@link
 * #conservesMass} and {@link #vanishesWithWeight}.
 *
 * <p>Checked by {@code ReactionContract}.
 */
public non-sealed interface Reaction extends Geometry {

  /**
   * The growth of the weights, {@code -K(mu) xi}.
   *
   * @param mu the measure
   * @param xi the force at the particles, n values
   * @return n numbers, mass per time
   * @throws org.onsager.measure.Trouble if the metric is singular at this measure
   */
  Block growth(Particles mu, Block xi);

  /**
   * The metric tensor, where it is a matrix that depends on the points alone: such a reaction can
   * make the exact proximal step. The only statement of it: there is a metric, or there is none.
   *
   * @return the metric, the inverse of K (up to constants where mass is conserved); none unless
   *     overridden
   */
  default Option<Metric> metric() {
    return Option.none();
  }

  /**
   * How fast it is, if it is the Hellinger geometry at some speed, {@code growth_i = -b w_i xi_i},
   * or where mass is conserved its spherical form, {@code -b w_i (xi_i - mean xi)}.
   *
   * @return {@code b > 0}; none unless overridden
   */
  default Option<Double> mobility() {
    return Option.none();
  }

  /**
   * Whether the growth of a particle vanishes with its weight, {@code |growth_i| <= c w_i}: then
   * massless particles stay massless, and the entropic step {@code w_i exp(tau growth_i / w_i)} is
   * one of this reaction.
   *
   * @return false if there is a metric, since a matrix knows of no weights; true unless overridden
   *     where there is none
   */
  default boolean vanishesWithWeight() {
    return metric().isEmpty();
  }

  /**
   * Whether the growth always has the sum zero.
   *
   * @return false unless overridden
   */
  default boolean conservesMass() {
    return false;
  }

  /**
   * The spherical form {@code K(xi - c 1)}, {@code c = <1, K xi> / <1, K 1>}, which conserves mass.
   *
   * @return this reaction, if it conserves mass already
   */
  default Reaction spherical() {
    return conservesMass() ? this : new Spherical(this);
  }

  @Override
  default Rate rate(Particles mu, Field xi) {
    xi.requireNoEntropy("a reaction");
    return new Rate(Block.constant(mu.count() * mu.dimension(), 0), growth(mu, xi.values()));
  }

  @Override
  default Vector<Part> parts() {
    return Vector.of(new Part(this, 1));
  }
}
