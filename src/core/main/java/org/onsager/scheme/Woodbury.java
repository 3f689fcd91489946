package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.measure.Room;
import org.onsager.solve.Cholesky;
import org.onsager.solve.internal.CrossProduct;

/**
 * Normal equations by a factor B of few rows: with the block-diagonal {@code C = blocks + D / tau},
 *
 * <pre>{@code (B'B + C)^-1 = C^-1 - C^-1 B' (I + B C^-1 B')^-1 B C^-1.}</pre>
 *
 * and one step of iterative refinement. A factorisation is one of a matrix of as many rows as B
 * has: O(rows^2 (d + 1) n).
 *
 * <p><i>Source:</i> Woodbury (1950); Higham, Accuracy and Stability of Numerical Algorithms (2002),
 * section 26.1.
 */
final class Woodbury implements NormalEquations {

  private final int rows;
  private final Tangent at;

  /** B', row by row. */
  private final double[] transposed;

  private Woodbury(int rows, Tangent at, double[] transposed) {
    this.rows = rows;
    this.at = at;
    this.transposed = transposed;
  }

  static Woodbury of(int rows, double[] factor, Tangent at) {
    int order = at.order();
    double[] transposed = new double[factor.length];
    for (int r = 0; r < rows; r++) {
      for (int e = 0; e < order; e++) {
        transposed[e * rows + r] = factor[r * order + e];
      }
    }
    return new Woodbury(rows, at, transposed);
  }

  @Override
  public double form(double[] delta) {
    double form = 0;
    for (double image : image(delta)) {
      form += image * image;
    }
    return form;
  }

  @Override
  public Option<Solver> plus(ParticleBlocks blocks, double tau) {
    ParticleBlocks.Inverse inverse =
        blocks.inverse(1 / at.speeds().alpha() / tau, 1 / at.speeds().beta() / tau);
    if (rows == 0) {
      return Option.some(inverse::times);
    }
    double[] small =
        new double
            [Room.forDoubles(
                "the Gauss-Newton matrix and its factor", rows, rows, 2, "Use fewer features.")];
    CrossProduct.addLower(at.order(), rows, inverse.times(rows, transposed), transposed, small);
    for (int r = 0; r < rows; r++) {
      small[r * (rows + 1)] += 1;
    }
    return Cholesky.overwriting(rows, small)
        .map(factor -> b -> refined(inverse, factor, blocks, tau, b));
  }

  /**
   * Where D / tau is small, two large vectors nearly cancel. One step of iterative refinement gives
   * back the digits: it costs as much as a solution, not as a factorisation.
   */
  private double[] refined(
      ParticleBlocks.Inverse inverse,
      Cholesky factor,
      ParticleBlocks blocks,
      double tau,
      double[] right) {
    double[] x = solve(inverse, factor, right);
    double[] residual = new double[x.length];
    blocks.addProduct(x, residual);
    double[] image = image(x);
    for (int e = 0; e < x.length; e++) {
      double product = residual[e] + at.metric(e) / tau * x[e];
      residual[e] = right[e] - (product + ScaledFactor.dot(transposed, e * rows, image));
    }
    double[] correction = solve(inverse, factor, residual);
    for (int e = 0; e < x.length; e++) {
      x[e] += correction[e];
    }
    return x;
  }

  /** {@code C^-1 (b - B' z)} with {@code (I + B C^-1 B') z = B C^-1 b}. */
  private double[] solve(ParticleBlocks.Inverse inverse, Cholesky factor, double[] right) {
    double[] z = factor.solve(image(inverse.times(right)));
    double[] reduced = right.clone();
    for (int e = 0; e < reduced.length; e++) {
      reduced[e] -= ScaledFactor.dot(transposed, e * rows, z);
    }
    return inverse.times(reduced);
  }

  /** {@code B delta}. */
  private double[] image(double[] delta) {
    double[] image = new double[rows];
    for (int e = 0; e < delta.length; e++) {
      add(delta[e], transposed, e * rows, image);
    }
    return image;
  }

  private static void add(double factor, double[] rows, int from, double[] out) {
    for (int r = 0; r < out.length; r++) {
      out[r] += factor * rows[from + r];
    }
  }

  @Override
  public boolean isFinite() {
    double sum = 0;
    for (double entry : transposed) {
      sum += 0 * entry;
    }
    return sum == 0;
  }
}
