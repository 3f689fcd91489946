package org.onsager.chart;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/** {@code x = z} modulo a period. */
record Circle(double period) implements Axis {

  Circle {
    Require.positive("period", period);
  }

  @Override
  public double value(double z) {
    if (z >= 0 && z < period) {
      return z;
    }
    double rest = z % period;
    double x = rest < 0 ? rest + period : rest;
    // A rest just below zero is rounded up to the period.
    return x < period ? x : 0;
  }

  @Override
  public double slope(double z) {
    return 1;
  }

  @Override
  public double bend(double z) {
    return 0;
  }

  @Override
  public double inverse(double x) {
    return value(x);
  }

  @Override
  public double folded(double z) {
    return value(z);
  }

  @Override
  public boolean holds(double x) {
    return true;
  }

  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    return Stretch.of(Block.copyOf(halfWidths), 1, 0);
  }

  @Override
  public String toString() {
    return "circle of period " + period;
  }
}
