package org.onsager.energy;

import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Room;
import org.onsager.solve.internal.PositivePart;

/**
 * The second-order model {@code A'R''(m)A} of an energy of features by the factor {@code BA}, from
 * the features and slopes of the particles as the loss sees them, {@code B Phi_i} and {@code B J_i}
 * with {@code R'' = B'B}.
 */
final class FeatureCurvature {

  private FeatureCurvature() {}

  /** Columns {@code w_i B J_i} for displacements, {@code B Phi_i} for mass changes. */
  static Curvature of(Block values, Block slopes, Block weights) {
    int n = weights.length();
    int rows = values.length() / n;
    int moves = slopes.length() / rows;
    int length =
        Room.forDoubles(
            "the factor of a Gauss-Newton model",
            rows,
            moves + n,
            2,
            "Use fewer particles or features.");
    double[] w = weights.borrowReadOnly();
    double[] phi = values.borrowReadOnly();
    double[] j = slopes.borrowReadOnly();
    return new Curvature.Factor(
        rows,
        Block.build(
            length,
            a -> {
              for (int r = 0; r < rows; r++) {
                int row = r * (moves + n);
                for (int e = 0; e < moves; e++) {
                  a[row + e] = w[e % n] * j[r * moves + e];
                }
                System.arraycopy(phi, r * n, a, row + moves, n);
              }
            }));
  }

  /**
   * Stiffness {@code m max_i |B J_i|_2^2}, and means of {@code |B Phi_i|^2} and {@code |B J_i|_2^2}
   * over particles, not weighted, so that massless ones count as they do elsewhere.
   */
  static Scale scale(Block values, Block slopes, Particles mu, double rounding) {
    int n = mu.count();
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double square = largestSlope(slopes, i, n, mu.dimension());
      largest = Math.max(largest, square);
      sum += square;
    }
    return new Scale(mu.mass() * largest, values.dot(values) / n, sum / n, rounding);
  }

  /** {@code |B J_i|_2^2}, the largest eigenvalue of a matrix of order d. */
  private static double largestSlope(Block slopes, int i, int n, int d) {
    double[] gram = new double[d * d];
    double[] j = slopes.borrowReadOnly();
    double trace = 0;
    for (int row = i; row < j.length; row += d * n) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          gram[a * d + b] += j[row + a * n] * j[row + b * n];
        }
      }
    }
    for (int a = 0; a < d; a++) {
      trace += gram[a * (d + 1)];
    }
    return Double.isFinite(trace) ? PositivePart.of(d, gram).largest() : trace;
  }
}
