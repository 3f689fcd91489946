package org.onsager.law;

import org.onsager.geometry.Reaction;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.pairwise.Gram;

/**
 * What a proximal scheme pays for a move, {@code D^2(mu', mu) / 2}: its result satisfies {@code
 * F(mu') + cost / tau <= F(mu)}.
 */
@FunctionalInterface
public interface Proximity {

  /**
   * The cost of a move.
   *
   * @param before mu
   * @param after mu', as many particles
   * @return {@code D^2(mu', mu) / 2}, or a relative entropy
   */
  double cost(Particles before, Particles after);

  /**
   * Transport of labelled particles, {@code 1/2 sum_i w_i |x_i' - x_i|^2}: an upper bound of half
   * the squared Wasserstein distance.
   *
   * @return the cost
   */
  static Proximity wasserstein() {
    return (before, after) -> {
      Block moved = after.points().coordinates().plus(-1, before.points().coordinates());
      return Measures.weighted(before.weights(), moved).dot(moved) / 2;
    };
  }

  /**
   * Transport of labelled particles and growth at once, {@code 1/2 sum_i w_i |x_i' - x_i|^2 / alpha
   * + 1/2 sum_i 4 (sqrt w_i' - sqrt w_i)^2 / beta}: the half-densities on a straight line, which is
   * no longer than on the sphere.
   *
   * @param alpha the speed of the transport
   * @param beta the speed of the reaction
   * @return the cost
   */
  static Proximity wassersteinHellinger(double alpha, double beta) {
    Proximity transport = wasserstein();
    return (before, after) -> {
      Block change = after.weights().map(Math::sqrt).plus(-1, before.weights().map(Math::sqrt));
      return transport.cost(before, after) / alpha + 2 * change.dot(change) / beta;
    };
  }

  /**
   * The metric of a reaction, {@code 1/2 (w' - w)' G (w' - w)}.
   *
   * @param reaction a reaction with a metric
   * @return the cost
   */
  static Proximity metric(Reaction reaction) {
    return (before, after) -> {
      Gram gram = reaction.metric().map(metric -> metric.at(before.points())).get();
      return gram.form(after.weights().plus(-1, before.weights())) / 2;
    };
  }

  /**
   * The relative entropy {@code sum_i w_i' log(w_i' / w_i) - w_i' + w_i}, infinite where mass
   * appears.
   *
   * @return the cost
   */
  static Proximity entropic() {
    return (before, after) -> {
      double sum = 0;
      for (int i = 0; i < before.count(); i++) {
        double w = before.weights().get(i);
        double changed = after.weights().get(i);
        // Below it, four terms of the series are exact to 1e-13; above it, the difference nearly
        // is.
        sum +=
            Math.abs(changed - w) < 1e-3 * w
                ? w * nearOne((changed - w) / w)
                : (changed > 0 ? changed * Math.log(changed / w) : 0) - changed + w;
      }
      return sum;
    };
  }

  /** {@code (1 + r) log(1 + r) - r}, which cancels, as a series. */
  private static double nearOne(double r) {
    return r * r * (1.0 / 2 - r * (1.0 / 6 - r * (1.0 / 12 - r / 20)));
  }
}
