package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.SmoothDensity;
import org.onsager.distribution.Target;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * The Langevin Stein kernel of a density p with score {@code s = grad log p}, positive definite:
 *
 * <pre>{@code
 * u(x, y) = s(x).s(y) k + s(x).grad_y k + s(y).grad_x k + tr grad_x grad_y k.
 * }</pre>
 *
 * <p>Its embedding of p vanishes, {@code int u(x, y) dp(y) = 0}, so that the MMD to {@link #target}
 * is the kernel Stein discrepancy. Every value asks for the score twice, some microseconds a pair:
 * as an energy, {@link KernelSteinDiscrepancy} is the same number with one score a point. This is
 * for what takes a kernel, a metric above all.
 *
 * <p><i>Source:</i> Chwialkowski, Strathmann and Gretton (2016), arXiv:1602.02964, section 2.
 *
 * @param density the density p, by its score
 * @param base the kernel k: Gaussian, inverse multiquadric, or a sum or multiple of such
 */
public record SteinKernel(SmoothDensity density, PositiveDefiniteKernel base) implements Kernel {

  /**
   * Refuses kernels whose third derivative is not known.
   *
   * @throws IllegalArgumentException if the base is not made of Gaussians and inverse multiquadrics
   */
  public SteinKernel {
    SteinSums.derivatives(base);
  }

  /**
   * The target p, with an embedding in this kernel that is zero. {@code Mmd.to(u.target(), u)} is
   * {@code 1/2 KSD^2}.
   *
   * @return the target; embeddings in other kernels are those of the density
   */
  public Target target() {
    return new Centred(this);
  }

  @Override
  public double value(double[] x, double[] y) {
    return sums(x, y).values(ONE).get(0);
  }

  @Override
  public double[] gradient(double[] x, double[] y) {
    return sums(x, y).field(ONE, density.hessians(Points.of(x))).gradients().toArray();
  }

  @Override
  public boolean isPositiveDefinite() {
    return true;
  }

  private SteinSums sums(double[] x, double[] y) {
    return new SteinSums(SteinSums.derivatives(base), density, Points.of(x), Points.of(y));
  }

  private static final Block ONE = Block.constant(1, 1);

  /** The density of a Stein kernel. */
  private record Centred(SteinKernel kernel) implements Target {

    @Override
    public int dimension() {
      return kernel.density.dimension();
    }

    @Override
    public Option<Embedding> embedding(Kernel other) {
      return other.equals(kernel)
          ? Option.of(new Vanishing(dimension()))
          : kernel.density.embedding(other);
    }
  }

  /** The embedding zero. */
  private record Vanishing(int dimension) implements Embedding {

    @Override
    public Field at(Points points) {
      points.requireDimension("points", dimension);
      return Field.of(
          Block.constant(points.count(), 0), Block.constant(points.count() * dimension, 0));
    }

    @Override
    public double selfEnergy() {
      return 0;
    }
  }
}
