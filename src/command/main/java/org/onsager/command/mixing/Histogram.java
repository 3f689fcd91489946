package org.onsager.command.mixing;

import java.util.stream.IntStream;
import org.onsager.measure.Block;

/**
 * Shares of numbers in bins of equal width, as densities: the areas add up to one.
 *
 * @param first where the first bin begins
 * @param width of a bin
 * @param heights shares over the width, one a bin
 */
record Histogram(double first, double width, Block heights) {

  /**
   * Counts numbers.
   *
   * @param numbers within the bins
   * @param shares how often each is there, of sum one
   * @param first where the first bin begins
   * @param width of a bin
   * @param bins how many
   */
  static Histogram of(double[] numbers, Block shares, double first, double width, int bins) {
    Histogram empty = new Histogram(first, width, Block.constant(bins, 0));
    return empty.withHeights(
        Block.build(
            bins,
            out -> {
              for (int j = 0; j < numbers.length; j++) {
                out[empty.bin(numbers[j])] += shares.get(j) / width;
              }
            }));
  }

  int bins() {
    return heights.length();
  }

  /** The bin of a number; the end of the last bin is in it. */
  int bin(double number) {
    return Math.clamp((long) Math.floor((number - first) / width), 0, bins() - 1);
  }

  double last() {
    return first + bins() * width;
  }

  double[] edges() {
    return IntStream.rangeClosed(0, bins()).mapToDouble(b -> first + b * width).toArray();
  }

  double[] centres() {
    return IntStream.range(0, bins()).mapToDouble(b -> first + (b + 0.5) * width).toArray();
  }

  /** The same bins with other shares. */
  Histogram withHeights(Block others) {
    return new Histogram(first, width, others);
  }
}
