package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.sum.Gram;
import org.onsager.target.Density;
import org.onsager.target.Pointwise;

/**
 * The potential energy {@code F(mu) = int V dmu}, with first variation V.
 *
 * @param potential V with its gradient, at many points
 */
public record Potential(Function<Points, Field> potential) implements Energy {

  /**
   * A potential given point by point.
   *
   * @param potential {@code V(x)}
   * @param gradient {@code grad V(x)}, d numbers
   * @return the energy
   */
  public static Potential of(
      ToDoubleFunction<double[]> potential, UnaryOperator<double[]> gradient) {
    return new Potential(new Pointwise(potential, gradient)::at);
  }

  /**
   * The potential {@code V = -log p}.
   *
   * @param density p, up to a constant factor
   * @return the energy
   */
  public static Potential negativeLog(Density density) {
    return new Potential(points -> density.logDensity(points).times(-1));
  }

  @Override
  public double value(Particles mu) {
    return mu.weights().dot(potential.apply(mu.points()).values());
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return potential.apply(at);
  }

  @Override
  public Option<Quadratic> quadratic(Points support) {
    int n = support.count();
    return Option.of(
        new Quadratic(
            new Gram(n, Block.constant(n * n, 0), 0), potential.apply(support).values(), 0));
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }
}
