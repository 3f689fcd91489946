package org.onsager.solve;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionBlock_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionCommon_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.onsager.measure.Failure;
import org.onsager.measure.Trouble;

/**
 * A face of the feasible set, {@code {w : w_i = 0 for i not in S}}, with a factorised Newton
 * system.
 *
 * <p>The Newton step minimises {@code f(w + p) + ridge/2 |p|^2} over the {@code p} that live on
 * {@code S} (and have sum 0 where mass is conserved). The ridge is a few ulp of {@code H}: it makes
 * singular Gram matrices positive definite, and as it penalises the <em>step</em>, not the weights,
 * it leaves the minimiser alone. Repeated steps on one face are iterative refinement and the
 * proximal point method at once (Rockafellar, SIAM J. Control Optim. 14 (1976); for quadratic
 * programs Bemporad, IEEE Trans. Autom. Control 63 (2018), 525-531).
 */
final class Face {

  /** Below this size the plain factorisation is as fast as the blocked one (measured). */
  private static final int BLOCKED_FROM = 150;

  private final QuadraticProgram program;
  private final int[] support;
  private final LinearSolverChol_DDRM cholesky;
  private final double[] inverseOfOnes;

  /** Factorises the Newton system of the face on which {@code free} weights move. */
  Face(QuadraticProgram program, boolean[] free) {
    this.program = program;
    this.support = indices(free);
    this.cholesky = factorised(program.newtonMatrix(), support);
    this.inverseOfOnes =
        program.set().conservesMass() ? solve(ones(support.length)) : new double[0];
  }

  /**
   * The Newton step from {@code at}, a point on this face. With {@code A} the factorised matrix,
   * {@code p = A^-1 (lambda 1 - g)} and {@code lambda = 1'A^-1 g / 1'A^-1 1} (Nocedal and Wright,
   * Numerical Optimization, 2nd ed., section 16.2).
   */
  NewtonStep newton(Iterate at) {
    double[] p = new double[support.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = at.level - at.gradient[support[k]];
    }
    p = solve(p);
    double multiplier = 0;
    if (program.set().conservesMass()) {
      double excess = FeasibleSet.sum(p) / FeasibleSet.sum(inverseOfOnes);
      for (int k = 0; k < p.length; k++) {
        p[k] -= excess * inverseOfOnes[k];
      }
      multiplier = at.level - excess;
    }
    return new NewtonStep(spread(p), multiplier);
  }

  private double[] spread(double[] p) {
    double[] direction = new double[program.size()];
    for (int k = 0; k < p.length; k++) {
      direction[support[k]] = p[k];
    }
    return direction;
  }

  private double[] solve(double[] right) {
    int k = right.length;
    if (k > 0) {
      DMatrixRMaj x = DMatrixRMaj.wrap(k, 1, right);
      cholesky.solve(x, x);
    }
    return right;
  }

  /** Raises a failing ridge; at the latest when it dominates every row, the matrix is definite. */
  private static LinearSolverChol_DDRM factorised(NewtonMatrix matrix, int[] support) {
    int k = support.length;
    LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(decomposition(k));
    double ridge = matrix.ridge();
    while (k > 0 && !solver.setA(restriction(matrix, support, ridge))) {
      ridge *= 16;
      if (!(ridge < Double.POSITIVE_INFINITY)) {
        throw new Trouble(
            new Failure.NotFinite(
                "The Newton system of a quadratic program overflows.",
                "Scale energy, metric and masses down.",
                0));
      }
    }
    return solver;
  }

  private static CholeskyDecompositionCommon_DDRM decomposition(int k) {
    return k < BLOCKED_FROM
        ? new CholeskyDecompositionInner_DDRM(true)
        : new CholeskyDecompositionBlock_DDRM(60);
  }

  private static DMatrixRMaj restriction(NewtonMatrix matrix, int[] support, double ridge) {
    int k = support.length;
    DMatrixRMaj a = new DMatrixRMaj(k, k);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        double entry = matrix.entry(support[i], support[j]);
        a.data[i * k + j] = entry;
        a.data[j * k + i] = entry;
      }
      a.data[i * k + i] = matrix.entry(support[i], support[i]) + ridge;
    }
    return a;
  }

  private static double[] ones(int k) {
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int[] indices(boolean[] free) {
    int[] all = new int[free.length];
    int k = 0;
    for (int i = 0; i < free.length; i++) {
      if (free[i]) {
        all[k++] = i;
      }
    }
    return Arrays.copyOf(all, k);
  }
}
