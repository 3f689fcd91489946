package org.onsager.geometry;

import java.util.Arrays;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.sum.KernelSums;

/**
 * The Stein geometry: velocities are smoothed by a kernel, {@code x_i' = -sum_j w_j k(x_i, x_j)
 * grad xi(x_j)}.
 *
 * <p>The {@code log mu} part of a force is integrated by parts, {@code int k(x, y) grad log mu(y)
 * dmu(y) = -int grad_y k(x, y) dmu(y)}; with the relative entropy this is Stein variational
 * gradient descent.
 *
 * <p><i>Source:</i> Liu and Wang (2016), arXiv:1608.04471; Duncan, Nuesken and Szpruch (2019),
 * arXiv:1912.00894.
 *
 * @param kernel the kernel k
 */
public record Stein(PositiveDefiniteKernel kernel) implements Transport {

  @Override
  public Block velocity(Particles mu, Field xi) {
    Points x = mu.points();
    int n = x.count();
    Block w = mu.weights();
    KernelSums sums = KernelSums.best();
    Block repulsion =
        xi.entropy() == 0
            ? Block.constant(n * x.dimension(), 0)
            : sums.field(kernel, x, x, w).gradients();
    return Block.build(
        n * x.dimension(),
        out -> {
          for (int k = 0; k < x.dimension(); k++) {
            int axis = k * n;
            Block weighted =
                Block.build(n, v -> Arrays.setAll(v, i -> w.get(i) * xi.gradients().get(axis + i)));
            Block smooth = sums.values(kernel, x, x, weighted);
            for (int i = 0; i < n; i++) {
              out[axis + i] = -smooth.get(i) - xi.entropy() * repulsion.get(axis + i);
            }
          }
        });
  }

  @Override
  public boolean carriesEntropy() {
    return true;
  }
}
