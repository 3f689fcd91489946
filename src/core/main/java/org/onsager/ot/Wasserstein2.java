package org.onsager.ot;

import java.util.DoubleSummaryStatistics;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onsager.measure.Failure;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Room;
import org.onsager.measure.Rounding;
import org.onsager.measure.Trouble;

/**
 * The 2-Wasserstein distance between discrete measures of equal mass, exactly:
 *
 * <pre>{@code
 * W_2^2(mu, nu) = min sum_ij p_ij |x_i - y_j|^2,   sum_j p_ij = w_i,  sum_i p_ij = v_j,  p >= 0.
 * }</pre>
 *
 * <p>The linear program is solved by the network simplex method, for all masses alike; massless
 * particles are left out. No tolerance decides what is optimal: the plan is optimal for the squared
 * distances rounded to doubles, so the value holds to some {@code d + n + m} roundings however far
 * scales lie apart, and particles that lie far off do not blur the others. O(n m) memory; time
 * grows like {@code (n + m)^2.5} or so: for some thousand particles.
 *
 * <p><i>Source:</i> Peyre and Cuturi, Computational Optimal Transport (2019),
 * doi:10.1561/2200000073, section 3.
 */
public final class Wasserstein2 {

  private final Matrix plan;
  private final double distance;
  private final double squaredDistance;
  private final double lowerBound;

  private Wasserstein2(Matrix plan, double distance, double squaredDistance, double lowerBound) {
    this.plan = plan;
    this.distance = distance;
    this.squaredDistance = squaredDistance;
    this.lowerBound = lowerBound;
  }

  /**
   * Solves the transport problem.
   *
   * @param mu a measure
   * @param nu a measure of the same mass, up to {@link Rounding}; its weights are rescaled to the
   *     mass of mu
   * @return plan, cost and dual bound
   * @throws IllegalArgumentException if masses or dimensions differ
   * @throws Trouble if squared distances overflow, if n m numbers do not fit, or if the plan is not
   *     optimal, which takes masses whose ratios pass 1e16
   */
  public static Wasserstein2 between(Particles mu, Particles nu) {
    nu.points().requireDimension("nu", mu.dimension());
    Room.forDoubles(
        "the costs and the plan",
        mu.count(),
        nu.count(),
        2,
        "Use fewer particles, a subsample, or the sliced energy distance.");
    double ratio = mu.mass() / nu.mass();
    if (!Rounding.explains(mu.mass(), nu.mass(), (long) mu.count() + nu.count())) {
      throw new IllegalArgumentException(
          "nu has mass %s: must be %s, as mu; mu.normalised() and nu.normalised() have mass 1"
              .formatted(nu.mass(), mu.mass()));
    }
    int[] rows = massive(mu);
    int[] columns = massive(nu);
    int terms = rows.length + columns.length;
    // Masses that agree to rounding are left alone: a rounding of a mass, shipped far, costs much.
    double factor = Math.abs(ratio - 1) <= terms * Math.ulp(1.0) ? 1 : ratio;
    double[] supply = IntStream.of(rows).mapToDouble(mu.weights()::get).toArray();
    double[] demand =
        IntStream.of(columns).mapToDouble(j -> factor * nu.weights().get(j)).toArray();
    int exponent = exponent(mu.points(), rows, nu.points(), columns);
    double[] cost = squaredDistances(mu.points(), rows, nu.points(), columns, exponent);
    TransportProgram solved = TransportProgram.solve(cost, supply, demand);
    int m = nu.count();
    Matrix plan =
        Matrix.build(
            mu.count(),
            m,
            out -> solved.forEachFlow((i, j, flow) -> out[rows[i] * m + columns[j]] = flow));
    double squared = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        squared += plan.get(rows[i], columns[j]) * cost[i * columns.length + j];
      }
    }
    double bound = solved.bound(supply, demand);
    // Two sums of positive terms, with two roundings each.
    if (!(Math.abs(squared - bound) <= 4 * terms * Math.ulp(squared))) {
      throw new Trouble(
          new Failure.NotSolved(
              "The transport problem ended with a cost of %s and a dual bound of %s."
                  .formatted(squared, bound),
              "Drop particles whose mass is a rounding of the others'.",
              true));
    }
    return new Wasserstein2(
        plan,
        Math.scalb(Math.sqrt(squared), -exponent),
        Math.scalb(squared, -2 * exponent),
        Math.scalb(bound, -2 * exponent));
  }

  /**
   * The optimal plan p.
   *
   * @return n by m numbers {@code >= 0}; masses are those of mu, up to rounding
   */
  public Matrix plan() {
    return plan;
  }

  /**
   * The squared distance.
   *
   * @return {@code W_2^2(mu, nu)}, for the masses of mu
   */
  public double squaredDistance() {
    return squaredDistance;
  }

  /**
   * The dual value: no plan costs less, up to rounding.
   *
   * @return a lower bound of the squared distance
   */
  public double lowerBound() {
    return lowerBound;
  }

  /**
   * The distance {@code W_2(mu, nu)}.
   *
   * @return a length, times the square root of a mass; right also where its square underflows
   */
  public double distance() {
    return distance;
  }

  private static int[] massive(Particles measure) {
    return IntStream.range(0, measure.count()).filter(i -> measure.weights().get(i) > 0).toArray();
  }

  /**
   * The exponent of a power of two that lengths are multiplied by, so that squares of the larger
   * ones do not underflow: zero where some are one or more. Nothing rounds differently by it.
   */
  private static int exponent(Points x, int[] rows, Points y, int[] columns) {
    double range = 0;
    for (int k = 0; k < x.dimension(); k++) {
      int axis = k;
      DoubleSummaryStatistics seen =
          DoubleStream.concat(
                  IntStream.of(rows).mapToDouble(i -> x.get(i, axis)),
                  IntStream.of(columns).mapToDouble(j -> y.get(j, axis)))
              .summaryStatistics();
      range = Math.max(range, seen.getMax() - seen.getMin());
    }
    return range > 0 ? Math.max(0, -Math.getExponent(range)) : 0;
  }

  private static double[] squaredDistances(
      Points x, int[] rows, Points y, int[] columns, int exponent) {
    int m = columns.length;
    double unit = Math.scalb(1.0, exponent);
    double[] squared = new double[rows.length * m];
    for (int k = 0; k < x.dimension(); k++) {
      for (int i = 0; i < rows.length; i++) {
        double position = x.get(rows[i], k);
        for (int j = 0; j < m; j++) {
          double difference = unit * (position - y.get(columns[j], k));
          squared[i * m + j] += difference * difference;
        }
      }
    }
    double most = Double.MAX_VALUE / (rows.length + m);
    for (double entry : squared) {
      // Sums of them must be finite too.
      if (!(entry <= most)) {
        throw new Trouble(
            new Failure.NotFinite(
                "A squared distance overflows.", "Bring the particles closer together.", 0));
      }
    }
    return squared;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Wasserstein2 that
        && plan.equals(that.plan)
        && Double.compare(squaredDistance, that.squaredDistance) == 0
        && Double.compare(lowerBound, that.lowerBound) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(plan, squaredDistance, lowerBound);
  }

  @Override
  public String toString() {
    return "Wasserstein2[plan=%s, squaredDistance=%s, lowerBound=%s]"
        .formatted(plan, squaredDistance, lowerBound);
  }
}
