package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;
import org.onsager.pairwise.Support;
import org.onsager.solve.Cholesky;

/**
 * The spherical MMD geometry: {@code w' = -(K + eps I)^-1 (xi - c 1)} with {@code sum_i w_i' = 0}.
 * O(n^3).
 *
 * <p>Conditionally positive definite kernels suffice: adding a constant to the kernel changes
 * nothing on rates of zero sum, and one that makes the matrix positive definite is added where
 * needed.
 *
 * <p><i>Source:</i> Gladin et al. (2024), arXiv:2405.17075, equations 11 and 12.
 *
 * @param kernel the kernel
 * @param eps {@code >= 0}, in the unit of the kernel
 */
public record SphericalMmd(Kernel kernel, double eps) implements Reaction {

  /**
   * Validates eps.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public SphericalMmd {
    Require.nonNegative("eps", eps);
  }

  @Override
  public Block growth(Particles mu, Block xi) {
    if (mu.count() == 1) {
      return Block.constant(1, 0);
    }
    Cholesky factor =
        Metric.of(kernel, eps)
            .at(Support.of(mu.points()))
            .factorOnZeroSum()
            .getOrElseThrow(() -> singular(eps));
    Block free = Block.copyOf(factor.solve(xi.borrowReadOnly()));
    Block constant = Block.copyOf(factor.solve(Block.constant(mu.count(), 1).toArray()));
    double c = free.sum() / constant.sum();
    return constant.map(z -> c * z).plus(-1, free);
  }

  @Override
  public Option<Metric> metric() {
    return Option.some(Metric.of(kernel, eps));
  }

  @Override
  public boolean conservesMass() {
    return true;
  }

  static Trouble singular(double eps) {
    return new Trouble(
        new Failure.NotSolved(
            "The Gram matrix + " + eps + " I is singular to rounding.",
            "Use a larger eps (1e-8, 1e-4).",
            false));
  }
}
