package org.onsager.energy;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.solve.Cholesky;
import org.onsager.solve.PositivePart;
import org.onsager.target.Density;
import org.onsager.target.GaussianMixture;
import org.onsager.target.Normal;

/**
 * Second derivatives of potentials, {@code d_a d_b V(x_i)} at index {@code (a * d + b) * n + i}.
 */
final class Hessians {

  private Hessians() {}

  static Block pointwise(UnaryOperator<double[]> hessian, Points points) {
    int n = points.count();
    int entries = points.dimension() * points.dimension();
    return Block.build(
        n * entries,
        out -> {
          for (int i = 0; i < n; i++) {
            double[] h = hessian.apply(points.row(i));
            if (h.length != entries) {
              throw new IllegalArgumentException(
                  "the hessian has length " + h.length + ": must be " + entries);
            }
            for (int e = 0; e < entries; e++) {
              out[e * n + i] = h[e];
            }
          }
        });
  }

  static Option<Function<Points, Block>> ofNegativeLog(Density density) {
    return switch (density) {
      case Normal normal -> Option.of(mixture(GaussianMixture.equal(normal)));
      case GaussianMixture mixture -> Option.of(mixture(mixture));
      default -> Option.none();
    };
  }

  /**
   * With the share {@code rho_c} of component c at x, its score {@code g_c} and the score {@code g
   * = sum_c rho_c g_c}: {@code Hess(-log p) = sum_c rho_c (S_c^-1 - g_c g_c') + g g'}.
   */
  private static Function<Points, Block> mixture(GaussianMixture mixture) {
    Vector<double[]> precisions = mixture.components().map(Hessians::precision);
    return points -> {
      int n = points.count();
      int d = points.dimension();
      Field whole = mixture.logDensity(points);
      Vector<Field> parts = mixture.components().map(c -> c.logDensity(points));
      return Block.build(
          n * d * d,
          out -> {
            addOuter(1, whole, Block.constant(n, 1), n, d, out);
            for (int c = 0; c < parts.size(); c++) {
              Field part = parts.get(c);
              double proportion = mixture.proportions().get(c);
              Block share =
                  part.values().plus(-1, whole.values()).map(l -> proportion * Math.exp(l));
              addOuter(-1, part, share, n, d, out);
              double[] precision = precisions.get(c);
              for (int e = 0; e < d * d; e++) {
                for (int i = 0; i < n; i++) {
                  out[e * n + i] += share.get(i) * precision[e];
                }
              }
            }
          });
    };
  }

  private static void addOuter(double sign, Field score, Block share, int n, int d, double[] out) {
    Block g = score.gradients();
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        for (int i = 0; i < n; i++) {
          out[(a * d + b) * n + i] += sign * share.get(i) * (g.get(a * n + i) * g.get(b * n + i));
        }
      }
    }
  }

  private static double[] precision(Normal normal) {
    int d = normal.dimension();
    Cholesky factor = Cholesky.of(d, normal.covariance().toArray()).get();
    double[] precision = new double[d * d];
    for (int a = 0; a < d; a++) {
      double[] axis = new double[d];
      axis[a] = 1;
      System.arraycopy(factor.solve(axis), 0, precision, a * d, d);
    }
    return precision;
  }

  /**
   * The block-diagonal model {@code w_i H_i^+}; not finite where the second derivatives are not.
   */
  static GaussNewton positivePart(Block hessians, Particles mu) {
    int n = mu.count();
    int d = mu.dimension();
    hessians.requireLength("hessian", n * d * d);
    int order = (d + 1) * n;
    double[] largest = new double[1];
    Block matrix =
        Block.build(
            Math.multiplyExact(order, order),
            m -> {
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
                  m[((e / d) * n + i) * order + (e % d) * n + i] =
                      mu.weights().get(i) * positive[e];
                }
              }
            });
    return new GaussNewton(n, d, matrix, largest[0]);
  }
}
