package org.onsager.distribution;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** A measure with a density that is known up to a constant factor. */
public interface Density extends Target {

  /**
   * The logarithm of the density, up to a constant, and its gradient, the score.
   *
   * @param points n points
   * @return values {@code log p(x_i) + c} and gradients {@code grad log p(x_i)}, coordinate-major
   * @throws IllegalArgumentException if the dimension differs
   */
  Field logDensity(Points points);

  /**
   * A density given by two functions of a point.
   *
   * @param dimension {@code d >= 1}
   * @param logDensity {@code log p(x)}, up to a constant
   * @param score its gradient, d numbers
   * @return the density
   */
  static Density of(
      int dimension, ToDoubleFunction<double[]> logDensity, UnaryOperator<double[]> score) {
    return new Pointwise.LogDensity(dimension, new Pointwise(logDensity, score));
  }
}
