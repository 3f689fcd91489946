package org.onsager.solve;

import java.util.Arrays;
import java.util.Locale;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Matrix;
import org.onsager.measure.Require;
import org.onsager.measure.Rounding;
import org.onsager.measure.Trouble;

/**
 * The convex quadratic program of the exact MMD reaction: minimise
 *
 * <pre>f(w) = 1/2 w'Hw - b'w</pre>
 *
 * over a simplex {@code {w >= 0, sum w = m}} or the cone {@code {w >= 0}}.
 *
 * <p>The reaction {@code argmin F(mu) + MMD^2(mu, mu_l) / (2 eta)} on fixed positions has {@code H
 * = (1 + eta) K}, {@code b = eta k_pi + K w_l}, up to a common factor, with {@code K} the Gram
 * matrix.
 *
 * <p>Gram matrices of wide kernels are singular to rounding, and then many weights have the same
 * objective and the same field {@code Hw}: compare those, not the weights. The solver is an
 * {@linkplain ActiveSet active-set method}; it is deterministic, and starts from the present
 * weights, so that a step of a flow costs few factorisations. Cost: {@code O(n^2 + k^3)} each, with
 * {@code k} free weights.
 *
 * <p><i>Source:</i> Gladin, Dvurechensky, Mielke, Zhu, NeurIPS 2024, (18) and (26).
 */
public final class QuadraticProgram {

  /** The {@code relativeGap} up to which a solution calls itself converged. */
  public static final double TOLERANCE = 1e-12;

  private final Matrix matrix;
  private final double[] hessian;
  private final double[] linear;
  private final FeasibleSet set;
  private final boolean oneSign;
  private final NewtonMatrix newtonMatrix;

  private QuadraticProgram(Matrix matrix, Block linearTerm, FeasibleSet set) {
    this.matrix = matrix;
    this.hessian = matrix.block().borrowReadOnly();
    this.linear = linearTerm.borrowReadOnly();
    this.set = set;
    Requirements.finite("linear", linear);
    matrix.requireShape("hessian", linear.length, linear.length);
    Requirements.finite("hessian", hessian);
    double largest = Arrays.stream(hessian).map(Math::abs).max().orElseThrow();
    Requirements.symmetric("hessian", hessian, linear.length, largest);
    this.oneSign =
        Arrays.stream(hessian).allMatch(x -> x >= 0)
            || Arrays.stream(hessian).allMatch(x -> x <= 0);
    this.newtonMatrix = NewtonMatrix.of(this.hessian, this.linear, set, largest);
  }

  /**
   * The program on {@code {w >= 0, sum w = mass}}.
   *
   * @param hessian {@code H}, n by n, symmetric; positive semidefinite up to rounding on directions
   *     of sum zero, so conditionally positive definite kernels such as {@code -|x - y|} are
   *     welcome
   * @param linear {@code b}, {@code n}
   * @param mass {@code m > 0}
   * @return the program
   * @throws IllegalArgumentException if a number is not finite, the sizes do not fit, {@code H} is
   *     not symmetric, or {@code mass} is not positive
   */
  public static QuadraticProgram onSimplex(Matrix hessian, Block linear, double mass) {
    Require.positive("mass", mass);
    return new QuadraticProgram(hessian, linear, new FeasibleSet.Simplex(mass));
  }

  /**
   * The program on {@code {w >= 0}}.
   *
   * @param hessian {@code H}, n by n, symmetric and positive semidefinite up to rounding
   * @param linear {@code b}, {@code n}
   * @return the program
   * @throws IllegalArgumentException if a number is not finite, the sizes do not fit, or {@code H}
   *     is not symmetric
   */
  public static QuadraticProgram onCone(Matrix hessian, Block linear) {
    return new QuadraticProgram(hessian, linear, new FeasibleSet.Cone());
  }

  /**
   * {@link #solve(double[], int)} with a limit of {@code 100 + 10 n} factorisations, which is
   * hardly ever met.
   *
   * @param start {@code n} feasible weights
   * @return the best point found, with its gap
   */
  public Solution solve(double[] start) {
    return solve(start, 100 + 10 * size());
  }

  /**
   * Minimises, beginning at {@code start}. However early it stops, the result is feasible and its
   * objective is not above that of {@code start}.
   *
   * <p>Limits, rounding and unbounded programs (possible on the cone only) show in {@link
   * Solution#gap} and {@link Solution#converged}.
   *
   * @param start {@code n} weights {@code >= 0}; on the simplex their sum must be the mass up to
   *     {@link Rounding}, and is scaled to it
   * @param limit {@code >= 1}, the largest number of Cholesky factorisations
   * @return the best point found, with its gap
   * @throws IllegalArgumentException if {@code start} is not feasible, or {@code limit < 1}
   * @throws Trouble if the objective of {@code start} overflows
   */
  public Solution solve(double[] start, int limit) {
    Iterate first = begin(start);
    if (limit < 1) {
      throw new IllegalArgumentException("limit = " + limit + ": must be >= 1");
    }
    ActiveSet search = new ActiveSet(this, first, limit);
    Iterate found = search.solve();
    Iterate last = first.decreaseTo(found) >= 0 ? found : first;
    // Counted down from the start, so that the two objectives compare without rounding.
    double objective = objective(first.w) - Math.max(0, first.decreaseTo(last));
    double scale = Math.max(last.scale, Math.ulp(first.scale));
    double gap =
        set.conservesMass()
            ? last.residual
            : DualityGap.onCone(this, last.w, last.gradient, TOLERANCE * scale);
    return new Solution(last.w, objective, gap, scale, search.factorizations());
  }

  private Iterate begin(double[] start) {
    Requirements.length("start", start, size());
    Requirements.nonNegative("start", start);
    if (set instanceof FeasibleSet.Simplex(double mass)) {
      double sum = FeasibleSet.sum(start);
      if (!Rounding.explains(sum, mass, size())) {
        throw new IllegalArgumentException("sum of start = " + sum + ": must be " + mass);
      }
    }
    Iterate first = Iterate.of(this, start.clone());
    if (!first.isFinite()) {
      throw new Trouble(
          new Failure.NotFinite(
              "The objective of the quadratic program overflows where it starts.",
              "Scale energy, metric and masses down.",
              0));
    }
    return first;
  }

  /**
   * {@code 1/2 w'Hw - b'w}. Cost: {@code O(n^2)}.
   *
   * @param w any {@code n} numbers
   * @return the objective there
   */
  public double objective(double[] w) {
    Requirements.length("w", w, size());
    return Iterate.dot(w, times(w)) / 2 - linearTerm(w);
  }

  /** {@code n}. */
  int size() {
    return linear.length;
  }

  FeasibleSet set() {
    return set;
  }

  double linearTerm(double[] w) {
    return Iterate.dot(linear, w);
  }

  /**
   * {@code max(w'|H|w / 2, |b|'w)}, given {@code w'Hw}. Kernels mostly have one sign, which saves
   * the second pass over {@code H}.
   */
  double magnitude(double[] w, double quadratic) {
    double linearPart = 0;
    for (int i = 0; i < w.length; i++) {
      linearPart += Math.abs(linear[i]) * w[i];
    }
    return Math.max(linearPart, (oneSign ? Math.abs(quadratic) : absoluteQuadratic(w)) / 2);
  }

  private double absoluteQuadratic(double[] w) {
    int n = w.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += Math.abs(hessian[i * n + j]) * w[i] * w[j];
      }
    }
    return sum;
  }

  /** {@code Hw}. */
  double[] times(double[] w) {
    int n = w.length;
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += hessian[i * n + j] * w[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** {@code Hw - b}. */
  double[] gradient(double[] w) {
    double[] g = times(w);
    for (int i = 0; i < g.length; i++) {
      g[i] -= linear[i];
    }
    return g;
  }

  NewtonMatrix newtonMatrix() {
    return newtonMatrix;
  }

  /** The {@code x} with {@code x >= 0, sum x = 1} of least {@code x'Hx}. */
  double[] leastNormDirection() {
    double[] uniform = new double[size()];
    Arrays.fill(uniform, 1.0 / size());
    return onSimplex(matrix, Block.constant(size(), 0), 1).solve(uniform).weights();
  }

  @Override
  public String toString() {
    return "QuadraticProgram[size=%d, set=%s]".formatted(size(), set);
  }

  /** Where the search ended, and how far that is from optimal at most. */
  public static final class Solution {
    private final double[] weights;
    private final double objective;
    private final double gap;
    private final double relativeGap;
    private final int iterations;

    private Solution(double[] weights, double objective, double gap, double scale, int iterations) {
      this.weights = weights;
      this.objective = objective;
      this.gap = gap;
      this.relativeGap = gap == 0 ? 0 : gap / scale;
      this.iterations = iterations;
    }

    /** {@return the weights {@code w}, {@code n}, feasible; a copy} */
    public double[] weights() {
      return weights.clone();
    }

    /** {@return the objective {@code f(w) = 1/2 w'Hw - b'w}, at most that of the start} */
    public double objective() {
      return objective;
    }

    /**
     * {@return a computed bound, {@code f(w) - min f <= gap}, {@code gap >= 0}} On the simplex it
     * is the Frank-Wolfe gap {@code g'w - m min_i g_i}, {@code g = Hw - b}; on the cone Wolfe's
     * dual gap at a lifted point, which is infinite where the program may be unbounded.
     */
    public double gap() {
      return gap;
    }

    /**
     * {@return {@code gap / max(w'|H|w / 2, |b|'w)}, with absolute values of entries} What the
     * terms of the objective are before they cancel is what rounding is relative to. The divisor is
     * at least one ulp of its value at the start, for objectives that vanish.
     */
    public double relativeGap() {
      return relativeGap;
    }

    /** {@return the number of Cholesky factorisations} */
    public int iterations() {
      return iterations;
    }

    /** {@return whether {@code relativeGap <= TOLERANCE}} */
    public boolean converged() {
      return relativeGap <= TOLERANCE;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "Solution[objective=%s, gap=%.2e, relativeGap=%.2e, iterations=%d, converged=%s]",
          objective,
          gap,
          relativeGap,
          iterations,
          converged());
    }
  }
}
