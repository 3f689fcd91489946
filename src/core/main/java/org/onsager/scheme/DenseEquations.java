package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.energy.Curvature;
import org.onsager.measure.Room;
import org.onsager.solve.Cholesky;
import org.onsager.solve.internal.CrossProduct;

/**
 * Normal equations by the matrix of order (d + 1) n; its lower triangle alone is kept and read.
 * O((d + 1)^3 n^3 / 3) a factorisation.
 */
final class DenseEquations implements NormalEquations {

  private final Tangent at;
  private final double[] lower;

  private DenseEquations(Tangent at, double[] lower) {
    this.at = at;
    this.lower = lower;
  }

  /** Of a factor with many rows, already scaled. */
  static DenseEquations of(int rows, double[] factor, Tangent at) {
    int order = at.order();
    double[] lower =
        new double
            [Room.forDoubles(
                "the Gauss-Newton matrix and its factor", order, order, 2, "Use fewer particles.")];
    CrossProduct.addLower(rows, order, factor, factor, lower);
    return new DenseEquations(at, lower);
  }

  /** The lower triangle of S P' M P S. */
  static DenseEquations of(Curvature.Dense model, Tangent at) {
    double[] m = model.matrix().block().borrowReadOnly();
    double[] w = at.origin().weights().borrowReadOnly();
    double[] scale = at.scale();
    double mass = at.origin().mass();
    int order = at.order();
    int dn = order - w.length;
    double[] out = new double[m.length];
    if (!at.speeds().conservesMass()) {
      for (int row = 0; row < order; row++) {
        product(m, row * order, scale, scale[row], out, row + 1);
      }
      return new DenseEquations(at, out);
    }
    double[] means = new double[order];
    for (int row = 0; row < order; row++) {
      means[row] = ScaledFactor.dot(m, row * order + dn, w) / mass;
    }
    double grand = 0;
    for (int i = 0; i < w.length; i++) {
      grand += means[dn + i] * w[i];
    }
    grand /= mass;
    for (int row = 0; row < dn; row++) {
      product(m, row * order, scale, scale[row], out, row + 1);
    }
    for (int row = dn; row < order; row++) {
      double shift = means[row] - grand;
      projected(m, row * order, means, 0, scale, scale[row], out, 0, dn);
      projected(m, row * order, means, shift, scale, scale[row], out, dn, row + 1);
    }
    return new DenseEquations(at, out);
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

  @Override
  public double form(double[] delta) {
    int order = delta.length;
    double form = 0;
    for (int i = 0; i < order; i++) {
      double below = 0;
      for (int j = 0; j < i; j++) {
        below += lower[i * order + j] * delta[j];
      }
      form += delta[i] * (2 * below + lower[i * (order + 1)] * delta[i]);
    }
    return form;
  }

  @Override
  public Option<Solver> plus(ParticleBlocks blocks, double tau) {
    int order = at.order();
    double[] shifted = lower.clone();
    blocks.addTo(shifted);
    for (int e = 0; e < order; e++) {
      shifted[e * (order + 1)] += at.metric(e) / tau;
    }
    return Cholesky.overwriting(order, shifted).map(factor -> factor::solve);
  }

  @Override
  public boolean isFinite() {
    double sum = 0;
    for (double entry : lower) {
      sum += 0 * entry;
    }
    return sum == 0;
  }
}
