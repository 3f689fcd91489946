package org.onsager.ot;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.solve.internal.Blocks;

/**
 * Entropic transport between probabilities, {@code OT_eps(mu, nu) = min_p int |x - y|^2 / 2 dp +
 * eps KL(p | mu (x) nu)}, in the form of a converged potential g on nu; f is its soft-min,
 * everywhere:
 *
 * <pre>{@code
 * f(x) = -eps log sum_j v_j exp((g_j - |x - y_j|^2 / 2) / eps),   OT_eps = int f dmu + int g dnu.
 * }</pre>
 *
 * <p>The free constant is fixed by {@code int f dmu = int g dnu}.
 */
public final class EntropicTransport {

  /** Sweeps before non-convergence is admitted. */
  private static final int SWEEPS = 100_000;

  /** Nu without massless particles. */
  private final Particles source;

  private final double epsilon;

  /** The potential g. */
  private final Block potential;

  private final double cost;

  private EntropicTransport(Particles source, double epsilon, Block potential, double cost) {
    this.source = source;
    this.epsilon = epsilon;
    this.potential = potential;
    this.cost = cost;
  }

  /**
   * The transport between two probabilities.
   *
   * @param mu a probability
   * @param nu another of the same dimension
   * @param epsilon {@code eps > 0}, a squared length
   * @param tolerance relative error of the marginals, {@code > 0}
   * @return the transport
   * @throws org.onsager.measure.Trouble if the potentials do not converge
   */
  public static EntropicTransport between(
      Particles mu, Particles nu, double epsilon, double tolerance) {
    Particles rows = massive(mu);
    Particles columns = massive(nu);
    // Newton's method works on columns: they are the fewer.
    boolean swapped = rows.count() < columns.count();
    SinkhornSweeps sweeps =
        swapped
            ? new SinkhornSweeps(columns, rows, epsilon)
            : new SinkhornSweeps(rows, columns, epsilon);
    sweeps.anneal();
    sweeps.untilConverged(tolerance, SWEEPS);
    Block f = Block.copyOf(swapped ? sweeps.columnPotential() : sweeps.rowPotential());
    Block g = Block.copyOf(swapped ? sweeps.rowPotential() : sweeps.columnPotential());
    double onRows = rows.weights().dot(f);
    double onColumns = columns.weights().dot(g);
    // Masses are one only up to rounding, and the constant must not see it.
    double shift = (onRows - onColumns) / 2;
    return new EntropicTransport(
        columns, epsilon, g.map(entry -> entry + shift), onRows + onColumns);
  }

  /**
   * The transport of a probability to itself, with {@code f = g}. The averaged iteration contracts
   * by a half a sweep.
   *
   * <p><i>Source:</i> Feydy et al. (2019), arXiv:1810.08278, section 3.1.
   *
   * @param mu a probability
   * @param epsilon {@code eps > 0}, a squared length
   * @param tolerance relative error of the potential, {@code > 0}
   * @return the transport
   * @throws org.onsager.measure.Trouble if the potential does not converge
   */
  public static EntropicTransport toItself(Particles mu, double epsilon, double tolerance) {
    Particles rows = massive(mu);
    double[] f = new double[rows.count()];
    SinkhornSweeps sweeps = new SinkhornSweeps(rows, rows, epsilon);
    double error = Double.POSITIVE_INFINITY;
    for (int sweep = 0; !(error <= tolerance); sweep++) {
      if (sweep == SWEEPS) {
        throw SinkhornSweeps.notConverged(sweep + " sweeps", error, epsilon, tolerance);
      }
      error = sweeps.average(f);
    }
    Block potential = Block.copyOf(f);
    return new EntropicTransport(rows, epsilon, potential, 2 * rows.weights().dot(potential));
  }

  /**
   * The cost.
   *
   * @return {@code OT_eps(mu, nu)}
   */
  public double cost() {
    return cost;
  }

  /**
   * The potential f with its gradient {@code x - sum_j p_j(x) y_j}, at any points. O(n m d).
   *
   * @param points n points
   * @return f and its gradient
   */
  public Field at(Points points) {
    int n = points.count();
    int m = source.count();
    int d = points.dimension();
    double[] x = points.coordinates().borrowReadOnly();
    double[] y = source.points().coordinates().borrowReadOnly();
    double[] offsets = offsets();
    double[] ones = Block.constant(m, 1).borrowReadOnly();
    return Field.build(
        n,
        d,
        (values, gradients) ->
            Blocks.forEachRow(
                n,
                (long) n * m,
                (from, to) -> {
                  double[] logs = new double[m];
                  double[] scratch = new double[m];
                  for (int i = from; i < to; i++) {
                    exponents(x, n, i, y, d, offsets, logs);
                    double top = Exponentials.top(logs, m);
                    Exponentials.relativeTo(top, 1, logs, scratch, m);
                    double sum = Exponentials.dot(logs, ones, m);
                    values[i] = -epsilon * (top + Math.log(sum));
                    for (int k = 0; k < d; k++) {
                      double pull = 0;
                      for (int j = 0; j < m; j++) {
                        pull += logs[j] * (x[k * n + i] - y[k * m + j]);
                      }
                      gradients[k * n + i] = pull / sum;
                    }
                  }
                }));
  }

  /** {@code log v_j + g_j / eps}. */
  private double[] offsets() {
    double[] offsets = new double[source.count()];
    Arrays.setAll(offsets, j -> Math.log(source.weights().get(j)) + potential.get(j) / epsilon);
    return offsets;
  }

  private void exponents(
      double[] x, int n, int i, double[] y, int d, double[] offsets, double[] logs) {
    int m = logs.length;
    System.arraycopy(offsets, 0, logs, 0, m);
    double factor = 1 / (2 * epsilon);
    for (int k = 0; k < d; k++) {
      double position = x[k * n + i];
      for (int j = 0; j < m; j++) {
        double r = position - y[k * m + j];
        logs[j] -= factor * r * r;
      }
    }
  }

  /** Without massless particles, and of mass one to rounding: marginals must be able to hold. */
  private static Particles massive(Particles measure) {
    double mass = measure.mass();
    int[] kept =
        IntStream.range(0, measure.count()).filter(i -> measure.weights().get(i) > 0).toArray();
    return new Particles(
        kept.length == measure.count() ? measure.points() : measure.points().select(kept),
        Block.build(
            kept.length, out -> Arrays.setAll(out, i -> measure.weights().get(kept[i]) / mass)));
  }

  @Override
  public String toString() {
    return "EntropicTransport[epsilon=%s, cost=%s]".formatted(epsilon, cost);
  }
}
