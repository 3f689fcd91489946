package org.onsager.chart;

import org.onsager.measure.Block;
import org.onsager.measure.Require;

/** {@code x = scale z^2 / 2}. */
record HalfLine(double scale) implements Axis {

  HalfLine {
    Require.positive("scale", scale);
    Require.finite("1 / scale", 1 / scale);
  }

  @Override
  public double value(double z) {
    return scale * z * z / 2;
  }

  @Override
  public double slope(double z) {
    return scale * z;
  }

  @Override
  public double bend(double z) {
    return scale;
  }

  @Override
  public double inverse(double x) {
    return Math.sqrt(2 * (Math.max(x, 0) / scale));
  }

  @Override
  public double folded(double z) {
    return Math.abs(z);
  }

  @Override
  public boolean holds(double x) {
    return x >= -Leaving.SLACK * scale;
  }

  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    double largest = Math.abs(centre[0]) + halfWidths[0];
    double reach = scale * halfWidths[0] * (Math.abs(centre[0]) + halfWidths[0] / 2);
    return Stretch.of(Block.copyOf(reach), scale * largest, scale);
  }

  @Override
  public String toString() {
    return "half-line x >= 0";
  }
}
