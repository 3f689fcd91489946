package org.onsager.energy;

import org.onsager.measure.Block;
import org.onsager.pairwise.Gram;

/**
 * An energy on fixed points, as a function of the weights: {@code F(w) = w' G w / 2 + l' w + c}.
 *
 * @param matrix G, symmetric
 * @param linear l, n numbers
 * @param constant c
 */
public record Quadratic(Gram matrix, Block linear, double constant) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if the matrix is not n by n
   */
  public Quadratic {
    linear.requireLength("linear", matrix.count());
  }

  /**
   * The energy for given weights.
   *
   * @param weights n numbers
   * @return {@code w' G w / 2 + l' w + c}
   */
  public double value(Block weights) {
    return matrix.form(weights) / 2 + linear.dot(weights) + constant;
  }

  /**
   * The first variation at the points, for given weights.
   *
   * @param weights n numbers
   * @return {@code G w + l}
   */
  public Block firstVariation(Block weights) {
    return matrix.times(weights).plus(1, linear);
  }

  /**
   * The sum of two quadratics of as many points.
   *
   * @param other another quadratic
   * @return the sum
   */
  public Quadratic plus(Quadratic other) {
    return new Quadratic(
        matrix.plus(other.matrix), linear.plus(1, other.linear), constant + other.constant);
  }

  /**
   * A multiple.
   *
   * @param factor any finite number
   * @return the multiple
   */
  public Quadratic times(double factor) {
    return new Quadratic(matrix.times(factor), linear.map(l -> factor * l), factor * constant);
  }
}
