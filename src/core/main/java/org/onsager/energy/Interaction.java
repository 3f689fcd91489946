package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.sum.Gram;
import org.onsager.sum.KernelSums;

/**
 * The interaction energy {@code F(mu) = 1/2 int int W(x, y) dmu(x) dmu(y)}, with first variation
 * {@code xi(x) = int W(x, y) dmu(y)}. The self-interaction {@code W(x, x)} counts.
 *
 * @param radial W, of any sign and definiteness
 */
public record Interaction(Radial radial) implements Energy {

  /**
   * The interaction energy of a radial function.
   *
   * @param radial W
   * @return the energy
   */
  public static Interaction of(Radial radial) {
    return new Interaction(radial);
  }

  @Override
  public double value(Particles mu) {
    Points x = mu.points();
    return mu.weights().dot(KernelSums.best().values(radial, x, x, mu.weights())) / 2;
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return KernelSums.best().field(radial, at, mu.points(), mu.weights());
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Field field = firstVariation(mu);
    return new Evaluation(mu.weights().dot(field.values()) / 2, field);
  }

  @Override
  public Option<Quadratic> quadratic(Points support) {
    return Option.of(
        new Quadratic(Gram.of(radial, support, 0), Block.constant(support.count(), 0), 0));
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }
}
