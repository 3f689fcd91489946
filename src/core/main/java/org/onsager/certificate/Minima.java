package org.onsager.certificate;

import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * What a search found of the minimum of a first variation.
 *
 * @param where places of local minima, the lowest first
 * @param values the first variation there, ascending
 * @param least a lower bound of the first variation in the whole box, its rounding included, if
 *     {@code proved}; else the lowest value that was read
 * @param proved whether {@code least} is a bound
 * @param reads how many points were read: one is the first variation with its gradient at one point
 */
public record Minima(Points where, Block values, double least, boolean proved, long reads) {

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if there is not one value a place
   */
  public Minima {
    values.requireLength("values", where.count());
    Require.atLeast("reads", reads, 0);
  }
}
