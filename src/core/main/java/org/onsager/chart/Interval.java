package org.onsager.chart;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/** {@code x = lo + (hi - lo) (1 + sin z) / 2}. */
record Interval(double lo, double hi) implements Axis {

  Interval {
    Require.finite("lo", lo);
    Require.finite("hi", hi);
    if (!(lo < hi)) {
      throw new IllegalArgumentException("lo = " + lo + ": must be below hi = " + hi);
    }
    Require.finite("hi - lo", hi - lo);
  }

  private double half() {
    return (hi - lo) / 2;
  }

  /** A mean of both ends, so that each is met exactly and neither is passed by rounding. */
  @Override
  public double value(double z) {
    double sine = Math.sin(z);
    return Math.clamp((1 - sine) / 2 * lo + (1 + sine) / 2 * hi, lo, hi);
  }

  @Override
  public double slope(double z) {
    return half() * Math.cos(z);
  }

  @Override
  public double bend(double z) {
    return -half() * Math.sin(z);
  }

  @Override
  public double inverse(double x) {
    return Math.asin(Math.clamp(((x - lo) - (hi - x)) / (hi - lo), -1.0, 1.0));
  }

  @Override
  public double folded(double z) {
    return Turns.folded(z);
  }

  @Override
  public boolean holds(double x) {
    double slack = Leaving.SLACK * (hi - lo);
    return x >= lo - slack && x <= hi + slack;
  }

  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    double slope = half() * Stretch.cosine(centre[0], halfWidths[0]);
    return Stretch.of(
        Block.copyOf(Math.min(slope * halfWidths[0], 2 * half())),
        slope,
        half() * Stretch.sine(centre[0], halfWidths[0]));
  }

  @Override
  public String toString() {
    return "interval [%s, %s]".formatted(lo, hi);
  }
}
