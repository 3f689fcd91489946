package org.onsager.energy;

import java.util.Arrays;
import org.onsager.distribution.SmoothDensity;
import org.onsager.kernel.Derivatives;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Room;
import org.onsager.solve.internal.Blocks;

/**
 * Sums of the Langevin Stein kernel over all pairs. With {@code r = x - y}, scores {@code a =
 * s(x)}, {@code b = s(y)}: {@code u(x, y) = a.b phi + 2 phi' (b - a).r - 2 d phi' - 4 |r|^2 phi''}.
 * Lanes are sources.
 */
final class SteinSums {

  /** Sources a block: the scratch arrays stay in the first-level cache. */
  private static final int SOURCES = 256;

  private final Derivatives derivatives;
  private final int d;
  private final int n;
  private final double[] x;
  private final double[] a;
  private final int m;
  private final double[] y;
  private final double[] b;

  /**
   * The derivatives of a kernel.
   *
   * @throws IllegalArgumentException if it does not know them
   */
  static Derivatives derivatives(Radial kernel) {
    return kernel
        .derivatives()
        .getOrElseThrow(() ->
            new IllegalArgumentException(
                "kernel = "
                    + kernel
                    + ": must know its derivatives(), as Gaussian and InverseMultiquadric do"));
  }

  /** For queries x with scores a and sources y with scores b. */
  SteinSums(Derivatives derivatives, SmoothDensity density, Points query, Points source) {
    source.requireDimension("source", query.dimension());
    this.derivatives = derivatives;
    d = query.dimension();
    n = query.count();
    x = query.coordinates().borrowReadOnly();
    a = density.logDensity(query).gradients().borrowReadOnly();
    m = source.count();
    y = source.coordinates().borrowReadOnly();
    b = density.logDensity(source).gradients().borrowReadOnly();
  }

  /** {@code sum_j w_j u(x_i, y_j)} for every query. */
  Block values(Block weights) {
    double[] w = weights.borrowReadOnly();
    return Block.build(
        n,
        out ->
            Blocks.forEachRow(
                n,
                (long) n * m,
                (from, to) -> {
                  Scratch t = new Scratch(Math.min(SOURCES, m));
                  for (int i = from; i < to; i++) {
                    for (int start = 0; start < m; start += SOURCES) {
                      int length = prepare(t, i, start);
                      for (int j = 0; j < length; j++) {
                        out[i] += w[start + j] * t.kernel(j, d);
                      }
                    }
                  }
                }));
  }

  /** The matrix {@code u(x_i, y_j)}. */
  Matrix matrix() {
    Room.forDoubles("the Stein matrix", n, m, "Use fewer particles, or sums instead of a matrix.");
    return Matrix.build(
        n,
        m,
        out ->
            Blocks.forEachRow(
                n,
                (long) n * m,
                (from, to) -> {
                  Scratch t = new Scratch(Math.min(SOURCES, m));
                  for (int i = from; i < to; i++) {
                    for (int start = 0; start < m; start += SOURCES) {
                      int length = prepare(t, i, start);
                      for (int j = 0; j < length; j++) {
                        out[i * m + start + j] = t.kernel(j, d);
                      }
                    }
                  }
                }));
  }

  /**
   * Values and gradients in the query. The Jacobian H of the score enters once a query: what it
   * multiplies is summed first.
   */
  Field field(Block weights, Block hessians) {
    double[] w = weights.borrowReadOnly();
    double[] h = hessians.borrowReadOnly();
    return Field.build(
        n,
        d,
        (values, gradients) ->
            Blocks.forEachRow(
                n,
                (long) n * m,
                (from, to) -> {
                  Scratch t = new Scratch(Math.min(SOURCES, m));
                  double[] direction = new double[d];
                  for (int i = from; i < to; i++) {
                    Arrays.fill(direction, 0);
                    for (int start = 0; start < m; start += SOURCES) {
                      int length = prepare(t, i, start);
                      for (int j = 0; j < length; j++) {
                        values[i] += w[start + j] * t.kernel(j, d);
                        t.slope[j] = t.slope(j, d);
                      }
                      for (int k = 0; k < d; k++) {
                        addGradient(t, w, start, length, k, i, direction, gradients);
                      }
                    }
                    for (int k = 0; k < d; k++) {
                      for (int l = 0; l < d; l++) {
                        gradients[k * n + i] += h[(k * d + l) * n + i] * direction[l];
                      }
                    }
                  }
                }));
  }

  private void addGradient(
      Scratch t,
      double[] w,
      int start,
      int length,
      int k,
      int i,
      double[] direction,
      double[] gradients) {
    double position = x[k * n + i];
    double score = a[k * n + i];
    double sum = 0;
    double moved = 0;
    for (int j = 0; j < length; j++) {
      double r = position - y[k * m + start + j];
      double other = b[k * m + start + j];
      double twice = 2 * t.phi[1][j];
      moved += w[start + j] * (t.phi[0][j] * other - twice * r);
      sum += w[start + j] * (t.slope[j] * r + twice * (other - score));
    }
    direction[k] += moved;
    gradients[k * n + i] += sum;
  }

  /** Distances, products with scores, and profiles of a block of sources. */
  private int prepare(Scratch t, int i, int start) {
    int length = Math.min(SOURCES, m - start);
    t.clear(length);
    for (int k = 0; k < d; k++) {
      double position = x[k * n + i];
      double score = a[k * n + i];
      int offset = k * m + start;
      for (int j = 0; j < length; j++) {
        double r = position - y[offset + j];
        t.squared[j] += r * r;
        t.scores[j] += score * b[offset + j];
        t.along[j] += (b[offset + j] - score) * r;
      }
    }
    derivatives.add(1, t.squared, t.phi, length);
    return length;
  }

  /** What a row needs of a block of sources. */
  private static final class Scratch {

    private final double[] squared;
    private final double[] scores;
    private final double[] along;
    private final double[] slope;
    private final double[][] phi;

    private Scratch(int sources) {
      squared = new double[sources];
      scores = new double[sources];
      along = new double[sources];
      slope = new double[sources];
      phi = new double[4][sources];
    }

    private void clear(int length) {
      Arrays.fill(squared, 0, length, 0);
      Arrays.fill(scores, 0, length, 0);
      Arrays.fill(along, 0, length, 0);
      for (double[] derivative : phi) {
        Arrays.fill(derivative, 0, length, 0);
      }
    }

    /** {@code u(x, y)}. */
    private double kernel(int j, int d) {
      return scores[j] * phi[0][j] + 2 * phi[1][j] * (along[j] - d) - 4 * squared[j] * phi[2][j];
    }

    /** The factor of {@code x - y} in the gradient of u. */
    private double slope(int j, int d) {
      return 2 * scores[j] * phi[1][j]
          + 4 * phi[2][j] * (along[j] - d - 2)
          - 8 * squared[j] * phi[3][j];
    }
  }
}
