package org.onsager.energy;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Function;
import org.onsager.distribution.Density;
import org.onsager.distribution.SmoothDensity;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.solve.internal.PositivePart;

/**
 * Second derivatives of potentials, {@code d_a d_b V(x_i)} at index {@code (a * d + b) * n + i}.
 */
final class Hessians {

  private Hessians() {}

  static Block pointwise(Function<double[], Matrix> hessian, Points points) {
    int n = points.count();
    int d = points.dimension();
    return Block.build(
        n * d * d,
        out -> {
          for (int i = 0; i < n; i++) {
            Matrix h = hessian.apply(points.row(i));
            h.requireShape("the hessian", d, d);
            for (int e = 0; e < d * d; e++) {
              out[e * n + i] = h.block().get(e);
            }
          }
        });
  }

  static Option<Function<Points, Block>> ofNegativeLog(Density density) {
    return density instanceof SmoothDensity smooth
        ? Option.of(points -> smooth.hessians(points).map(h -> -h))
        : Option.none();
  }

  /**
   * The block-diagonal model that keeps {@code w_i H_i^+}, with {@code w_i H_i} as its rest; not
   * finite where the second derivatives are not.
   */
  static GaussNewton positivePart(Block hessians, Particles mu) {
    int n = mu.count();
    int d = mu.dimension();
    hessians.requireLength("hessian", n * d * d);
    double[] largest = new double[1];
    Block kept =
        Block.build(
            hessians.length(),
            out -> {
              double[] h = new double[d * d];
              for (int i = 0; i < n; i++) {
                for (int e = 0; e < h.length; e++) {
                  h[e] = hessians.get(e * n + i);
                }
                double[] positive = h;
                if (Arrays.stream(h).allMatch(Double::isFinite)) {
                  PositivePart part = PositivePart.of(d, h);
                  positive = part.toArray();
                  largest[0] = Math.max(largest[0], part.largest());
                }
                for (int e = 0; e < h.length; e++) {
                  out[e * n + i] = mu.weights().get(i) * positive[e];
                }
              }
            });
    return GaussNewton.of(n, d, Curvature.none(), Scale.ofStiffness(largest[0]))
        .keeping(kept)
        .withRest(weighted(hessians, mu));
  }

  /** {@code w_i H_i}. */
  static Block weighted(Block hessians, Particles mu) {
    double[] h = hessians.borrowReadOnly();
    double[] w = mu.weights().borrowReadOnly();
    return Block.build(
        h.length,
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = w[e % w.length] * h[e];
          }
        });
  }
}
