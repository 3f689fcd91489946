package org.onsager.scheme;

import io.vavr.control.Either;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/**
 * Coordinates {@code delta = (u, t)} at a measure of mass m: displacements {@code u = s (x' - x)}
 * with {@code s_i = sqrt(max(w_i, floor))}, and changes t of the half-density {@code r = sqrt(w)}.
 * A mass change is {@code v = r t}, less {@code w <r, t> / m} where mass is conserved. The metric
 * is {@code D = diag(1 / alpha; 1 / beta)}.
 */
final class Tangent {

  /**
   * Weights below this share of the mean count as if they had it: massless particles keep a finite
   * displacement.
   */
  private static final double FLOOR = 1e-3;

  private final Particles mu;
  private final Speeds speeds;
  private final double share;
  private final double[] scale;

  private Tangent(Particles mu, Speeds speeds, double share, double[] scale) {
    this.mu = mu;
    this.speeds = speeds;
    this.share = share;
    this.scale = scale;
  }

  static Tangent at(Particles mu, Speeds speeds) {
    return at(mu, speeds, FLOOR);
  }

  /** With another share of the mean weight as the floor. */
  static Tangent at(Particles mu, Speeds speeds, double share) {
    int n = mu.count();
    int dn = mu.dimension() * n;
    double floor = floor(mu, share);
    double[] w = mu.weights().borrowReadOnly();
    double[] scale = new double[dn + n];
    for (int e = 0; e < dn; e++) {
      scale[e] = 1 / Math.sqrt(Math.max(w[e % n], floor));
    }
    for (int i = 0; i < n; i++) {
      scale[dn + i] = Math.sqrt(w[i]);
    }
    return new Tangent(mu, speeds, share, scale);
  }

  /** The same coordinates at another measure. */
  Tangent at(Particles nu) {
    return at(nu, speeds, share);
  }

  Particles origin() {
    return mu;
  }

  Speeds speeds() {
    return speeds;
  }

  /** {@code (d + 1) n}. */
  int order() {
    return scale.length;
  }

  /** {@code w_i^2 / s_i^2}: the weights themselves but for those below the floor. */
  Block mobility() {
    double floor = floor(mu, share);
    return mu.weights().map(w -> w * Math.min(1, w / floor));
  }

  private static double floor(Particles mu, double share) {
    return share * mu.mass() / mu.count();
  }

  /** {@code 1 / s_i} for displacements, {@code r_i} for mass; not to be changed. */
  double[] scale() {
    return scale;
  }

  /** The entry of D: the same for all displacements, and for all mass changes. */
  double metric(int entry) {
    return entry < mu.dimension() * mu.count() ? 1 / speeds.alpha() : 1 / speeds.beta();
  }

  /** The mean of the first variation, as far as it does not count: 0 where mass is free. */
  double mean(Field xi) {
    return speeds.conservesMass() ? mu.weights().dot(xi.values()) / mu.mass() : 0;
  }

  /** The gradient in delta of an energy with this first variation at the particles. */
  double[] pullBack(Field xi) {
    int n = mu.count();
    int dn = mu.dimension() * n;
    double[] w = mu.weights().borrowReadOnly();
    double mean = mean(xi);
    double[] gradient = new double[dn + n];
    for (int e = 0; e < dn; e++) {
      gradient[e] = w[e % n] * scale[e] * xi.gradients().get(e);
    }
    for (int i = 0; i < n; i++) {
      gradient[dn + i] = scale[dn + i] * (xi.values().get(i) - mean);
    }
    return gradient;
  }

  /** {@code |delta|_D^2}. */
  double squaredLength(double[] delta) {
    double sum = 0;
    for (int e = 0; e < delta.length; e++) {
      sum += metric(e) * (delta[e] * delta[e]);
    }
    return sum;
  }

  /** {@code |g|^2} in {@code D^-1}: how fast the energy falls along the flow. */
  double steepness(double[] gradient) {
    double sum = 0;
    for (int e = 0; e < gradient.length; e++) {
      sum += gradient[e] * gradient[e] / metric(e);
    }
    return sum;
  }

  /**
   * {@code x' = x + u / s}, {@code w' = (r + t / 2)^2}: at a Hellinger distance of |t|. Where mass
   * is conserved t is made orthogonal to r and w' normalised, which stays on the simplex of mass m
   * at a spherical Hellinger distance of at most |t|.
   */
  Either<Failure, State> applied(State state, double[] delta) {
    return state.moved(coordinates(delta)).flatMap(s -> s.weighed(weights(delta)));
  }

  private Block coordinates(double[] delta) {
    double[] x = mu.points().coordinates().borrowReadOnly();
    return Block.build(
        x.length,
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = x[e] + scale[e] * delta[e];
          }
        });
  }

  private Block weights(double[] delta) {
    int n = mu.count();
    int dn = mu.dimension() * n;
    double along = speeds.conservesMass() ? radial(delta) / mu.mass() : 0;
    Block free =
        Block.build(
            n,
            out -> {
              for (int i = 0; i < n; i++) {
                double r = scale[dn + i];
                double root = r + (delta[dn + i] - along * r) / 2;
                out[i] = root * root;
              }
            });
    if (!speeds.conservesMass()) {
      return free;
    }
    double factor = mu.mass() / free.sum();
    return free.map(w -> factor * w);
  }

  /** {@code <r, t>}. */
  private double radial(double[] delta) {
    int dn = mu.dimension() * mu.count();
    double radial = 0;
    for (int e = dn; e < delta.length; e++) {
      radial += scale[e] * delta[e];
    }
    return radial;
  }
}
