package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.geometry.Neighbourhood;
import org.onsager.geometry.Wasserstein;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;

/**
 * Moved points and changed weights for alpha Wasserstein + beta spherical Hellinger: the first n *
 * d coordinates are those of {@link Wasserstein#neighbourhood} over {@code sqrt(alpha)}, the last n
 * are half-density changes t over {@code sqrt(STIFFNESS beta)}, with
 *
 * <pre>w_i = m y_i^2 / |y|^2,   y = r + t / 2,   r_i = sqrt(w_i(0)),   t orthogonal to r.</pre>
 *
 * <p>y is on the tangent of a circle of radius {@code |r|}, so the spherical Hellinger distance (an
 * angle) is at most {@code |t|}. Massless particles stay massless, and where they are.
 */
record HalfDensities(Particles origin, Neighbourhood points, Block roots, double alpha, double beta)
    implements Recentring {

  /**
   * How much more a coordinate of weights costs than one of positions. With {@code beta = 0.1 /
   * l^2} an MMD is about as curved in both: L-BFGS then gets along well.
   */
  private static final double STIFFNESS = 10;

  /** The least share of the mean weight in the cost, that of {@link Wasserstein#neighbourhood}. */
  private static final double LEAST_SHARE = 1e-3;

  static HalfDensities of(Particles origin, double alpha, double beta) {
    return new HalfDensities(
        origin, displacements(origin), origin.weights().map(Math::sqrt), alpha, beta);
  }

  @Override
  public int size() {
    return points.size() + roots.length();
  }

  @Override
  public Option<Particles> at(double[] v) {
    double[] u = displacement(v);
    double[] y = halfDensity(v);
    double scale = origin.mass() / dot(y, y);
    Block w = Block.build(y.length, out -> square(scale, y, out));
    return points.at(u).filter(moved -> w.isFinite() && w.sum() > 0).map(mu -> mu.withWeights(w));
  }

  @Override
  public void pullBack(double[] v, Particles nu, Field xi, double[] gradient) {
    points.pullBack(v, nu, xi, gradient);
    int nd = points.size();
    for (int e = 0; e < nd; e++) {
      gradient[e] *= Math.sqrt(alpha);
    }
    double mean = nu.weights().dot(xi.values()) / nu.mass();
    double[] y = halfDensity(v);
    double scale = stretch() * nu.mass() / dot(y, y);
    double[] force = new double[y.length];
    for (int i = 0; i < force.length; i++) {
      force[i] = scale * y[i] * (xi.values().get(i) - mean);
    }
    tangent(force, 0, roots.borrowReadOnly(), gradient, nd);
  }

  @Override
  public double cost(double[] v, double factor, double[] gradient) {
    double square = 0;
    for (int e = points.size(); e < v.length; e++) {
      square += v[e] * v[e];
      gradient[e] += factor * STIFFNESS * v[e];
    }
    return points.cost(v, factor, gradient) + STIFFNESS * square;
  }

  /**
   * Positions by the ratio of their scales {@code sqrt(max(w_i, 1e-3 m / n))}; half densities by
   * the differential of {@code t -> |r| y / |y|}, which is {@code |r| / |y|} times the projection
   * to the tangents at y. The new roots are {@code |y_i|}: where y is negative signs change.
   */
  @Override
  public double[] change(double[] v, double[] change) {
    double[] y = halfDensity(v);
    double[] out = new double[v.length];
    for (int e = 0; e < points.size(); e++) {
      out[e] = change[e] * stretch(y, e % y.length);
    }
    tangent(change, points.size(), roots.borrowReadOnly(), out, points.size());
    tangent(out.clone(), points.size(), y, out, points.size());
    double shrink = Math.sqrt(origin.mass() / dot(y, y));
    for (int i = 0; i < y.length; i++) {
      out[points.size() + i] *= shrink * Math.signum(y[i]);
    }
    return out;
  }

  /** The inverse of the adjoint: {@code |y| / |r| (f - r (f.y) / (r.y))} of half densities. */
  @Override
  public double[] force(double[] v, double[] force) {
    double[] y = halfDensity(v);
    double[] r = roots.borrowReadOnly();
    double[] out = new double[v.length];
    int nd = points.size();
    for (int e = 0; e < nd; e++) {
      out[e] = force[e] / stretch(y, e % y.length);
    }
    double along = 0;
    for (int i = 0; i < y.length; i++) {
      along += y[i] * force[nd + i];
    }
    double share = along / dot(r, y);
    double grow = Math.sqrt(dot(y, y) / origin.mass());
    for (int i = 0; i < y.length; i++) {
      out[nd + i] = grow * Math.signum(y[i]) * (force[nd + i] - share * r[i]);
    }
    return out;
  }

  /** How much larger the scale of a position is around y. */
  private double stretch(double[] y, int i) {
    double least = LEAST_SHARE * origin.mass() / y.length;
    double there = origin.mass() / dot(y, y) * y[i] * y[i];
    return Math.sqrt(Math.max(there, least) / Math.max(origin.weights().get(i), least));
  }

  private static Neighbourhood displacements(Particles origin) {
    return new Wasserstein().neighbourhood().get().apply(origin);
  }

  private double stretch() {
    return Math.sqrt(STIFFNESS * beta);
  }

  private double[] displacement(double[] v) {
    double[] u = new double[points.size()];
    for (int e = 0; e < u.length; e++) {
      u[e] = Math.sqrt(alpha) * v[e];
    }
    return u;
  }

  /** {@code y}; v is made tangent here as well, so that rounding does not add up. */
  private double[] halfDensity(double[] v) {
    double[] r = roots.borrowReadOnly();
    double[] y = new double[r.length];
    tangent(v, points.size(), r, y, 0);
    for (int i = 0; i < y.length; i++) {
      y[i] = r[i] + stretch() / 2 * y[i];
    }
    return y;
  }

  /** Writes {@code t - r (r.t) / (r.r)}. */
  private static void tangent(double[] t, int from, double[] r, double[] out, int to) {
    double along = 0;
    for (int i = 0; i < r.length; i++) {
      along += r[i] * t[from + i];
    }
    double share = along / dot(r, r);
    for (int i = 0; i < r.length; i++) {
      out[to + i] = t[from + i] - share * r[i];
    }
  }

  private static void square(double scale, double[] y, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = scale * y[i] * y[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
