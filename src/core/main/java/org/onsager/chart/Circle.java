package org.onsager.chart;

import org.onsager.measure.Require;

/** {@code x = z} modulo a period. */
record Circle(double period) implements Flat {

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
  public String toString() {
    return "circle of period " + period;
  }
}
