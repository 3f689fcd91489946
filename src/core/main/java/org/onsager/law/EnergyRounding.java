package org.onsager.law;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The size of the terms that an energy adds up, estimated from outside: {@code |F(mu)| + sum_i w_i
 * |xi_i| + sum_i (w_i / m) |F(m delta_x_i)|}. Near a minimum F and xi cancel, but the values at
 * single points do not: for 1/2 MMD^2 the sum is at least of the size of the kernel.
 */
final class EnergyRounding {

  /** Terms that an energy hides from outside: samples of a target, whose errors grow as a root. */
  private static final int HIDDEN = 64;

  private EnergyRounding() {}

  /** How many terms an energy of n particles is taken to add up. */
  static int terms(int count) {
    return count + HIDDEN;
  }

  /** The rounding of a value of F at mu. */
  static Tolerance ofValue(Energy energy, Particles mu, Trial trial) {
    return Tolerance.ofSum(terms(mu.count()), magnitude(energy, mu), trial.domain().accuracy());
  }

  /** The rounding of values and of gradients of xi. */
  static Tuple2<Tolerance, Tolerance> ofField(Energy energy, Particles mu, Field xi, Trial trial) {
    double unit = magnitude(energy, mu) / mu.mass();
    double accuracy = trial.domain().accuracy();
    return Tuple.of(
        Tolerance.ofSum(terms(mu.count()), unit + largest(xi.values()), accuracy),
        Tolerance.ofSum(
            terms(mu.count()), unit / trial.domain().scale() + largest(xi.gradients()), accuracy));
  }

  static double magnitude(Energy energy, Particles mu) {
    Block xi = energy.firstVariation(mu).values();
    double sum = 0;
    if (energy.entropy() == 0) {
      sum += finite(energy.value(mu));
    }
    for (int i = 0; i < mu.count(); i++) {
      double w = mu.weights().get(i);
      sum += finite(w * xi.get(i));
      if (energy.entropy() == 0 && w > 0) {
        Points alone = mu.points().select(i);
        sum += w / mu.mass() * finite(energy.value(Particles.of(alone, mu.mass())));
      }
    }
    return sum;
  }

  static double largest(Block block) {
    double largest = 0;
    for (int e = 0; e < block.length(); e++) {
      largest = Math.max(largest, finite(block.get(e)));
    }
    return largest;
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? Math.abs(number) : 0;
  }
}
