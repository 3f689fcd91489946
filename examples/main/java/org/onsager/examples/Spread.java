package org.onsager.examples;

import org.onsager.command.input.Statistics;

/**
 * A median with its spread.
 *
 * @param p10 the 10th percentile
 * @param median the median
 * @param p90 the 90th percentile
 */
record Spread(double p10, double median, double p90) {

  static Spread of(double[] values) {
    return new Spread(
        Statistics.percentile(values, 10),
        Statistics.percentile(values, 50),
        Statistics.percentile(values, 90));
  }
}
