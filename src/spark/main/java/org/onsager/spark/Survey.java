package org.onsager.spark;

import org.onsager.feature.fourier.Extent;
import org.onsager.measure.Require;

/**
 * What a first pass over rows finds.
 *
 * @param rows their number, {@code >= 1}
 * @param extent the smallest and the largest number of every column
 * @param largestWeight the largest weight, positive; 1 where there are none
 */
public record Survey(long rows, Extent extent, double largestWeight) {

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if there are no rows, or the weight is not positive and finite
   */
  public Survey {
    Require.atLeast("rows", rows, 1);
    Require.positive("largestWeight", largestWeight);
  }
}
