package org.onsager.chart;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * A smooth map {@code c: R^d -> R^e} onto a set in which particles are to stay: an interval, a
 * half-line, a ball, a sphere, a torus. An energy behind a chart, {@code F(c_# mu)}, is an energy
 * on all of {@code R^d}, so that schemes need to know nothing of walls: they move {@code z}, and
 * {@code x = c(z)} stays in the set.
 *
 * <p>At a wall {@code c' = 0}: with {@code xi} the first variation in x, the second derivative in z
 * is {@code xi' c''} there, which is positive where {@code xi} falls towards the wall, so that
 * second-order steps converge quadratically to points on it. The price is that a particle
 * <i>exactly on</i> a wall cannot leave it: its gradient in z is zero, whatever the energy. Start
 * inside.
 *
 * <p>Checked by {@code ChartContract}.
 */
public interface Chart {

  /**
   * The number of coordinates z.
   *
   * @return {@code d >= 1}
   */
  int dimension();

  /**
   * The dimension of the space in which the set lies.
   *
   * @return {@code e >= 1}; d for all built-in charts
   */
  int imageDimension();

  /**
   * The points in the set.
   *
   * @param z n points of dimension d
   * @return {@code c(z_i)}, n points of dimension e
   * @throws IllegalArgumentException if the dimension is another one
   * @throws org.onsager.measure.Trouble if a point has left the chart: the map is not defined
   *     there, or its image is not finite
   */
  Points at(Points z);

  /**
   * The first derivatives.
   *
   * @param z n points of dimension d
   * @return e * d * n numbers, {@code d_a c_k(z_i)} at index {@code (k * d + a) * n + i}
   * @throws org.onsager.measure.Trouble if a point has left the chart
   */
  Block jacobian(Points z);

  /**
   * The second derivatives of {@code <p, c>}, with another p for every point.
   *
   * @param z n points of dimension d
   * @param p e * n numbers, coordinate-major, as gradients are
   * @return d * d * n numbers, {@code sum_k p_k d_a d_b c_k(z_i)} at index {@code (a * d + b) * n +
   *     i}
   * @throws org.onsager.measure.Trouble if a point has left the chart
   */
  Block curvature(Points z, Block p);

  /**
   * Coordinates of points of the set, for starts that are known as points x.
   *
   * @param x n points of dimension e in the set, up to a relative 1e-9, which rounded data need
   * @return the canonical z with {@code c(z) = x}
   * @throws IllegalArgumentException if a point is not in the set
   */
  Points into(Points x);

  /**
   * The representatives of points: one z for every x, as far as that can be. Points that are to be
   * compared, merged or averaged in z are made canonical first.
   *
   * @param z n points of dimension d
   * @return n points with {@code c(canonical(z)) = c(z)}; the same points, if they are canonical
   */
  Points canonical(Points z);

  /**
   * Bounds of the map and its derivatives over a box of z, for proofs.
   *
   * @param centre d coordinates; not to be changed
   * @param halfWidths d numbers {@code >= 0}; not to be changed
   * @return the bounds, infinite where there are none
   */
  Stretch over(double[] centre, double[] halfWidths);

  /**
   * A function of x as a function of z: its values stay, its gradient is {@code c'(z)' grad xi}.
   *
   * @implSpec multiplies by {@link #jacobian}; charts that can do with less override this
   * @param z n points
   * @param xi the function and its gradient at {@code c(z)}
   * @return the function {@code xi(c(z))} and its gradient
   * @throws IllegalArgumentException if the field has a {@code log mu} part
   */
  default Field pullBack(Points z, Field xi) {
    xi.requireNoEntropy("a chart");
    return Field.of(xi.values(), Chains.gradient(this, z, xi.gradients()));
  }

  /**
   * Second derivatives of a function of x as those of a function of z: {@code c' H c' + sum_k (d_k
   * xi) c''_k}.
   *
   * @implSpec multiplies by {@link #jacobian} and adds {@link #curvature}
   * @param z n points
   * @param gradients {@code grad xi} at {@code c(z)}, e * n numbers, coordinate-major
   * @param hessians {@code d_k d_l xi} at index {@code (k * e + l) * n + i}
   * @return the second derivatives of {@code xi(c(z))} at index {@code (a * d + b) * n + i}
   */
  default Block pullBack(Points z, Block gradients, Block hessians) {
    return Chains.hessian(this, z, hessians).plus(1, Chains.curvature(this, z, gradients));
  }

  /**
   * Two charts side by side, on groups of coordinates: {@code (z, z') -> (c(z), c'(z'))}.
   *
   * @param other the chart of the coordinates that follow
   * @return the product
   */
  default Chart times(Chart other) {
    return Product.of(this, other);
  }

  /**
   * All of {@code R^d}, for the coordinates of a product that have no walls.
   *
   * @param dimension d
   * @return the chart {@code x = z}
   */
  static Chart identity(int dimension) {
    return product(dimension, k -> new Line());
  }

  /**
   * An interval, {@code x = lo + (hi - lo) (1 + sin z) / 2}.
   *
   * @param lo its least number
   * @param hi its largest number, {@code > lo}
   * @return the chart; canonical z lie in {@code [-pi / 2, pi / 2]}
   */
  static Chart interval(double lo, double hi) {
    return new Interval(lo, hi);
  }

  /**
   * A box, an {@link #interval} along every axis.
   *
   * @param lo its corner of the least coordinates
   * @param hi its corner of the largest ones
   * @return the chart
   * @throws IllegalArgumentException if the corners differ in length, or {@code lo_k < hi_k} fails
   */
  static Chart box(double[] lo, double[] hi) {
    if (lo.length != hi.length) {
      throw new IllegalArgumentException(
          "lo has %d coordinates, hi has %d: must be as many".formatted(lo.length, hi.length));
    }
    return product(lo.length, k -> new Interval(lo[k], hi[k]));
  }

  /**
   * The half-line {@code x >= 0}, {@code x = z^2 / 2}.
   *
   * @return the chart; canonical z are {@code >= 0}
   */
  static Chart halfLine() {
    return halfLine(1);
  }

  /**
   * The half-line {@code x >= 0} in another unit, {@code x = scale z^2 / 2}: the scale is about
   * where the points lie, so that z is of the size of one.
   *
   * @param scale {@code > 0}
   * @return the chart
   */
  static Chart halfLine(double scale) {
    return new HalfLine(scale);
  }

  /**
   * The torus, {@code x_k = z_k} modulo a period: for energies with these periods in x, as those of
   * periodic features are. They are smooth in z, and x is what one prints.
   *
   * @param periods one number {@code > 0} an axis
   * @return the chart; x and canonical z lie in {@code [0, period)}
   */
  static Chart torus(double... periods) {
    double[] kept = periods.clone();
    return product(kept.length, k -> new Circle(kept[k]));
  }

  /**
   * The ball {@code |x| <= radius}, {@code x = radius z sin |z| / |z|}.
   *
   * @param dimension d
   * @param radius {@code > 0}
   * @return the chart; canonical z have {@code |z| <= pi / 2}
   */
  static Chart ball(int dimension, double radius) {
    return new Ball(dimension, radius);
  }

  /**
   * The unit sphere, {@code x = z / |z|}, not defined at {@code z = 0}. The length of z drifts, and
   * nothing depends on it.
   *
   * @param dimension d of the space, {@code >= 2}
   * @return the chart; canonical z have length one
   */
  static Chart sphere(int dimension) {
    return new Sphere(dimension);
  }

  private static Chart product(int dimension, IntFunction<Chart> axis) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension = " + dimension + ": must be at least 1");
    }
    return Product.of(IntStream.range(0, dimension).mapToObj(axis).toArray(Chart[]::new));
  }
}
