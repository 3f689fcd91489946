package org.onsager.measure;

import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A first variation {@code xi = dF/dmu[mu]}, known with its gradient at n points.
 *
 * <p>{@code xi(x_i) = values[i] + entropy * log mu(x_i)}, where {@code mu} stands for the density.
 * Discrete measures have no density, so the second part stays symbolic: operators that can
 * integrate by parts (Stein) use it, all others refuse a field with {@code entropy != 0}.
 *
 * @param values {@code n} numbers
 * @param gradients {@code n * d} numbers, coordinate-major: {@code d xi / d x_k} at point i is
 *     entry {@code k * n + i}; without the entropy part
 * @param entropy the coefficient of {@code log mu}
 */
public record Field(Block values, Block gradients, double entropy) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if there are no values, the gradients are not a multiple of
   *     them, or the entropy is not finite
   */
  public Field {
    if (values.length() < 1 || gradients.length() % values.length() != 0) {
      throw new IllegalArgumentException(
          "gradients has length %d: must be a multiple of the number of values, %d"
              .formatted(gradients.length(), values.length()));
    }
    if (!Double.isFinite(entropy)) {
      throw new IllegalArgumentException("entropy = " + entropy + ": must be finite");
    }
  }

  /**
   * A field without an entropy part.
   *
   * @param values {@code n} numbers
   * @param gradients {@code n * d} numbers, coordinate-major
   * @return the field
   */
  public static Field of(Block values, Block gradients) {
    return new Field(values, gradients, 0);
  }

  /**
   * A field without an entropy part, whose arrays {@code fill} writes once. They start as zeros;
   * {@code fill} must not keep them.
   *
   * @param count number of points {@code n >= 1}
   * @param dimension dimension {@code d >= 1}
   * @param fill writes {@code n} values and {@code n * d} gradients
   * @return the field
   */
  public static Field build(int count, int dimension, BiConsumer<double[], double[]> fill) {
    double[] values = new double[count];
    double[] gradients =
        new double[Room.forDoubles("the gradients", count, dimension, "Use fewer points.")];
    fill.accept(values, gradients);
    return of(Block.owning(values), Block.owning(gradients));
  }

  /**
   * A function and its gradient as one formula, so that what they share is computed once.
   *
   * @see #at(Points, Formula)
   */
  @FunctionalInterface
  public interface Formula {

    /**
     * The function at one point.
     *
     * @param x d coordinates
     * @param gradient d zeros, for the formula to write {@code d xi / d x_k} into
     * @return {@code xi(x)}
     */
    double at(double[] x, double[] gradient);
  }

  /**
   * A field without an entropy part, given point by point:
   *
   * <pre>{@code
   * Field.at(points, (x, gradient) -> {
   *   gradient[0] = slope;
   *   return slope * x[0];
   * });
   * }</pre>
   *
   * @param points n points
   * @param formula the value, and the gradient into an array of zeros
   * @return the field at the n points
   */
  public static Field at(Points points, Formula formula) {
    int n = points.count();
    return build(
        n,
        points.dimension(),
        (values, gradients) -> {
          for (int i = 0; i < n; i++) {
            double[] gradient = new double[points.dimension()];
            values[i] = formula.at(points.row(i), gradient);
            for (int k = 0; k < gradient.length; k++) {
              gradients[k * n + i] = gradient[k];
            }
          }
        });
  }

  /**
   * A field without an entropy part, given point by point by two functions.
   *
   * @param points n points
   * @param value {@code xi(x)}
   * @param gradient {@code grad xi(x)}, d numbers
   * @return the field at the n points
   * @throws IllegalArgumentException if a gradient has another length than its point
   */
  public static Field at(
      Points points, ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient) {
    return at(
        points,
        (x, out) -> {
          double xi = value.applyAsDouble(x);
          double[] slope = gradient.apply(x);
          if (slope.length != out.length) {
            throw new IllegalArgumentException(
                "the gradient has length " + slope.length + ": must be " + out.length);
          }
          System.arraycopy(slope, 0, out, 0, out.length);
          return xi;
        });
  }

  /**
   * The number of points.
   *
   * @return n
   */
  public int count() {
    return values.length();
  }

  /**
   * The dimension of the space.
   *
   * @return d
   */
  public int dimension() {
    return gradients.length() / values.length();
  }

  /**
   * The value at one point, without the entropy part.
   *
   * @param point index of the point
   * @return {@code xi(x_i)}
   */
  public double value(int point) {
    return values.get(point);
  }

  /**
   * One partial derivative at one point, without the entropy part.
   *
   * @param point index of the point
   * @param axis index of the coordinate
   * @return {@code d xi / d x_k} at point i
   */
  public double gradient(int point, int axis) {
    return gradients.get(axis * values.length() + point);
  }

  /**
   * {@code this + factor * other}, both at the same points.
   *
   * @param factor the factor
   * @param other a field at as many points
   * @return the sum
   */
  public Field plus(double factor, Field other) {
    return new Field(
        values.plus(factor, other.values),
        gradients.plus(factor, other.gradients),
        entropy + factor * other.entropy);
  }

  /**
   * A multiple.
   *
   * @param factor the factor
   * @return {@code factor * this}
   */
  public Field times(double factor) {
    return new Field(values.times(factor), gradients.times(factor), factor * entropy);
  }

  /**
   * Whether all values and gradients are finite.
   *
   * @return true if there is neither NaN nor infinity
   */
  public boolean isFinite() {
    return values.isFinite() && gradients.isFinite();
  }

  /**
   * Refuses a field with an entropy part.
   *
   * @param operator who refuses, for the message
   * @throws IllegalArgumentException if {@code entropy != 0}
   */
  public void requireNoEntropy(String operator) {
    if (entropy != 0) {
      throw new IllegalArgumentException(
          operator
              + " cannot act on log mu of a discrete measure: use a Stein geometry, or an energy"
              + " that smooths the particles");
    }
  }
}
