package org.onsager.energy;

import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Rounding;

/**
 * The 2-Wasserstein distance between discrete measures of equal mass, exactly:
 *
 * <pre>{@code
 * W_2^2(mu, nu) = min sum_ij p_ij |x_i - y_j|^2,   sum_j p_ij = w_i,  sum_i p_ij = v_j,  p >= 0.
 * }</pre>
 *
 * <p>The linear program is solved by the network simplex method, for all masses alike; massless
 * particles are left out. O(n m) memory; time grows like {@code (n + m)^2.5} or so: for some
 * thousand particles.
 *
 * <p><i>Source:</i> Peyre and Cuturi, Computational Optimal Transport (2019),
 * doi:10.1561/2200000073, section 3.
 *
 * @param count number n of particles of mu
 * @param plan the optimal plan p, n * m numbers, row by row; masses are those of mu, up to rounding
 * @param squaredDistance {@code W_2^2(mu, nu)}, for the masses of mu
 * @param lowerBound the dual value: no plan costs less, up to rounding
 */
public record Wasserstein2(int count, Block plan, double squaredDistance, double lowerBound) {

  /**
   * Solves the transport problem.
   *
   * @param mu a measure
   * @param nu a measure of the same mass, up to {@link Rounding}; its weights are rescaled to the
   *     mass of mu
   * @return plan, cost and dual bound
   * @throws IllegalArgumentException if masses or dimensions differ
   * @throws ArithmeticException if squared distances overflow
   */
  public static Wasserstein2 between(Particles mu, Particles nu) {
    nu.points().requireDimension("nu", mu.dimension());
    double ratio = mu.mass() / nu.mass();
    if (!Rounding.explains(mu.mass(), nu.mass(), (long) mu.count() + nu.count())) {
      throw new IllegalArgumentException(
          "nu has mass %s: must be %s, as mu; mu.normalised() and nu.normalised() have mass 1"
              .formatted(nu.mass(), mu.mass()));
    }
    int[] rows = massive(mu);
    int[] columns = massive(nu);
    double[] supply = IntStream.of(rows).mapToDouble(mu.weights()::get).toArray();
    double[] demand = IntStream.of(columns).mapToDouble(j -> ratio * nu.weights().get(j)).toArray();
    double[] cost = squaredDistances(mu.points(), rows, nu.points(), columns);
    TransportProgram solved = TransportProgram.solve(cost, supply, demand);
    double[] small = solved.plan();
    int m = nu.count();
    Block plan =
        Block.build(
            Math.multiplyExact(mu.count(), m),
            out -> {
              for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                  out[rows[i] * m + columns[j]] = small[i * columns.length + j];
                }
              }
            });
    double squared = 0;
    for (int e = 0; e < small.length; e++) {
      squared += small[e] * cost[e];
    }
    return new Wasserstein2(mu.count(), plan, squared, solved.bound(supply, demand));
  }

  /**
   * The distance {@code W_2(mu, nu)}.
   *
   * @return a length, times the square root of a mass
   */
  public double distance() {
    return Math.sqrt(squaredDistance);
  }

  private static int[] massive(Particles measure) {
    return IntStream.range(0, measure.count()).filter(i -> measure.weights().get(i) > 0).toArray();
  }

  private static double[] squaredDistances(Points x, int[] rows, Points y, int[] columns) {
    int m = columns.length;
    double[] squared = new double[Math.multiplyExact(rows.length, m)];
    for (int k = 0; k < x.dimension(); k++) {
      for (int i = 0; i < rows.length; i++) {
        double position = x.get(rows[i], k);
        for (int j = 0; j < m; j++) {
          double difference = position - y.get(columns[j], k);
          squared[i * m + j] += difference * difference;
        }
      }
    }
    for (double entry : squared) {
      if (!Double.isFinite(entry)) {
        throw new ArithmeticException("a squared distance overflows: bring the particles closer");
      }
    }
    return squared;
  }
}
