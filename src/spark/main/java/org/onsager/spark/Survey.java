package org.onsager.spark;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/**
 * What a first pass over rows finds.
 *
 * @param rows their number, {@code >= 1}
 * @param least the smallest number of every column
 * @param most the largest one
 * @param largestWeight the largest weight, positive; 1 where there are none
 */
public record Survey(long rows, Block least, Block most, double largestWeight) {

  /** A box is longer than the data by so many ulp of its largest number, and never flat. */
  private static final int MARGIN = 4;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if there are no rows, a number is not finite, or the order of
   *     least and most is wrong
   */
  public Survey {
    Require.atLeast("rows", rows, 1);
    least.requireFinite("least");
    most.requireFinite("most");
    most.requireLength("most", least.length());
    for (int a = 0; a < least.length(); a++) {
      if (least.get(a) > most.get(a)) {
        throw new IllegalArgumentException(
            "least[%d] = %s, most[%d] = %s: must be in this order"
                .formatted(a, least.get(a), a, most.get(a)));
      }
    }
    Require.positive("largestWeight", largestWeight);
  }

  /**
   * The centre of a box around all rows.
   *
   * @return d numbers
   */
  public Block center() {
    return Block.build(
        least.length(),
        out -> {
          for (int a = 0; a < out.length; a++) {
            out[a] = least.get(a) / 2 + most.get(a) / 2;
          }
        });
  }

  /**
   * The edges of that box, wide enough for rounding.
   *
   * @return d positive numbers
   */
  public Block lengths() {
    return Block.build(
        least.length(),
        out -> {
          for (int a = 0; a < out.length; a++) {
            double size = Math.max(Math.abs(least.get(a)), Math.abs(most.get(a)));
            out[a] = most.get(a) - least.get(a) + MARGIN * Math.ulp(size);
          }
        });
  }
}
