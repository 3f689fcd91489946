package org.onsager.law;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The same measure, written in other ways. */
final class Measures {

  private Measures() {}

  /** {@code w_i v_i}, coordinate-major. */
  static Block weighted(Block w, Block v) {
    return Block.build(
        v.length(), out -> Arrays.setAll(out, e -> w.get(e % w.length()) * v.get(e)));
  }

  static Particles permuted(Particles mu, int[] order) {
    Block w = mu.weights();
    return new Particles(
        mu.points().select(order),
        Block.build(order.length, out -> Arrays.setAll(out, i -> w.get(order[i]))));
  }

  /** Equal points, another object. */
  static Points copy(Points points) {
    return new Points(points.count(), points.dimension(), points.coordinates());
  }

  /** Points so many ulps away from these. */
  static Points nudged(Points points, int ulps) {
    return points.withCoordinates(points.coordinates().map(c -> c + ulps * Math.ulp(c)));
  }

  /** Particle i becomes two of half the weight; the second is the last one. */
  static Particles split(Particles mu, int i) {
    double half = mu.weights().get(i) / 2;
    double[] w = mu.weights().toArray();
    w[i] = half;
    return joined(
        new Particles(mu.points(), Block.copyOf(w)),
        mu.points().select(i),
        Block.constant(1, half));
  }

  /** Particle i of another measure, of as many particles, among those of the first. */
  static Particles replaced(Particles mu, Particles other, int i) {
    double[] x = mu.points().coordinates().toArray();
    double[] w = mu.weights().toArray();
    for (int e = i; e < x.length; e += w.length) {
      x[e] = other.points().coordinates().get(e);
    }
    w[i] = other.weights().get(i);
    return new Particles(mu.points().withCoordinates(Block.copyOf(x)), Block.copyOf(w));
  }

  static Particles joined(Particles mu, Points more, Block weights) {
    return new Particles(joined(mu.points(), more), joined(mu.weights(), weights));
  }

  static Points joined(Points first, Points second) {
    double[][] rows = Arrays.copyOf(first.rows(), first.count() + second.count());
    System.arraycopy(second.rows(), 0, rows, first.count(), second.count());
    return Points.of(rows);
  }

  static Block joined(Block first, Block second) {
    double[] all = Arrays.copyOf(first.toArray(), first.length() + second.length());
    System.arraycopy(second.toArray(), 0, all, first.length(), second.length());
    return Block.copyOf(all);
  }
}
