package org.onsager.law;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import java.util.Arrays;
import org.onsager.energy.Energy;
import org.onsager.energy.Quadratic;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The size of the terms that an energy adds up, estimated from outside: {@code |F(mu)| + sum_i w_i
 * |xi_i| + sum_i (w_i / m) |F(m delta_x_i)| + m |xi(y)|}. Near a minimum F and xi cancel, but the
 * values at single points do not: for 1/2 MMD^2 the sum is at least of the size of the kernel. For
 * a variance of coincident particles all of these are zero, but not xi at points y elsewhere, of
 * which the one in the middle counts.
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
    return Tolerance.ofSum(
        terms(mu.count()), magnitude(energy, mu, trial), trial.domain().accuracy());
  }

  /** The rounding of the value of a quadratic, whose terms are known: {@code w'|G|w/2 + |l|'w}. */
  static Tolerance ofValue(Quadratic quadratic, Block w, Trial trial) {
    int n = w.length();
    double[] g = quadratic.matrix().regularised().block().toArray();
    double sum = Math.abs(quadratic.constant()) + w.dot(quadratic.linear().map(Math::abs));
    for (int e = 0; e < g.length; e++) {
      sum += w.get(e / n) * Math.abs(g[e]) * w.get(e % n) / 2;
    }
    return Tolerance.ofSum(terms(n), sum, trial.domain().accuracy());
  }

  /** The rounding of values and of gradients of xi. */
  static Tuple2<Tolerance, Tolerance> ofField(Energy energy, Particles mu, Field xi, Trial trial) {
    double unit = magnitude(energy, mu, trial) / mu.mass();
    double accuracy = trial.domain().accuracy();
    return Tuple.of(
        Tolerance.ofSum(terms(mu.count()), unit + largest(xi.values()), accuracy),
        Tolerance.ofSum(
            terms(mu.count()), unit / trial.domain().scale() + largest(xi.gradients()), accuracy));
  }

  static double magnitude(Energy energy, Particles mu, Trial trial) {
    Block xi = energy.firstVariation(mu).values();
    double sum = mu.mass() * middle(energy.firstVariation(mu, trial.elsewhere()).values());
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

  private static double middle(Block block) {
    double[] sizes = Arrays.stream(block.toArray()).map(EnergyRounding::finite).sorted().toArray();
    return sizes[(sizes.length - 1) / 2];
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
