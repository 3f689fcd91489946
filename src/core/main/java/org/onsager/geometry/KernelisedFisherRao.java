package org.onsager.geometry;

import java.util.Arrays;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.pairwise.KernelSums;

/**
 * Kernelised Fisher-Rao: {@code K(mu) xi = mu int k(., y) xi(y) dmu(y)}, so that {@code w_i' = -w_i
 * sum_j w_j k(x_i, x_j) xi_j}. Spherical by {@link #spherical()}.
 *
 * <p><i>Source:</i> Zhu and Mielke (2024), arXiv:2410.20622.
 *
 * @param kernel the kernel k
 * @param sums the engine
 */
public record KernelisedFisherRao(PositiveDefiniteKernel kernel, KernelSums sums)
    implements Reaction {

  /**
   * The same geometry by an engine.
   *
   * @param engine the engine
   * @return the geometry, as accurate as the engine
   */
  public KernelisedFisherRao by(KernelSums engine) {
    return new KernelisedFisherRao(kernel, engine);
  }

  @Override
  public Block growth(Particles mu, Block xi) {
    Block w = mu.weights();
    int n = w.length();
    Block weighted = Block.build(n, v -> Arrays.setAll(v, i -> w.get(i) * xi.get(i)));
    Block smooth = sums.values(kernel, mu.points(), mu.points(), weighted);
    return Block.build(n, out -> Arrays.setAll(out, i -> -w.get(i) * smooth.get(i)));
  }
}
