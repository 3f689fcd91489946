package org.onsager.energy;

import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;

/**
 * The positive part, pair by pair, of the second derivative of {@code 1/2 sum_ij w_i w_j W(x_i,
 * x_j)} in the positions: with {@code H_ij = 2 phi' I + 4 phi'' z z'} it is {@code 1/2 sum_ij w_i
 * w_j <u_i - u_j, H_ij^+ (u_i - u_j)>}.
 */
final class PairCurvature {

  private PairCurvature() {}

  /** H has the eigenvalue 2 phi' across z and 2 phi' + 4 phi'' s along z. O(n^2 d^2). */
  static GaussNewton of(TwiceDifferentiable radial, Particles mu) {
    int n = mu.count();
    int d = mu.dimension();
    double[] x = mu.points().coordinates().borrowReadOnly();
    double[] w = mu.weights().borrowReadOnly();
    double[] largest = new double[1];
    Matrix matrix =
        GaussNewton.square(
            (d + 1L) * n,
            m -> {
              double[] s = new double[n];
              double[] slope = new double[n];
              double[] curvature = new double[n];
              for (int i = 0; i < n; i++) {
                PullBack.squaredDistances(x, i, n, d, s);
                PullBack.any(radial, s, slope, curvature);
                for (int j = 0; j < n; j++) {
                  if (j != i) {
                    double across = d == 1 && s[j] > 0 ? 0 : Math.max(2 * slope[j], 0);
                    double along = Math.max(2 * slope[j] + 4 * curvature[j] * s[j], 0);
                    largest[0] = Math.max(largest[0], Math.max(across, along));
                    double outer = s[j] == 0 ? 0 : (along - across) / s[j];
                    pair(x, i, j, n, d, w[i] * w[j], across, outer, m);
                  }
                }
              }
            });
    // |u_i - u_j|^2 <= 2 |u_i|^2 + 2 |u_j|^2, summed over pairs.
    return new GaussNewton(n, d, matrix, 2 * largest[0] * mu.mass());
  }

  /** Adds the pair's block to rows of particle i: plus on its own place, minus where i meets j. */
  private static void pair(
      double[] x, int i, int j, int n, int d, double ww, double across, double outer, double[] m) {
    int order = (d + 1) * n;
    for (int a = 0; a < d; a++) {
      int row = (a * n + i) * order;
      double za = x[a * n + i] - x[a * n + j];
      for (int b = 0; b < d; b++) {
        double zb = x[b * n + i] - x[b * n + j];
        double entry = ww * (outer * (za * zb) + (a == b ? across : 0));
        m[row + b * n + i] += entry;
        m[row + b * n + j] -= entry;
      }
    }
  }
}
