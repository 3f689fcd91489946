package org.onsager.geometry;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.sum.Gram;

/**
 * A geometry that changes weights and leaves points alone. To write your own, give {@link #growth}.
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
   * The metric tensor, where it is a matrix that depends on the points alone: the squared distance
   * of two weightings is {@code (w - v)' G (w - v)}.
   *
   * @param points n points
   * @return G, or none
   */
  default Option<Gram> metric(Points points) {
    return Option.none();
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
