package org.onsager.distribution;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Text;

/**
 * A smooth function on {@code R^d}, given by its value and its gradient at one point.
 *
 * @param value f(x)
 * @param gradient grad f(x), as many numbers as x has
 */
public record Pointwise(ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient) {

  /**
   * The function at many points.
   *
   * @param points n points
   * @return n values and n * d gradients
   * @throws IllegalArgumentException if a gradient has another length than its point
   */
  public Field at(Points points) {
    return Field.at(points, value, gradient);
  }

  /** A log-density that is known point by point. */
  record LogDensity(int dimension, Pointwise function) implements Density {

    @Override
    public Field logDensity(Points points) {
      points.requireDimension("points", dimension);
      return function.at(points);
    }
  }

  /** A log-density that is known point by point, with the Jacobian of its score. */
  record SmoothLogDensity(int dimension, Pointwise function, Function<double[], Matrix> jacobian)
      implements SmoothDensity {

    @Override
    public Field logDensity(Points points) {
      points.requireDimension("points", dimension);
      return function.at(points);
    }

    @Override
    public Block hessians(Points points) {
      points.requireDimension("points", dimension);
      int n = points.count();
      int d = dimension;
      return Block.build(
          n * d * d,
          out -> {
            for (int i = 0; i < n; i++) {
              Matrix h = jacobian.apply(points.row(i));
              h.requireShape("the jacobian", d, d);
              for (int k = 0; k < d; k++) {
                for (int l = 0; l < d; l++) {
                  out[(k * d + l) * n + i] = h.get(k, l);
                }
              }
            }
          });
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
