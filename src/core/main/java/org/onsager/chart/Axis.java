package org.onsager.chart;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** A chart of one coordinate. */
sealed interface Axis extends Chart permits Flat, HalfLine, Interval {

  /** {@code c(z)}. */
  double value(double z);

  /** {@code c'(z)}. */
  double slope(double z);

  /** {@code c''(z)}. */
  double bend(double z);

  /** The canonical z of a point of the set. */
  double inverse(double x);

  /** The canonical z of the same x. */
  double folded(double z);

  /** Whether x is in the set, up to {@link Leaving#SLACK}. */
  boolean holds(double x);

  @Override
  default int dimension() {
    return 1;
  }

  @Override
  default int imageDimension() {
    return 1;
  }

  @Override
  default Points at(Points z) {
    return Leaving.refused(this, z, mapped(z, this::value));
  }

  @Override
  default Block jacobian(Points z) {
    z.requireDimension("z", 1);
    return z.coordinates().map(this::slope);
  }

  @Override
  default Block curvature(Points z, Block p) {
    z.requireDimension("z", 1);
    p.requireLength("p", z.count());
    return filled(z, i -> p.get(i) * bend(z.get(i, 0)));
  }

  @Override
  default Points into(Points x) {
    x.requireDimension("x", 1);
    Leaving.requireInside(this, x, i -> holds(x.get(i, 0)));
    return x.withCoordinates(mapped(x, this::inverse));
  }

  @Override
  default Points canonical(Points z) {
    return z.withCoordinates(mapped(z, this::folded));
  }

  private static Block mapped(Points points, DoubleUnaryOperator function) {
    points.requireDimension("z", 1);
    return points.coordinates().map(function);
  }

  private static Block filled(Points z, IntToDoubleFunction entry) {
    return Block.build(z.count(), out -> Arrays.setAll(out, entry));
  }
}
