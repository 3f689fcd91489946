package org.onsager.geometry;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;

/**
 * The 2-Wasserstein geometry, {@code -K(mu) xi = div(mu grad xi)}: every particle moves with {@code
 * -grad xi(x_i)}.
 *
 * <p><i>Source:</i> Otto (2001), doi:10.1081/PDE-100002243.
 */
public record Wasserstein() implements Transport {

  @Override
  public Block velocity(Particles mu, Field xi) {
    xi.requireNoEntropy("the Wasserstein geometry");
    return xi.gradients().times(-1);
  }

  /**
   * Moved points with fixed weights. The labelled cost {@code sum_i max(w_i, 1e-3 m / n) |x'_i -
   * x_i|^2} is at least the squared distance.
   */
  @Override
  public Option<Function<Particles, Neighbourhood>> neighbourhood() {
    return Option.some(Displacements::of);
  }

  @Override
  public Option<Double> wassersteinSpeed() {
    return Option.some(1.0);
  }

  /** The identity. */
  @Override
  public Option<Function<Particles, Mobility>> mobility() {
    return Option.some(mu -> Mobility.constant(identity(mu.dimension()), mu.count()));
  }

  private static Matrix identity(int d) {
    return Matrix.build(
        d,
        d,
        out -> {
          for (int k = 0; k < d; k++) {
            out[k * (d + 1)] = 1;
          }
        });
  }
}
