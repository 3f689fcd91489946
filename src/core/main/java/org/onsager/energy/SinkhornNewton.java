package org.onsager.energy;

import java.util.Arrays;
import org.onsager.sum.Blocks;

/**
 * Newton's method on the semi-dual of entropic transport, {@code max_g sum_j v_j g_j + sum_i w_i
 * f_i(g)}, f the soft-min of g. With the plan P, whose rows hold, the gradient is {@code v - P'1}
 * and the Hessian {@code -S / eps}, S the Laplacian of the graph with edges {@code P' diag(1/w) P}.
 *
 * <p>Where epsilon is small, clusters of particles are joined by edges of 1e-10 and less, and
 * sweeps move one cluster against the other at that rate; Newton's method does not care.
 * Elimination without subtractions (Grassmann, Taksar and Heyman 1985, doi:10.1287/opre.33.5.1107)
 * solves with S to the last digit of its edges. Steps are damped: third derivatives along d are at
 * most {@code R = (max d - min d) / eps} times the second, so that {@code log(1 + R) / R} of the
 * step always gains (Bach 2010, doi:10.1214/09-EJS521, proposition 1).
 */
final class SinkhornNewton {

  /** Columns above which m^3 / 3 operations a step are too many. */
  static final int LARGEST = 1000;

  /** Steps before non-convergence is admitted: far starts need tens. */
  static final int STEPS = 300;

  private final int m;
  private final double[] nu;

  /** Symmetric: above the diagonal only. */
  private final double[] edges;

  private final double[] defects;

  SinkhornNewton(double[] nu) {
    this.m = nu.length;
    this.nu = nu;
    this.edges = new double[m * m];
    this.defects = new double[m];
  }

  /**
   * Reads a plan {@code mu_i kernel_ij nu_j} whose rows hold.
   *
   * @return the relative error of its column sums
   */
  double update(double[] kernel, double[] mu, int n) {
    Arrays.fill(edges, 0);
    Arrays.fill(defects, 0);
    for (int i = 0; i < n; i++) {
      int offset = i * m;
      for (int j = 0; j < m; j++) {
        defects[j] += mu[i] * kernel[offset + j];
      }
    }
    double error = 0;
    for (int j = 0; j < m; j++) {
      defects[j] = 1 - defects[j];
      error = Math.max(error, Math.abs(defects[j]));
      defects[j] *= nu[j];
    }
    Blocks.forEachRow(
        m,
        (long) n * m * m,
        (from, to) -> {
          for (int i = 0; i < n; i++) {
            int offset = i * m;
            for (int j = from; j < to; j++) {
              double share = mu[i] * nu[j] * kernel[offset + j];
              for (int k = j + 1; k < m; k++) {
                edges[j * m + k] += share * kernel[offset + k];
              }
            }
          }
        });
    for (int j = 0; j < m; j++) {
      for (int k = j + 1; k < m; k++) {
        edges[j * m + k] *= nu[k];
      }
    }
    return error;
  }

  /** Moves the potential g by a damped step. Destroys the plan that was read. */
  void move(double[] g, double epsilon) {
    double[] direction = solve();
    double most = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (double d : direction) {
      most = Math.max(most, d);
      least = Math.min(least, d);
    }
    double range = most - least;
    double damping = range > 1e-8 ? Math.log1p(range) / range : 1;
    for (int j = 0; j < m; j++) {
      g[j] += damping * epsilon * direction[j];
    }
  }

  /**
   * Solves {@code S d = defects}, the last entry zero: nodes are eliminated one after the other.
   */
  private double[] solve() {
    double[] degrees = new double[m];
    for (int p = 0; p < m - 1; p++) {
      double degree = 0;
      for (int k = p + 1; k < m; k++) {
        degree += edges[p * m + k];
      }
      // A node without an edge left in double precision stays where it is.
      degrees[p] = degree > 0 ? degree : Double.POSITIVE_INFINITY;
      for (int j = p + 1; j < m; j++) {
        double share = edges[p * m + j] / degrees[p];
        defects[j] += share * defects[p];
        for (int k = j + 1; k < m; k++) {
          edges[j * m + k] += share * edges[p * m + k];
        }
      }
    }
    double[] direction = new double[m];
    for (int p = m - 2; p >= 0; p--) {
      double sum = defects[p];
      for (int k = p + 1; k < m; k++) {
        sum += edges[p * m + k] * direction[k];
      }
      direction[p] = sum / degrees[p];
    }
    return direction;
  }
}
