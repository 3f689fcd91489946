package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Require;
import org.onsager.measure.Room;

/**
 * A positive semidefinite model of the second-order part of an energy, in displacements and mass
 * changes together: for {@code delta = (u, v)}, {@code mu(delta) = sum_i (w_i + v_i) delta_{x_i +
 * u_i}},
 *
 * <pre>{@code
 * F(mu(delta)) ~ F(mu) + sum_i w_i <grad xi_i, u_i> + sum_i xi_i v_i + delta' M delta / 2.
 * }</pre>
 *
 * <p>What the model keeps of the second derivative is said by each energy; it never has a direction
 * in which F would seem to fall without end, so that {@code M + D / tau} has a Cholesky factor for
 * every tau.
 *
 * <p><i>Source:</i> Schraudolph (2002), doi:10.1162/08997660260028683, for generalised Gauss-Newton
 * matrices.
 *
 * @param count n, the number of particles
 * @param dimension d
 * @param curvature M, as a matrix or by a factor
 * @param rest the second derivatives of the first variation times the weights, {@code w_i d_a d_b
 *     xi(x_i)} at index {@code (a * d + b) * n + i}, of any sign: what M leaves out; a step takes
 *     their positive parts where that predicts better. None if they are not known, or never help
 * @param stiffness a bound {@code c >= 0} with {@code u' M u <= c sum_i w_i |u_i|^2} for
 *     displacements u: 1 / c is the flow time in which a step of this model begins to be implicit;
 *     NaN or infinite where sums overflow
 */
public record GaussNewton(
    int count, int dimension, Curvature curvature, Option<Block> rest, double stiffness) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if a block has not the length that count and dimension ask
   *     for, or the stiffness is negative
   */
  public GaussNewton {
    Require.atLeast("count", count, 1);
    Require.atLeast("dimension", dimension, 1);
    int order = order(count, dimension);
    switch (curvature) {
      case Curvature.Dense dense ->
          dense.matrix().requireLength("matrix", length(count, dimension));
      case Curvature.Factor factor ->
          factor.factor().requireLength("factor", Math.multiplyExact(factor.rows(), order));
    }
    rest.forEach(r -> r.requireLength("rest", count * dimension * dimension));
    if (stiffness < 0) {
      throw new IllegalArgumentException("stiffness = " + stiffness + ": must be >= 0");
    }
  }

  /**
   * A model given by its matrix.
   *
   * @param count n
   * @param dimension d
   * @param matrix M, symmetric, of order (d + 1) n, row by row
   * @param stiffness see above
   */
  public GaussNewton(int count, int dimension, Block matrix, double stiffness) {
    this(count, dimension, new Curvature.Dense(matrix), Option.none(), stiffness);
  }

  /**
   * The order of the matrix.
   *
   * @return {@code (d + 1) n}
   */
  public int order() {
    return order(count, dimension);
  }

  /**
   * The matrix M.
   *
   * @return M, row by row; O(rows (d + 1)^2 n^2) if it is known by a factor
   */
  public Block matrix() {
    return switch (curvature) {
      case Curvature.Dense dense -> dense.matrix();
      case Curvature.Factor factor -> {
        int order = order();
        double[] a = factor.factor().borrowReadOnly();
        yield Block.build(
            length(count, dimension),
            m -> {
              for (int r = 0; r < factor.rows(); r++) {
                for (int i = 0; i < order; i++) {
                  double left = a[r * order + i];
                  for (int j = 0; j < order; j++) {
                    m[i * order + j] += left * a[r * order + j];
                  }
                }
              }
            });
      }
    };
  }

  /** The number of entries of a matrix; a step needs another one as large. */
  static int length(int count, int dimension) {
    long order = (dimension + 1L) * count;
    return Room.forDoubles(
        "the Gauss-Newton matrix and its scaled form",
        order,
        order,
        2,
        "Use fewer particles, or explicit or proximal transport.");
  }

  private static int order(int count, int dimension) {
    return Math.multiplyExact(Math.addExact(dimension, 1), count);
  }

  /**
   * The quadratic form {@code delta' M delta}. O((d + 1)^2 n^2).
   *
   * @param delta {@code (d + 1) n} numbers
   * @return the form; negative only by rounding
   */
  public double form(Block delta) {
    int order = order();
    delta.requireLength("delta", order);
    double[] m = matrix().borrowReadOnly();
    double[] v = delta.borrowReadOnly();
    double form = 0;
    for (int i = 0; i < order; i++) {
      double sum = 0;
      for (int j = 0; j < order; j++) {
        sum += m[i * order + j] * v[j];
      }
      form += v[i] * sum;
    }
    return form;
  }

  /**
   * The model of a sum of energies.
   *
   * @param other the model of another energy at the same particles
   * @return the sum
   */
  public GaussNewton plus(GaussNewton other) {
    return new GaussNewton(
        count,
        dimension,
        new Curvature.Dense(matrix().plus(1, other.matrix())),
        rest.isEmpty() ? other.rest : rest.map(r -> other.rest.map(o -> r.plus(1, o)).getOrElse(r)),
        stiffness + other.stiffness);
  }

  /**
   * The model of a multiple of an energy.
   *
   * @param factor {@code > 0}
   * @return the multiple
   * @throws IllegalArgumentException if the factor is not a positive finite number
   */
  public GaussNewton times(double factor) {
    Require.positive("factor", factor);
    return new GaussNewton(
        count,
        dimension,
        new Curvature.Dense(matrix().map(m -> factor * m)),
        rest.map(r -> r.map(h -> factor * h)),
        factor * stiffness);
  }

  /**
   * Whether every entry and the stiffness are finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return matrix().isFinite() && Double.isFinite(stiffness);
  }
}
