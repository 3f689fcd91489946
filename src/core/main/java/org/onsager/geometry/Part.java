package org.onsager.geometry;

import org.onsager.measure.Require;
import org.onsager.measure.Text;

/**
 * A leaf of a geometry with its speed.
 *
 * @param leaf a {@link Transport} or a {@link Reaction}
 * @param speed {@code > 0}, multiplies the operator
 */
public record Part(Geometry leaf, double speed) {

  /**
   * Validates leaf and speed.
   *
   * @throws IllegalArgumentException if the leaf is a sum or the speed not a positive finite number
   */
  public Part {
    if (leaf instanceof Sum) {
      throw new IllegalArgumentException("leaf: must be a Transport or a Reaction, not a Sum");
    }
    Require.positive("speed", speed);
  }

  /**
   * The same leaf, faster or slower.
   *
   * @param factor {@code > 0}
   * @return the part
   */
  public Part times(double factor) {
    return new Part(leaf, speed * factor);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
