package org.onsager.energy;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Room;
import org.onsager.solve.internal.PositivePart;

/**
 * The second-order model {@code A'R''(m)A} of an energy of features, from the features and slopes
 * of the particles as the loss sees them, {@code B Phi_i} and {@code B J_i} with {@code R'' = B'B}.
 */
final class FeatureCurvature {

  private FeatureCurvature() {}

  /**
   * Columns {@code w_i B J_i} for displacements, {@code B Phi_i} for mass changes: as a factor
   * where its rows are fewer than the unknowns, else as the matrix, which is then the smaller one.
   * With many data the factor is never written down.
   */
  static Curvature of(Block values, Block slopes, Block weights) {
    Factor factor = new Factor(values, slopes, weights);
    int rows = factor.rows();
    int order = factor.order();
    return rows < order
        ? new Curvature.Factor(rows, Block.build(factor.length(), factor::fill))
        : new Curvature.Dense(GaussNewton.square(order, factor::square));
  }

  /** {@code X'X} of a matrix of n columns. */
  static Block gram(Block x, int n) {
    int length =
        Room.forDoubles(
            "the quadratic form", n, n, "Use fewer particles, or an entropic reaction.");
    Factor factor = new Factor(x, Block.constant(0, 0), Block.constant(n, 1));
    return Block.build(length, factor::square);
  }

  /** BA, row by row. */
  private record Factor(Block values, Block slopes, Block weights) {

    int rows() {
      return values.length() / weights.length();
    }

    int order() {
      return weights.length() + slopes.length() / rows();
    }

    int length() {
      return Room.forDoubles(
          "the factor of a Gauss-Newton model",
          rows(),
          order(),
          2,
          "Use fewer particles or features.");
    }

    void fill(double[] a) {
      for (int r = 0; r < rows(); r++) {
        row(r, a, r * order());
      }
    }

    private void row(int r, double[] to, int start) {
      int n = weights.length();
      int moves = order() - n;
      double[] w = weights.borrowReadOnly();
      double[] j = slopes.borrowReadOnly();
      for (int axis = 0; axis < moves; axis += n) {
        for (int i = 0; i < n; i++) {
          to[start + axis + i] = w[i] * j[r * moves + axis + i];
        }
      }
      System.arraycopy(values.borrowReadOnly(), r * n, to, start + moves, n);
    }

    /** {@code A'B'BA}, four rows at a time: each entry of the matrix is read and written once. */
    void square(double[] m) {
      int order = order();
      double[] four = new double[4 * order];
      for (int r = 0; r < rows(); r += 4) {
        int many = Math.min(4, rows() - r);
        Arrays.fill(four, many * order, four.length, 0);
        for (int k = 0; k < many; k++) {
          row(r + k, four, k * order);
        }
        for (int i = 0; i < order; i++) {
          addRow(four, order, i, m);
        }
      }
      for (int i = 0; i < order; i++) {
        for (int j = 0; j < i; j++) {
          m[i * order + j] = m[j * order + i];
        }
      }
    }

    private static void addRow(double[] a, int order, int i, double[] m) {
      double a0 = a[i];
      double a1 = a[order + i];
      double a2 = a[2 * order + i];
      double a3 = a[3 * order + i];
      int row = i * order;
      for (int j = i; j < order; j++) {
        m[row + j] +=
            (a0 * a[j] + a1 * a[order + j]) + (a2 * a[2 * order + j] + a3 * a[3 * order + j]);
      }
    }
  }

  /**
   * Stiffness {@code m max_i |B J_i|_2^2}, and means of {@code |B Phi_i|^2} and {@code |B J_i|_2^2}
   * over particles, not weighted, so that massless ones count as they do elsewhere.
   */
  static Scale scale(Block values, Block slopes, Particles mu, double rounding) {
    int n = mu.count();
    int d = mu.dimension();
    double[] grams = slopeProducts(slopes, n, d);
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double square = largestSlope(grams, i, n, d);
      largest = Math.max(largest, square);
      sum += square;
    }
    return new Scale(mu.mass() * largest, values.dot(values) / n, sum / n, rounding);
  }

  /**
   * {@code (B J_i)'B J_i} of all particles, entry (a, b) at {@code (a * d + b) * n + i}: rows are
   * read once, from their beginning to their end.
   */
  private static double[] slopeProducts(Block slopes, int n, int d) {
    double[] j = slopes.borrowReadOnly();
    double[] grams = new double[d * d * n];
    for (int row = 0; row < j.length; row += d * n) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          addProducts(j, row + a * n, row + b * n, n, grams, (a * d + b) * n);
        }
      }
    }
    return grams;
  }

  private static void addProducts(double[] j, int a, int b, int n, double[] out, int to) {
    for (int i = 0; i < n; i++) {
      out[to + i] += j[a + i] * j[b + i];
    }
  }

  /** {@code |B J_i|_2^2}, the largest eigenvalue of a matrix of order d. */
  private static double largestSlope(double[] grams, int i, int n, int d) {
    double[] gram = new double[d * d];
    double trace = 0;
    for (int entry = 0; entry < gram.length; entry++) {
      gram[entry] = grams[entry * n + i];
    }
    for (int a = 0; a < d; a++) {
      trace += gram[a * (d + 1)];
    }
    return Double.isFinite(trace) ? PositivePart.of(d, gram).largest() : trace;
  }
}
