package com.example.flows;

import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * A Wasserstein geometry in which some axes are easier than others, {@code K(mu) xi = -div(mu M
 * grad xi)} with a diagonal M: {@code x_i' = -M grad xi(x_i)}.
 *
 * @param axes the diagonal of M, positive numbers, one an axis
 */
public record Mobility(Block axes) implements Transport {

  @Override
  public Block velocity(Particles mu, Field xi) {
    xi.requireNoEntropy("Mobility");
    return mu.points().vectors((i, k) -> -axes.get(k) * xi.gradient(i, k));
  }
}
