package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * Moved points with fixed weights, {@code x_i = x_i(0) + v_i / s_i}, for the labelled cost {@code
 * |v|^2 = sum_i s_i^2 |x_i - x_i(0)|^2}, which is at least the squared 2-Wasserstein distance
 * because {@code s_i^2 >= w_i}.
 *
 * <p>{@code s_i^2 = max(w_i, 1e-3 m / n)} with the mass m, so that particles with little weight do
 * not spoil the conditioning. Massless ones feel no force and stay.
 */
record Displacements(Particles origin, Block scales) implements Neighbourhood {

  private static final double LEAST_SHARE = 1e-3;

  static Displacements of(Particles origin) {
    double least = LEAST_SHARE * origin.mass() / origin.count();
    return new Displacements(origin, origin.weights().map(w -> Math.sqrt(Math.max(w, least))));
  }

  @Override
  public int size() {
    return origin.count() * origin.dimension();
  }

  @Override
  public Option<Particles> at(double[] v) {
    int n = origin.count();
    double[] x = origin.points().coordinates().borrowReadOnly();
    double[] s = scales.borrowReadOnly();
    Block moved = Block.build(size(), out -> move(n, x, s, v, out));
    return Option.when(
        moved.isFinite(), () -> origin.withPoints(origin.points().withCoordinates(moved)));
  }

  @Override
  public void pullBack(double[] v, Particles nu, Field xi, double[] gradient) {
    pull(
        nu.count(),
        nu.weights().borrowReadOnly(),
        scales.borrowReadOnly(),
        xi.gradients().borrowReadOnly(),
        gradient);
  }

  @Override
  public double cost(double[] v, double factor, double[] gradient) {
    double square = 0;
    for (int e = 0; e < size(); e++) {
      square += v[e] * v[e];
      gradient[e] += factor * v[e];
    }
    return square;
  }

  private static void move(int n, double[] x, double[] s, double[] v, double[] out) {
    for (int e = 0; e < out.length; e++) {
      out[e] = x[e] + v[e] / s[e % n];
    }
  }

  private static void pull(int n, double[] w, double[] s, double[] force, double[] out) {
    for (int e = 0; e < force.length; e++) {
      out[e] = w[e % n] / s[e % n] * force[e];
    }
  }
}
