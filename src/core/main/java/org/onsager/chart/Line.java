package org.onsager.chart;

import org.onsager.measure.Block;

/** {@code x = z}. */
record Line() implements Axis {

  @Override
  public double value(double z) {
    return z;
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
    return x;
  }

  @Override
  public double folded(double z) {
    return z;
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
    return "line";
  }
}
