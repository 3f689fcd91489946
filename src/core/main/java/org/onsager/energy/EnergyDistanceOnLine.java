package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.distribution.Samples;
import org.onsager.kernel.EnergyDistance;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Rounding;
import org.onsager.pairwise.Support;

/**
 * Half the energy distance on the line, {@code F(mu) = E|X - Y| - E|X - X'| / 2 - E|Y - Y'| / 2},
 * by sorting: the energy {@link Mmd} with the kernel {@link EnergyDistance} in dimension one, in
 * {@code O((n + m) log(n + m))} operations at most (radix sort: O(n + m)).
 *
 * <p>With the cumulative distributions {@code D = D_mu - D_nu} of equal mass {@code F = int D^2
 * dt}, which is computed without cancellation, and {@code xi'(t) = -(D(t-) + D(t+))} for equal
 * masses: a rank force. Where particles coincide, or meet a sample, the force is the mean of those
 * from both sides, {@code sign(0) = 0}, as in {@link org.onsager.pairwise.KernelSums}. For unequal
 * masses F is the quadratic form of the kernel, of any sign, and rounding grows with the largest
 * distance whatever the mass there.
 *
 * <p><i>Source:</i> Szekely and Rizzo (2013), doi:10.1016/j.jspi.2013.03.018; sorting: Hertrich,
 * Wald, Altekrueger and Hagemann (2023), arXiv:2305.11463; flows: Hertrich, Beinert, Graef and
 * Steidl (2023), arXiv:2301.04441.
 *
 * @param target the samples nu, in ascending order
 */
public record EnergyDistanceOnLine(Particles target) implements Energy {

  /**
   * Sorts the samples.
   *
   * @throws IllegalArgumentException if the dimension is not one
   */
  public EnergyDistanceOnLine {
    target.points().requireDimension("target", 1);
    target = sorted(target);
  }

  /**
   * Half the energy distance to samples on the line.
   *
   * @param target samples, uniform or weighted
   * @return the energy
   * @throws IllegalArgumentException if the dimension is not one
   */
  public static EnergyDistanceOnLine to(Samples target) {
    return new EnergyDistanceOnLine(target.measure());
  }

  @Override
  public double value(Particles mu) {
    mu.points().requireDimension("mu", 1);
    return value(Sorted.of(mu));
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    mu.points().requireDimension("mu", 1);
    at.requireDimension("at", 1);
    double[] queries = at.coordinates().borrowReadOnly();
    int[] order = LineSums.order(queries);
    return field(Sorted.of(mu), LineSums.sorted(queries, order), order);
  }

  @Override
  public Field firstVariation(Particles mu) {
    mu.points().requireDimension("mu", 1);
    Sorted own = Sorted.of(mu);
    return field(own, own.x, own.order);
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    mu.points().requireDimension("mu", 1);
    Sorted own = Sorted.of(mu);
    return new Evaluation(value(own), field(own, own.x, own.order));
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return Option.of(this::quadraticOn);
  }

  /**
   * {@inheritDoc}
   *
   * @return true: {@code int (D_mu - D_nu)^2 dt} of measures of the same mass
   */
  @Override
  public boolean isConvex() {
    return true;
  }

  Quadratic quadraticOn(Support support) {
    support.points().requireDimension("support", 1);
    double[] queries = support.points().coordinates().borrowReadOnly();
    int[] order = LineSums.order(queries);
    Sorted none = new Sorted(new int[0], new double[0], new double[0]);
    return new Quadratic(
        support.gram(new EnergyDistance()),
        field(none, LineSums.sorted(queries, order), order).values(),
        value(none));
  }

  /**
   * {@inheritDoc}
   *
   * @return true: among measures of other masses F has no lower bound
   */
  @Override
  public boolean ofProbabilities() {
    return true;
  }

  /**
   * One implicit Euler step of the Wasserstein flow on particles of fixed masses, exactly: the
   * minimiser of {@code F(mu') + sum_i w_i |x_i' - x_i|^2 / (2 tau)} over positions.
   *
   * <p>In terms of quantiles {@code x'} solves {@code (x' - x) / tau + 2 D_nu(x') - 2 q = 0} with q
   * the mid-rank of the particle: for one sample at the origin, {@code x'} is the soft threshold at
   * tau of {@code x + tau (2 q - 1)}. Coincident particles are taken in the order of their indices,
   * and so part: at a coincidence F has a concave kink, and the flow leaves it. O(n + m log n)
   * after sorting.
   *
   * <p><i>Source:</i> Hertrich, Beinert, Graef and Steidl (2023), arXiv:2301.04441, section 6.
   *
   * @param mu a probability on the line
   * @param tau step size, {@code > 0}
   * @return the positions after the step, in the order of the particles
   * @throws IllegalArgumentException if the masses differ from one, or tau is not positive
   */
  public Points implicitEuler(Particles mu, double tau) {
    Require.positive("tau", tau);
    mu.points().requireDimension("mu", 1);
    Sorted own = Sorted.of(Rounding.probability("mu", mu));
    double[] y = target.points().coordinates().borrowReadOnly();
    double[] v = Rounding.probability("target", target).weights().borrowReadOnly();
    return mu.points()
        .withCoordinates(
            Block.build(
                mu.count(),
                out -> {
                  double below = 0;
                  double passed = 0;
                  int j = 0;
                  for (int i = 0; i < own.x.length; i++) {
                    double rank = below + own.w[i] / 2;
                    below += own.w[i];
                    // As a function of x' the left side grows by 2 tau v_j at y_j, and with slope
                    // one; free positions grow with i, so samples once passed stay passed.
                    double free = own.x[i] + tau * 2 * rank;
                    while (j < y.length && free - 2 * tau * (passed + v[j]) > y[j]) {
                      passed += v[j++];
                    }
                    double moved = free - 2 * tau * passed;
                    out[own.order[i]] = j < y.length ? Math.min(moved, y[j]) : moved;
                  }
                }));
  }

  private double value(Sorted own) {
    return LineSums.value(
        own.x,
        own.w,
        target.points().coordinates().borrowReadOnly(),
        target.weights().borrowReadOnly());
  }

  /** The field at sorted queries, returned in the order of the queries. */
  private Field field(Sorted own, double[] queries, int[] order) {
    int n = queries.length;
    double[] values = new double[n];
    double[] slopes = new double[n];
    LineSums.potential(
        queries,
        own.x,
        own.w,
        target.points().coordinates().borrowReadOnly(),
        target.weights().borrowReadOnly(),
        values,
        slopes);
    return Field.build(
        n,
        1,
        (value, gradient) -> {
          for (int i = 0; i < n; i++) {
            value[order[i]] = values[i];
            gradient[order[i]] = slopes[i];
          }
        });
  }

  private static Particles sorted(Particles measure) {
    Sorted sorted = Sorted.of(measure);
    return new Particles(Points.onLine(sorted.x), Block.copyOf(sorted.w));
  }

  /** Particles in ascending order; the i-th was particle {@code order[i]}. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Sorted(int[] order, double[] x, double[] w) {

    private static Sorted of(Particles mu) {
      double[] x = mu.points().coordinates().borrowReadOnly();
      int[] order = LineSums.order(x);
      return new Sorted(
          order, LineSums.sorted(x, order), LineSums.sorted(mu.weights().borrowReadOnly(), order));
    }
  }
}
