package org.onsager.geometry;

import org.onsager.measure.Block;

/**
 * A rate of change of a particle measure.
 *
 * @param velocity n * d numbers, length per time, coordinate-major
 * @param growth n numbers, mass per time
 */
public record Rate(Block velocity, Block growth) {

  /**
   * The sum with a multiple of another rate.
   *
   * @param factor the factor
   * @param other a rate of the same measure
   * @return {@code this + factor * other}
   */
  public Rate plus(double factor, Rate other) {
    return new Rate(velocity.plus(factor, other.velocity), growth.plus(factor, other.growth));
  }

  /**
   * The rate of nothing.
   *
   * @param count n
   * @param dimension d
   * @return zeros
   */
  public static Rate zero(int count, int dimension) {
    return new Rate(Block.constant(count * dimension, 0), Block.constant(count, 0));
  }
}
