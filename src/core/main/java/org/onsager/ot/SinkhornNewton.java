package org.onsager.ot;

import java.util.Arrays;

/**
 * Newton's method on the semi-dual of entropic transport, {@code max_g sum_j v_j g_j + sum_i w_i
 * f_i(g)}, f the soft-min of g. With the plan P, whose rows hold, the gradient is {@code v - P'1}
 * and the Hessian {@code -S / eps}, S the Laplacian of the graph with edges {@code P' diag(1/w) P}.
 *
 * <p>Where epsilon is small, clusters of particles are joined by edges of 1e-10 and less, and
 * sweeps move one cluster against the other at that rate; Newton's method does not care. Every node
 * has an edge to the ground as well, in proportion to its mass and to the error: it keeps the step
 * bounded where the rest of the graph hardly holds a cluster, and vanishes with the error, so that
 * convergence stays quadratic (Li, Fukushima, Qi and Yamashita 2004,
 * doi:10.1023/B:COAP.0000026885.81997.88). Entries of the plan far below it are left out: at small
 * epsilon the graph is sparse. Where it holds together, {@linkplain PlanLaplacian conjugate
 * gradients} solve it, inexactly while the error is large; {@linkplain SparseLaplacian elimination}
 * where it does not, and where columns are few.
 *
 * <p>Third derivatives along d are at most {@code R = (max d - min d) / eps} times the second, so
 * that {@code log(1 + R) / R} of the step always gains (Bach 2010, doi:10.1214/09-EJS521,
 * proposition 1). Four times that, at most the whole step, is tried first: it mostly gains more.
 */
final class SinkhornNewton {

  /** Columns above which m^2 numbers and up to m^3 / 3 operations a step are too many. */
  static final int LARGEST = 4096;

  /** Columns from which conjugate gradients are tried before an elimination. */
  private static final int MANY = 200;

  /** What they leave of the residual, in units of the error: convergence stays quadratic. */
  private static final double FALL = 0.5;

  /** A step that is tried first, in units of the damped one, up to the whole. */
  private static final double BOLDNESS = 4;

  /** Edges to the ground, in units of mass times error. */
  private static final double GROUND = 1e-3;

  /** Shares of a row and of a column that are left out, in units of the ground. */
  private static final double DROPPED = 1e-6;

  private final int n;
  private final int m;
  private final double[] mu;
  private final double[] nu;
  private final double[] defects;
  private double error;

  // The last step: where it began, and what it is if it was too bold.
  private final double[] before;
  private final double[] safe;
  private double dualBefore;
  private double errorBefore;
  private boolean isBold;

  SinkhornNewton(double[] mu, double[] nu) {
    this.n = mu.length;
    this.m = nu.length;
    this.mu = mu;
    this.nu = nu;
    this.defects = new double[m];
    this.before = new double[m];
    this.safe = new double[m];
  }

  /**
   * Reads a plan {@code mu_i kernel_ij nu_j} whose rows hold.
   *
   * @return the relative error of its column sums
   */
  double read(double[] kernel) {
    Arrays.fill(defects, 0);
    for (int i = 0; i < n; i++) {
      int offset = i * m;
      for (int j = 0; j < m; j++) {
        defects[j] += mu[i] * kernel[offset + j];
      }
    }
    error = 0;
    for (int j = 0; j < m; j++) {
      defects[j] = 1 - defects[j];
      // NaN stays.
      error = Math.max(error, Math.abs(defects[j]));
      defects[j] *= nu[j];
    }
    return error;
  }

  /**
   * Moves the potential g by a bold step, from the plan that was read.
   *
   * @param dual the value of the dual at g
   */
  void move(double[] g, double[] kernel, double epsilon, double dual) {
    double ground = GROUND * Math.min(1, error);
    double[] direction =
        m < MANY
            ? eliminate(kernel, ground)
            : new PlanLaplacian(kernel, mu, nu, DROPPED * ground)
                .solve(nu, ground, defects, FALL * Math.min(1, error))
                .getOrElse(() -> eliminate(kernel, ground));
    double most = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (double d : direction) {
      most = Math.max(most, d);
      least = Math.min(least, d);
    }
    double range = most - least;
    double damping = range > 1e-8 ? Math.log1p(range) / range : 1;
    double bold = Math.min(1, BOLDNESS * damping);
    for (int j = 0; j < m; j++) {
      before[j] = g[j];
      safe[j] = damping * epsilon * direction[j];
      g[j] += bold * epsilon * direction[j];
    }
    dualBefore = dual;
    errorBefore = error;
    isBold = bold > damping;
  }

  /** Whether the last step, whose plan has been read, led to less than there was before. */
  boolean wasTooBold(double dual) {
    return isBold && !(dual > dualBefore || error < errorBefore);
  }

  /** Takes the damped step instead. */
  void retreat(double[] g) {
    isBold = false;
    for (int j = 0; j < m; j++) {
      g[j] = before[j] + safe[j];
    }
  }

  private double[] eliminate(double[] kernel, double ground) {
    SparseLaplacian laplacian = new SparseLaplacian(m);
    laplacian.build(kernel, mu, nu, DROPPED * ground);
    return laplacian.solve(nu, ground, defects);
  }
}
