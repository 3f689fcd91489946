package org.onsager.page;

import java.util.Arrays;

/**
 * What a film shows of a coordinate, by 65,534 codes: a thousandth of a pixel each would be finer
 * than any screen.
 *
 * @param low the lower bound
 * @param high the upper bound, larger
 */
record Span(double low, double high) {

  /** The code of what is beyond the upper bound; of what is below the lower one it is zero. */
  static final int BEYOND = 65_535;

  /** Fewer numbers than these are never far from each other. */
  private static final int FEW = 8;

  /**
   * Of the numbers, but for those that lie apart: farther from the middle nine tenths than these
   * are long. A normal sample is shown whole; a particle that flew away does not make all others
   * one point.
   */
  static Span of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    int cut = last + 1 < FEW ? 0 : (int) Math.ceil(0.05 * last);
    double left = sorted[cut];
    double right = sorted[last - cut];
    double length = right - left;
    return new Span(Math.max(sorted[0], left - length), Math.min(sorted[last], right + length));
  }

  /** Both. */
  Span and(Span other) {
    return new Span(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** With some room at both ends, so that a particle at the bound is seen whole. */
  Span withMargins() {
    double scale = Math.max(Math.abs(low), Math.abs(high));
    double length = high - low;
    double margin = length > 1e-9 * scale ? 0.04 * length : Math.max(0.5, 1e-6 * scale);
    return new Span(low - margin, high + margin);
  }

  /** With the same middle. */
  Span ofLength(double length) {
    double middle = low / 2 + high / 2;
    return new Span(middle - length / 2, middle + length / 2);
  }

  /** Where a number is: from 1 to 65,534, or beyond a bound. */
  int code(double number) {
    if (number < low) {
      return 0;
    }
    // In halves: the whole length may overflow.
    double share = (number / 2 - low / 2) / (high / 2 - low / 2);
    return number > high ? BEYOND : 1 + (int) Math.round(share * (BEYOND - 2));
  }

  /** The number at a share of the way from the lower bound to the upper one. */
  double at(double share) {
    return low + share * (high - low);
  }
}
