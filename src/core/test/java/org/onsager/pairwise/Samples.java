package org.onsager.pairwise;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** Data and threads of the tests of kernel sums. */
final class Samples {

  /** Every built-in kernel, multiples and sums, and a function of a user. */
  static final List<RadialKernel> KERNELS =
      List.of(
          Gaussian.ofGamma(0.7),
          InverseMultiquadric.ofScale(1.2),
          Laplace.ofLength(1.1),
          Matern.threeHalves(1.3),
          Matern.fiveHalves(0.9),
          new EnergyDistance(),
          Gaussian.ofGamma(0.5).times(2).plus(Gaussian.ofGamma(0.1).plus(Laplace.ofLength(2))),
          Gaussian.ofGamma(0.5).plus(InverseMultiquadric.ofScale(2)).times(3),
          PositiveDefiniteKernel.of(s -> 1 / (1 + s), s -> -1 / ((1 + s) * (1 + s))));

  private Samples() {}

  /** Points of a cloud whose distances are about 1.4 in any dimension. */
  static Points points(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double spread = 1 / Math.sqrt(dimension);
    return new Points(
        count,
        dimension,
        Block.build(
            count * dimension,
            out -> {
              for (int i = 0; i < out.length; i++) {
                out[i] = spread * random.nextGaussian();
              }
            }));
  }

  /** Weights of both signs. */
  static Block weights(int count, long seed) {
    return points(count, 1, seed).coordinates();
  }

  /** What comes out on a pool of so many threads. */
  static <T> T onThreads(int threads, Callable<T> work) {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(work).join();
    }
  }
}
