package org.onsager.scheme;

import io.vavr.collection.Vector;
import org.onsager.solve.Cholesky;

/**
 * Anderson's mixing of a fixed-point iteration {@code y -> y + f(y)}: the next point is the
 * combination of the last ones whose f is least in a weighted norm.
 *
 * <p>In the norm of displacements it takes a quarter to a tenth of the iterations; in other norms
 * it does harm, as directions that hardly move a particle then have the say.
 *
 * <p><i>Source:</i> Anderson (1965), doi:10.1145/321296.321305; Walker and Ni (2011),
 * doi:10.1137/10078356X.
 *
 * @param depth how many points are kept
 * @param last the points before, the oldest first
 */
record Mixing(int depth, Vector<Seen> last) {

  /** Keeps the small system positive definite where steps are parallel. */
  private static final double RIDGE = 1e-12;

  /** A point y and its f. */
  static final class Seen {

    private final double[] point;
    private final double[] step;

    private Seen(double[] point, double[] step) {
      this.point = point;
      this.step = step;
    }
  }

  static Mixing ofDepth(int depth) {
    return new Mixing(depth, Vector.empty());
  }

  /** With one more point, and without the oldest if there are too many. */
  Mixing and(double[] point, double[] step) {
    return new Mixing(depth, last.append(new Seen(point, step)).takeRight(depth));
  }

  /** The point after y. */
  double[] mixed(double[] point, double[] step, double[] weights) {
    double[] next = new double[point.length];
    for (int e = 0; e < next.length; e++) {
      next[e] = point[e] + step[e];
    }
    int seen = last.size();
    double[] normal = new double[seen * seen];
    double[] right = new double[seen];
    for (int p = 0; p < seen; p++) {
      double[] before = last.get(p).step;
      for (int q = 0; q <= p; q++) {
        normal[p * seen + q] = product(step, before, step, last.get(q).step, weights);
      }
      right[p] = product(step, before, step, new double[step.length], weights);
    }
    double trace = 0;
    for (int p = 0; p < seen; p++) {
      trace += normal[p * (seen + 1)];
    }
    for (int p = 0; p < seen; p++) {
      normal[p * (seen + 1)] += RIDGE * trace;
    }
    Cholesky.overwriting(seen, normal)
        .map(factor -> factor.solve(right))
        .forEach(shares -> {
          for (int p = 0; p < seen; p++) {
            subtract(shares[p], point, step, last.get(p), next);
          }
        });
    return next;
  }

  /** {@code <a - b, c - d>}. */
  private static double product(double[] a, double[] b, double[] c, double[] d, double[] weights) {
    double sum = 0;
    for (int e = 0; e < weights.length; e++) {
      sum += weights[e] * ((a[e] - b[e]) * (c[e] - d[e]));
    }
    return sum;
  }

  private static void subtract(
      double share, double[] point, double[] step, Seen before, double[] next) {
    for (int e = 0; e < next.length; e++) {
      next[e] -= share * ((point[e] + step[e]) - (before.point[e] + before.step[e]));
    }
  }
}
