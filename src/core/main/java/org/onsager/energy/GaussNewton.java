package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Consumer;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
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
 * <p>{@code M = curvature + diag(kept_i)}. What it keeps of the second derivative is said by each
 * energy; it never has a direction in which F would seem to fall without end, so that {@code M + D
 * / tau} has a Cholesky factor for every tau.
 *
 * <p>An energy whose first variation does not vanish where F is least also has a curvature of the
 * first variation, particle by particle: the <i>rest</i>. With it in place of what M keeps the
 * model is exact in the positions, but of any sign.
 *
 * <p><i>Source:</i> Schraudolph (2002), doi:10.1162/08997660260028683, for generalised Gauss-Newton
 * matrices; Dennis, Gay and Welsch (1981), doi:10.1145/355958.355965, for the rest.
 *
 * @param count n, the number of particles
 * @param dimension d
 * @param curvature the pull-back of a second derivative in the measure, as a matrix or by a factor
 * @param kept positive semidefinite blocks {@code w_i H_i} of second derivatives in the positions,
 *     that M has beside the curvature: index {@code (a * d + b) * n + i}; none if there are none
 * @param rest the second derivatives of the first variation times the weights, {@code w_i d_a d_b
 *     xi(x_i)}, in the layout of {@code kept}, of any sign: a step takes their positive parts in
 *     place of what is kept, where that predicts better. None if they are not known or never help
 * @param reading the first variation of other measures at these particles, for chords; none where
 *     it does not change by {@code curvature} to first order, or if it is not known
 * @param scale the sizes of the model
 */
public record GaussNewton(
    int count,
    int dimension,
    Curvature curvature,
    Option<Block> kept,
    Option<Block> rest,
    Option<Reading> reading,
    Scale scale) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if a block has not the length that count and dimension ask for
   */
  public GaussNewton {
    Require.atLeast("count", count, 1);
    Require.atLeast("dimension", dimension, 1);
    int order = order(count, dimension);
    switch (curvature) {
      case Curvature.Dense dense -> dense.matrix().requireShape("matrix", order, order);
      case Curvature.Factor factor ->
          factor.factor().requireLength("factor", Math.multiplyExact(factor.rows(), order));
      case Curvature.Spectral spectral -> {
        Points points = spectral.at().points();
        if (points.count() != count || points.dimension() != dimension) {
          throw new IllegalArgumentException(
              "the curvature is one of %d particles in dimension %d: must be of %d in dimension %d"
                  .formatted(points.count(), points.dimension(), count, dimension));
        }
      }
    }
    int blocks = Math.multiplyExact(count, dimension * dimension);
    kept.forEach(k -> k.requireLength("kept", blocks));
    rest.forEach(r -> r.requireLength("rest", blocks));
  }

  /**
   * A model that is a curvature alone.
   *
   * @param count n
   * @param dimension d
   * @param curvature M
   * @param scale its sizes
   * @return the model; nothing is kept beside it, no rest is known and no reading
   */
  public static GaussNewton of(int count, int dimension, Curvature curvature, Scale scale) {
    return new GaussNewton(
        count, dimension, curvature, Option.none(), Option.none(), Option.none(), scale);
  }

  /**
   * A model given by its matrix.
   *
   * @param count n
   * @param dimension d
   * @param matrix M, symmetric, of order (d + 1) n
   * @param stiffness {@link Scale#stiffness}
   */
  public GaussNewton(int count, int dimension, Matrix matrix, double stiffness) {
    this(
        count,
        dimension,
        new Curvature.Dense(matrix),
        Option.none(),
        Option.none(),
        Option.none(),
        Scale.ofStiffness(stiffness));
  }

  /**
   * The same model that keeps positive semidefinite blocks beside its curvature.
   *
   * @param blocks {@link #kept}
   * @return the model
   */
  public GaussNewton keeping(Block blocks) {
    return new GaussNewton(count, dimension, curvature, Option.of(blocks), rest, reading, scale);
  }

  /**
   * The same model that knows its rest.
   *
   * @param blocks {@link #rest}
   * @return the model
   */
  public GaussNewton withRest(Block blocks) {
    return new GaussNewton(count, dimension, curvature, kept, Option.of(blocks), reading, scale);
  }

  /**
   * The same model, for chords.
   *
   * @param other {@link #reading}
   * @return the model
   */
  public GaussNewton readBy(Reading other) {
    return new GaussNewton(count, dimension, curvature, kept, rest, Option.of(other), scale);
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
   * The bound of the curvature along displacements.
   *
   * @return {@link Scale#stiffness}
   */
  public double stiffness() {
    return scale.stiffness();
  }

  /**
   * The matrix M.
   *
   * @return M; O(rows (d + 1)^2 n^2) if the curvature is known by a factor
   */
  public Matrix matrix() {
    Matrix m = curvature.matrix(order());
    return kept.map(blocks -> plus(m, blocks)).getOrElse(m);
  }

  private Matrix plus(Matrix matrix, Block blocks) {
    int order = order();
    return Matrix.build(
        order,
        order,
        out -> {
          System.arraycopy(matrix.block().borrowReadOnly(), 0, out, 0, out.length);
          for (int e = 0; e < blocks.length(); e++) {
            int i = e % count;
            int a = e / count / dimension;
            int b = e / count % dimension;
            out[(a * count + i) * order + b * count + i] += blocks.get(e);
          }
        });
  }

  /** A matrix of this order, if there is room for it and for another one, which a step needs. */
  static Matrix square(long order, Consumer<double[]> fill) {
    Room.forDoubles(
        "the Gauss-Newton matrix and its scaled form",
        order,
        order,
        2,
        "Use fewer particles, or explicit or proximal transport.");
    return Matrix.build((int) order, (int) order, fill);
  }

  private static int order(int count, int dimension) {
    return Math.multiplyExact(Math.addExact(dimension, 1), count);
  }

  /**
   * The quadratic form {@code delta' M delta}. O((d + 1)^2 n^2), or O(rows (d + 1) n) by a factor.
   *
   * @param delta {@code (d + 1) n} numbers
   * @return the form; negative only by rounding
   */
  public double form(Block delta) {
    delta.requireLength("delta", order());
    double own = curvature.form(delta);
    return kept.map(blocks -> own + form(blocks, delta)).getOrElse(own);
  }

  private double form(Block blocks, Block delta) {
    double form = 0;
    for (int e = 0; e < blocks.length(); e++) {
      int i = e % count;
      int a = e / count / dimension;
      int b = e / count % dimension;
      form += delta.get(a * count + i) * blocks.get(e) * delta.get(b * count + i);
    }
    return form;
  }

  /**
   * The model of a sum of energies.
   *
   * @param other the model of another energy at the same particles
   * @return the sum; chords need readings of both
   */
  public GaussNewton plus(GaussNewton other) {
    return new GaussNewton(
        count,
        dimension,
        curvature.plus(other.curvature, order()),
        sum(kept, other.kept),
        sum(rest, other.rest),
        reading.flatMap(a -> other.reading.map(b -> new Readings.Sum(a, b))),
        scale.plus(other.scale));
  }

  private static Option<Block> sum(Option<Block> a, Option<Block> b) {
    return a.isEmpty() ? b : a.map(x -> b.map(y -> x.plus(1, y)).getOrElse(x));
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
        curvature.times(factor),
        kept.map(k -> k.map(h -> factor * h)),
        rest.map(r -> r.map(h -> factor * h)),
        reading.map(r -> new Readings.Multiple(r, factor)),
        scale.times(factor));
  }

  /**
   * Whether every entry of M and the stiffness are finite, as far as they are written down.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return curvature.isFinite()
        && kept.forAll(Block::isFinite)
        && Double.isFinite(scale.stiffness());
  }
}
