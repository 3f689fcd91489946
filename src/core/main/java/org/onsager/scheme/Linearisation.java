package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.GaussNewton;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.solve.Cholesky;
import org.onsager.step.State;

/**
 * The linearised step at a measure of mass m, in displacements {@code u = s (x' - x)} with {@code
 * s_i = sqrt(max(w_i, floor))} and changes t of the half-density {@code sqrt(w)}: {@code minimise
 * <g, delta> + delta' M delta / 2 + delta' D delta / (2 tau)} over {@code delta = (u, t)}.
 *
 * <p>A mass change is {@code v = r t - w <r, t> / m} with {@code r = sqrt(w)}, so M has {@code (0,
 * r)} in its null space, and with it every solution has {@code <r, t> = 0} up to rounding.
 */
final class Linearisation {

  /**
   * Weights below this share of the mean count as if they had it: massless particles keep a finite
   * displacement.
   */
  private static final double FLOOR = 1e-3;

  private final Particles mu;
  private final double[] matrix;
  private final double[] gradient;
  private final double[] scale;
  private final double[] metric;
  private final double startingTau;

  private Linearisation(
      Particles mu,
      double[] matrix,
      double[] gradient,
      double[] scale,
      double[] metric,
      double startingTau) {
    this.mu = mu;
    this.startingTau = startingTau;
    this.matrix = matrix;
    this.gradient = gradient;
    this.scale = scale;
    this.metric = metric;
  }

  /**
   * Scales and projects the model of an energy; alpha and beta are the speeds of the geometry. O((d
   * + 1)^2 n^2).
   */
  static Linearisation of(GaussNewton model, Field xi, Particles mu, double alpha, double beta) {
    int n = mu.count();
    int d = mu.dimension();
    double mass = mu.mass();
    double[] w = mu.weights().borrowReadOnly();
    double[] scale = new double[(d + 1) * n];
    double[] metric = new double[(d + 1) * n];
    double[] gradient = new double[(d + 1) * n];
    double mean = mu.weights().dot(xi.values()) / mass;
    for (int i = 0; i < n; i++) {
      double inverse = 1 / Math.sqrt(Math.max(w[i], FLOOR * mass / n));
      for (int at = i; at < d * n; at += n) {
        scale[at] = inverse;
        metric[at] = 1 / alpha;
        gradient[at] = w[i] * inverse * xi.gradients().get(at);
      }
      scale[d * n + i] = Math.sqrt(w[i]);
      metric[d * n + i] = 1 / beta;
      gradient[d * n + i] = Math.sqrt(w[i]) * (xi.values().get(i) - mean);
    }
    double[] matrix = scaled(model.matrix().borrowReadOnly(), w, mass, n, d, scale);
    double stiffness = alpha * model.stiffness();
    return new Linearisation(
        mu, matrix, gradient, scale, metric, stiffness > 0 ? 1 / stiffness : 1);
  }

  /** The lower triangle of S P' M P S, with the projection P on changes that conserve mass. */
  private static double[] scaled(
      double[] model, double[] w, double mass, int n, int d, double[] scale) {
    int order = (d + 1) * n;
    int dn = d * n;
    double[] means = new double[order];
    for (int row = 0; row < order; row++) {
      means[row] = dot(model, row * order + dn, w) / mass;
    }
    double grand = dot(means, dn, w) / mass;
    double[] out = new double[model.length];
    for (int row = 0; row < dn; row++) {
      product(model, row * order, scale, scale[row], out, row + 1);
    }
    for (int row = dn; row < order; row++) {
      double shift = means[row] - grand;
      projected(model, row * order, means, 0, scale, scale[row], out, 0, dn);
      projected(model, row * order, means, shift, scale, scale[row], out, dn, row + 1);
    }
    return out;
  }

  private static double dot(double[] a, int from, double[] b) {
    double sum = 0;
    for (int j = 0; j < b.length; j++) {
      sum += a[from + j] * b[j];
    }
    return sum;
  }

  private static void product(
      double[] model, int from, double[] scale, double factor, double[] out, int length) {
    for (int j = 0; j < length; j++) {
      out[from + j] = factor * scale[j] * model[from + j];
    }
  }

  private static void projected(
      double[] model,
      int row,
      double[] means,
      double shift,
      double[] scale,
      double factor,
      double[] out,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      out[row + j] = factor * scale[j] * (model[row + j] - means[j] - shift);
    }
  }

  /**
   * The flow time in which the model begins to be implicit; 1 if it has no curvature at all, 0 or
   * infinite where one over the curvature is.
   */
  double startingTau() {
    return startingTau;
  }

  /** Whether matrix and gradient are finite. */
  boolean isFinite() {
    return allFinite(gradient) && allFinite(matrix);
  }

  private static boolean allFinite(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += 0 * number;
    }
    return sum == 0;
  }

  /**
   * The minimiser for a tau, or none if the matrix is not positive definite to rounding. O((d +
   * 1)^3 n^3 / 3).
   */
  Option<Trial> trial(double tau) {
    int order = gradient.length;
    double[] shifted = matrix.clone();
    for (int e = 0; e < order; e++) {
      shifted[e * (order + 1)] += metric[e] / tau;
    }
    return Cholesky.overwriting(order, shifted)
        .map(factor -> factor.solve(gradient))
        .map(negative -> trial(negative, tau));
  }

  /**
   * With {@code (M + D / tau) delta = -g}, the model falls by {@code -<g, delta> / 2 + |delta|_D^2
   * / (2 tau)}.
   */
  private Trial trial(double[] negative, double tau) {
    double slope = 0;
    double squaredLength = 0;
    for (int e = 0; e < negative.length; e++) {
      slope += gradient[e] * negative[e];
      squaredLength += metric[e] * (negative[e] * negative[e]);
    }
    double cost = squaredLength / tau / 2;
    return new Trial(negative, slope / 2 + cost, cost);
  }

  /** A step of the linearised problem. */
  final class Trial {

    private final double[] negative;
    private final double predicted;
    private final double cost;

    private Trial(double[] negative, double predicted, double cost) {
      this.negative = negative;
      this.predicted = predicted;
      this.cost = cost;
    }

    /** How far the model of the energy falls. */
    double predicted() {
      return predicted;
    }

    /** {@code |delta|_D^2 / (2 tau)}. */
    double cost() {
      return cost;
    }

    /**
     * {@code x' = x + u / s}, {@code w' = m (r + t / 2)^2}, normalised: stays on the simplex of
     * mass m, at a spherical Hellinger distance of at most |t|.
     */
    Either<Failure, State> applied(State state) {
      return state.moved(coordinates(negative)).flatMap(s -> s.weighed(weights(negative)));
    }
  }

  private Block coordinates(double[] negative) {
    double[] x = mu.points().coordinates().borrowReadOnly();
    return Block.build(
        x.length,
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = x[e] - scale[e] * negative[e];
          }
        });
  }

  private Block weights(double[] negative) {
    int n = mu.count();
    int dn = mu.dimension() * n;
    double mass = mu.mass();
    double radial = 0;
    for (int i = 0; i < n; i++) {
      radial += scale[dn + i] * negative[dn + i];
    }
    double along = radial / mass;
    return Block.build(
        n,
        out -> {
          double sum = 0;
          for (int i = 0; i < n; i++) {
            double r = scale[dn + i];
            double root = r - (negative[dn + i] - along * r) / 2;
            out[i] = root * root;
            sum += out[i];
          }
          for (int i = 0; i < n; i++) {
            out[i] *= mass / sum;
          }
        });
  }
}
