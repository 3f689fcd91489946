package org.onsager.geometry;

import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * The Stein geometry: velocities are smoothed by a kernel, {@code x_i' = -sum_j w_j k(x_i, x_j)
 * grad xi(x_j)}.
 *
 * <p>The {@code log mu} part of a force is integrated by parts, {@code int k(x, y) grad log mu(y)
 * dmu(y) = -int grad_y k(x, y) dmu(y)}; with the relative entropy this is Stein variational
 * gradient descent. A velocity is one pass over the pairs, {@link KernelSums#drift}.
 *
 * <p><i>Source:</i> Liu and Wang (2016), arXiv:1608.04471; Duncan, Nuesken and Szpruch (2019),
 * arXiv:1912.00894.
 *
 * @param kernel the kernel k
 * @param sums the engine
 */
public record Stein(PositiveDefiniteKernel kernel, KernelSums sums) implements Transport {

  /**
   * The same geometry by an engine.
   *
   * @param engine the engine
   * @return the geometry, as accurate as the engine
   */
  public Stein by(KernelSums engine) {
    return new Stein(kernel, engine);
  }

  @Override
  public Block velocity(Particles mu, Field xi) {
    Points x = mu.points();
    Block w = mu.weights();
    Block weighted = x.vectors((i, k) -> -w.get(i) * xi.gradient(i, k));
    return xi.entropy() == 0
        ? sums.values(kernel, x, x, weighted, x.dimension())
        : sums.drift(kernel, x, x, weighted, w.times(-xi.entropy()));
  }

  @Override
  public boolean carriesEntropy() {
    return true;
  }
}
