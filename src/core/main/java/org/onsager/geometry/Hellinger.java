package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/**
 * The Hellinger geometry, also Fisher-Rao: {@code K(mu) xi = mu xi}, so that {@code w_i' = -w_i
 * xi_i}. Its spherical form is {@code w_i' = -w_i (xi_i - sum_j w_j xi_j / sum_j w_j)}.
 */
public record Hellinger() implements Reaction {

  @Override
  public Block growth(Particles mu, Block xi) {
    Block w = mu.weights();
    return Block.build(
        w.length(),
        out -> {
          for (int i = 0; i < out.length; i++) {
            out[i] = -w.get(i) * xi.get(i);
          }
        });
  }

  @Override
  public Option<Double> mobility() {
    return Option.some(1.0);
  }
}
