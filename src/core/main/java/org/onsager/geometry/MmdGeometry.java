package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.pairwise.Gram;

/**
 * The MMD geometry on the particles: the metric tensor is {@code K + eps I} with the Gram matrix K,
 * so that {@code w' = -(K + eps I)^-1 xi}. O(n^3).
 *
 * <p>eps is part of the geometry. With a wide kernel and {@code eps = 0} the weights are not
 * determined to rounding; with eps the rates of theorems 3.6 and 3.7 are lost, and splitting a
 * particle in two is no longer invisible.
 *
 * <p><i>Source:</i> Gladin et al. (2024), arXiv:2405.17075, equations 7 to 9 and remark 3.1.
 *
 * @param kernel positive definite, so that measures of different mass have a distance
 * @param eps {@code >= 0}, in the unit of the kernel
 */
public record MmdGeometry(PositiveDefiniteKernel kernel, double eps) implements Reaction {

  /**
   * Validates eps.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public MmdGeometry {
    Require.nonNegative("eps", eps);
  }

  @Override
  public Block growth(Particles mu, Block xi) {
    double[] solved =
        Gram.of(kernel, mu.points(), eps)
            .factor(0)
            .getOrElseThrow(() -> SphericalMmd.singular(eps))
            .solve(xi.borrowReadOnly());
    return Block.build(
        solved.length,
        out -> {
          for (int i = 0; i < out.length; i++) {
            out[i] = -solved[i];
          }
        });
  }

  @Override
  public Option<Metric> metric() {
    return Option.some(Metric.of(kernel, eps));
  }

  @Override
  public SphericalMmd spherical() {
    return new SphericalMmd(kernel, eps);
  }
}
