package org.onsager.ot;

import java.util.Arrays;
import java.util.Locale;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Room;
import org.onsager.measure.Trouble;
import org.onsager.solve.internal.Blocks;

/**
 * The hot loops of Sinkhorn's algorithm for the cost {@code |x - y|^2 / 2}: soft-mins in the log
 * domain while epsilon is annealed, then multiplicative sweeps of a kernel scaled by the present
 * potentials (stabilised scaling), which need no exponential a pair, then {@linkplain
 * SinkhornNewton Newton's method}, since sweeps creep when epsilon is small; where it is very
 * small, Newton's method at each epsilon of the annealing.
 *
 * <p><i>Source:</i> Schmitzer (2019), doi:10.1137/16M1106018, algorithms 2 and 3.
 */
final class SinkhornSweeps {

  static final String INSTEAD =
      "Use fewer particles and samples, a subsample, or an MMD or the sliced energy distance.";

  /** Scalings beyond exp of this are absorbed in the potentials. */
  private static final double ABSORB = 30;

  /** Multiplicative sweeps between checks. */
  private static final int BATCH = 100;

  /** Sweeps a column before Newton's method takes over: they cost about two of its steps. */
  private static final int PATIENCE = 2;

  /** Each epsilon of the annealing over the one before. */
  private static final double ANNEALING = 0.5;

  /** Epsilon over the largest cost below which starts from sweeps are far off. */
  private static final double SMALL = 1e-3;

  /**
   * Relative error of the columns from which the next epsilon is begun, over the share of the least
   * row in a column: a row in the wrong column would have to pass a gap of many epsilons.
   */
  private static final double ROUGH = 0.1;

  /** Rows whose exponentials are taken at once, a few columns of each. */
  private static final int ROWS = 64;

  /** Newton steps before non-convergence is admitted. */
  private static final int NEWTON_STEPS = 300;

  /** Errors of the columns that are never called rounding. */
  private static final double LOOSEST = 1e-6;

  private final int n;
  private final int m;
  private final double epsilon;
  private final double[] mu;
  private final double[] nu;
  private final double[] cost;
  private final double largestCost;
  private final double[] f;
  private final double[] g;

  // The multiplicative part: kernel[i][j] = exp((f_i + g_j - c_ij) / eps), potentials f + eps u, g
  // + eps v.
  private double[] kernel = new double[0];
  private final double[] u;
  private final double[] v;

  SinkhornSweeps(Particles rows, Particles columns, double epsilon) {
    this.n = rows.count();
    this.m = columns.count();
    this.epsilon = epsilon;
    this.mu = rows.weights().borrowReadOnly();
    this.nu = columns.weights().borrowReadOnly();
    this.cost = Costs.between(rows.points(), columns.points());
    this.largestCost = largest(cost);
    this.f = new double[n];
    this.g = new double[m];
    this.u = new double[n];
    this.v = new double[m];
  }

  double[] rowPotential() {
    return f;
  }

  double[] columnPotential() {
    return g;
  }

  /**
   * One soft-min each way for falling epsilon: a start near the solution, where plain sweeps would
   * creep. Where epsilon is small the next start would be far off: there Newton's method solves for
   * each epsilon, roughly.
   */
  void anneal() {
    double rough = ROUGH * Math.min(1, least(mu) / largest(nu));
    for (double e = largestCost; e > epsilon; e *= ANNEALING) {
      softMinOverRows(e);
      softMinOverColumns(e, f);
      if (isSmall(e) && m <= SinkhornNewton.LARGEST) {
        newton(e, rough);
      }
    }
  }

  private boolean isSmall(double e) {
    return e < SMALL * largestCost;
  }

  /** Works until the marginals of the plan hold to a relative tolerance. */
  void untilConverged(double tolerance, int most) {
    double[] next = new double[n];
    int sweeps = 0;
    double error = Double.POSITIVE_INFINITY;
    while (sweeps < most) {
      softMinOverRows(epsilon);
      softMinOverColumns(epsilon, next);
      error = 0;
      for (int i = 0; i < n; i++) {
        error = Math.max(error, Math.abs(next[i] - f[i]) / epsilon);
        f[i] = next[i];
      }
      sweeps++;
      if (error <= tolerance) {
        return;
      }
      if ((isSmall(epsilon) || sweeps >= Math.max(BATCH, PATIENCE * m))
          && m <= SinkhornNewton.LARGEST) {
        error = newton(epsilon, tolerance);
        if (error <= tolerance(tolerance)) {
          return;
        }
        throw notConverged(NEWTON_STEPS + " Newton steps", error, epsilon, tolerance);
      }
      sweeps += scale(tolerance / 4);
    }
    throw notConverged(sweeps + " sweeps", error, epsilon, tolerance);
  }

  /** What can be reached: potentials round, and the plan sees that over epsilon. */
  private double tolerance(double wanted) {
    double most = 0;
    for (double entry : f) {
      most = Math.max(most, Math.abs(entry));
    }
    for (double entry : g) {
      most = Math.max(most, Math.abs(entry));
    }
    return Math.max(wanted, Math.min(LOOSEST, 8 * Math.ulp(most) / epsilon));
  }

  /** Newton's method to a relative error of the columns, which is returned; rows hold. */
  private double newton(double e, double tolerance) {
    SinkhornNewton newton = new SinkhornNewton(mu, nu);
    double error = Double.POSITIVE_INFINITY;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      softMinWithKernel(e);
      error = newton.read(kernel);
      if (newton.wasTooBold(dual())) {
        newton.retreat(g);
      } else if (error <= tolerance(tolerance) || !Double.isFinite(error)) {
        return error;
      } else {
        newton.move(g, kernel, e, dual());
      }
    }
    return error;
  }

  /** {@code sum_i mu_i f_i + sum_j nu_j g_j}, which is what the steps maximise. */
  private double dual() {
    return Exponentials.dot(mu, f, n) + Exponentials.dot(nu, g, m);
  }

  /**
   * Half a step of a potential towards its soft-min, on equal measures; the relative error of the
   * rows before.
   */
  double average(double[] potential) {
    System.arraycopy(potential, 0, g, 0, m);
    softMinOverColumns(epsilon, f);
    double error = 0;
    for (int i = 0; i < n; i++) {
      error = Math.max(error, Math.abs(f[i] - potential[i]) / epsilon);
      potential[i] = (f[i] + potential[i]) / 2;
    }
    return error;
  }

  /** A batch of multiplicative sweeps, fewer if they converge or must be absorbed; how many. */
  private int scale(double tolerance) {
    buildKernel(epsilon);
    Arrays.fill(v, 0);
    double[] rowFactors = new double[n];
    double[] columnFactors = new double[m];
    double error = Double.POSITIVE_INFINITY;
    double size = 0;
    int sweep = 0;
    // The sweep before left the rows exact: only from the second one on their error says anything.
    while (sweep < BATCH && (sweep < 2 || error > tolerance) && size < ABSORB) {
      error = scaleRows(rowFactors, columnFactors);
      size = scaleColumns(rowFactors, columnFactors);
      sweep++;
    }
    absorb();
    return sweep;
  }

  /** Returns by how much the row sums were off, relatively. */
  private double scaleRows(double[] rowFactors, double[] columnFactors) {
    for (int j = 0; j < m; j++) {
      columnFactors[j] = nu[j] * Math.exp(v[j]);
    }
    double error = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      int offset = i * m;
      for (int j = 0; j < m; j++) {
        sum += kernel[offset + j] * columnFactors[j];
      }
      double before = u[i];
      u[i] = -Math.log(sum);
      error = Math.max(error, Math.abs(u[i] - before));
      rowFactors[i] = mu[i] * Math.exp(u[i]);
    }
    return error;
  }

  /** Returns the largest scaling, in absolute value. */
  private double scaleColumns(double[] rowFactors, double[] sums) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < n; i++) {
      double factor = rowFactors[i];
      int offset = i * m;
      for (int j = 0; j < m; j++) {
        sums[j] += kernel[offset + j] * factor;
      }
    }
    double size = 0;
    for (int j = 0; j < m; j++) {
      v[j] = -Math.log(sums[j]);
      size = Math.max(size, Math.abs(v[j]));
    }
    for (int i = 0; i < n; i++) {
      size = Math.max(size, Math.abs(u[i]));
    }
    return size;
  }

  /**
   * Into the row potential alone: the next soft-min makes the other from it. Scalings whose sums
   * have underflowed are left to it as well.
   */
  private void absorb() {
    for (int i = 0; i < n; i++) {
      f[i] += Double.isFinite(u[i]) ? epsilon * u[i] : 0;
    }
  }

  private void buildKernel(double e) {
    makeRoomForKernel();
    Blocks.forEachRow(
        n,
        (long) n * m,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            for (int j = 0; j < m; j++) {
              kernel[i * m + j] = Math.exp((f[i] + g[j] - cost[i * m + j]) / e);
            }
          }
        });
  }

  private void makeRoomForKernel() {
    if (kernel.length == 0) {
      kernel = new double[Room.forDoubles("the costs and the kernel", n, m, 2, INSTEAD)];
    }
  }

  /** {@code g_j = -e log sum_i mu_i exp((f_i - c_ij) / e)}. */
  private void softMinOverRows(double e) {
    Blocks.forEachRow(
        m,
        (long) n * m,
        (from, to) -> {
          // A few columns at a time, row by row: costs lie side by side.
          int width = to - from;
          double[] top = new double[width];
          double[] sum = new double[width];
          Arrays.fill(top, Double.NEGATIVE_INFINITY);
          for (int i = 0; i < n; i++) {
            for (int j = from; j < to; j++) {
              top[j - from] = Math.max(top[j - from], f[i] - cost[i * m + j]);
            }
          }
          double[] below = new double[ROWS * width];
          double[] scratch = new double[ROWS * width];
          for (int first = 0; first < n; first += ROWS) {
            int rows = Math.min(ROWS, n - first);
            for (int i = 0; i < rows; i++) {
              int row = (first + i) * m + from;
              for (int j = 0; j < width; j++) {
                below[i * width + j] = f[first + i] - cost[row + j] - top[j];
              }
            }
            Exponentials.relativeTo(0, e, below, scratch, rows * width);
            for (int i = 0; i < rows; i++) {
              for (int j = 0; j < width; j++) {
                sum[j] += mu[first + i] * below[i * width + j];
              }
            }
          }
          for (int j = from; j < to; j++) {
            g[j] = -top[j - from] - e * Math.log(sum[j - from]);
          }
        });
  }

  /** {@code out_i = -e log sum_j nu_j exp((g_j - c_ij) / e)}. */
  private void softMinOverColumns(double e, double[] out) {
    Blocks.forEachRow(
        n,
        (long) n * m,
        (from, to) -> {
          double[] shares = new double[m];
          double[] scratch = new double[m];
          for (int i = from; i < to; i++) {
            out[i] = softMin(i, e, shares, scratch).value();
          }
        });
  }

  /** The same, with f and the kernel of f and g, whose rows then hold. */
  private void softMinWithKernel(double e) {
    makeRoomForKernel();
    Blocks.forEachRow(
        n,
        (long) n * m,
        (from, to) -> {
          double[] shares = new double[m];
          double[] scratch = new double[m];
          for (int i = from; i < to; i++) {
            SoftMin found = softMin(i, e, shares, scratch);
            f[i] = found.value();
            // Not one over the sum: what rounding does to potentials is to be seen.
            double factor = Math.exp((f[i] + found.top()) / e);
            for (int j = 0; j < m; j++) {
              kernel[i * m + j] = factor * shares[j];
            }
          }
        });
  }

  private record SoftMin(double value, double top) {}

  /** Of a row; its exponentials relative to the largest are left in shares. */
  private SoftMin softMin(int i, double e, double[] shares, double[] scratch) {
    int row = i * m;
    for (int j = 0; j < m; j++) {
      shares[j] = g[j] - cost[row + j];
    }
    double top = Exponentials.top(shares, m);
    Exponentials.relativeTo(top, e, shares, scratch, m);
    double sum = Exponentials.dot(nu, shares, m);
    return new SoftMin(-top - e * Math.log(sum), top);
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).max().orElse(0);
  }

  private static double least(double[] numbers) {
    return Arrays.stream(numbers).min().orElse(0);
  }

  static Trouble notConverged(String work, double error, double epsilon, double tolerance) {
    String off =
        Double.isFinite(error)
            ? String.format(
                Locale.ROOT,
                "a marginal is off by %.1e, relatively, and the tolerance is %.1e",
                error,
                tolerance)
            : "weights and plan leave the range of doubles";
    return new Trouble(
        new Failure.NotSolved(
            "Sinkhorn's algorithm did not converge in %s: %s.".formatted(work, off),
            "Use a larger epsilon than %s, or a larger tolerance.".formatted(epsilon),
            true));
  }
}
