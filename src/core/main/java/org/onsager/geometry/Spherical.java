package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;

/**
 * The spherical form of a reaction, {@code K(xi - c 1)} with {@code c = <1, K xi> / <1, K 1>}: the
 * projection on rates of zero total mass, orthogonal in the metric of the reaction. At measures
 * where {@code <1, K 1> = 0} the reaction conserves mass by itself, and {@code c = 0}.
 *
 * @param reaction a reaction that does not conserve mass
 */
public record Spherical(Reaction reaction) implements Reaction {

  @Override
  public Block growth(Particles mu, Block xi) {
    Block free = reaction.growth(mu, xi);
    Block constant = reaction.growth(mu, Block.constant(mu.count(), 1));
    double mass = constant.sum();
    // <1, K 1> = 0 only if K 1 = 0: then K conserves mass as it is, whatever c.
    return mass == 0 ? free : free.plus(-free.sum() / mass, constant);
  }

  /** The metric of the reaction: it is the same on weightings of equal mass. */
  @Override
  public Option<Metric> metric() {
    return reaction.metric();
  }

  @Override
  public Option<Double> hellingerSpeed() {
    return reaction.hellingerSpeed();
  }

  @Override
  public boolean vanishesWithWeight() {
    return reaction.vanishesWithWeight();
  }

  @Override
  public boolean conservesMass() {
    return true;
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
