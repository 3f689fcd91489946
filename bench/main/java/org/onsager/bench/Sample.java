package org.onsager.bench;

import io.vavr.collection.Vector;

/**
 * Repetitions of one measurement, in the order they were taken.
 *
 * @param values at least one
 */
record Sample(Vector<Double> values) {

  Sample {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values is empty: must have at least one");
    }
  }

  double median() {
    return quantile(0.5);
  }

  double least() {
    return values.min().get();
  }

  /** The range of the middle half over the median: 0.05 is a quiet machine, 0.3 a busy one. */
  double spread() {
    return (quantile(0.75) - quantile(0.25)) / median();
  }

  /**
   * The median of the ratios of repetitions taken one after the other, so that a change of clock or
   * a busy neighbour strikes both.
   */
  double ratioTo(Sample other) {
    return new Sample(values.zipWith(other.values, (mine, theirs) -> mine / theirs)).median();
  }

  /** Linear between the neighbours. */
  private double quantile(double level) {
    Vector<Double> sorted = values.sorted();
    double place = level * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    double fraction = place - below;
    return (1 - fraction) * sorted.get(below) + fraction * sorted.get(above);
  }
}
