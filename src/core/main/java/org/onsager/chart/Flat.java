package org.onsager.chart;

import org.onsager.measure.Block;

/** An axis that bends nothing: x is z itself, or what is left of it, and every x is allowed. */
sealed interface Flat extends Axis permits Circle, Line {

  @Override
  default double slope(double z) {
    return 1;
  }

  @Override
  default double bend(double z) {
    return 0;
  }

  @Override
  default double inverse(double x) {
    return value(x);
  }

  @Override
  default double folded(double z) {
    return value(z);
  }

  @Override
  default boolean holds(double x) {
    return true;
  }

  @Override
  default Stretch over(double[] centre, double[] halfWidths) {
    return Stretch.of(Block.copyOf(halfWidths), 1, 0);
  }
}
