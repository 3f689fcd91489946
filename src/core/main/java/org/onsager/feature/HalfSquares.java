package org.onsager.feature;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Require;
import org.onsager.solve.internal.Compensated;

/** {@code |m - y|^2 / (2 scale)}. */
record HalfSquares(Block y, double scale) implements Loss {

  HalfSquares {
    Require.atLeast("the length of y", y.length(), 1);
    y.requireFinite("y");
    Require.positive("scale", scale);
  }

  @Override
  public int count() {
    return y.length();
  }

  /** To some units of rounding, however many means there are. */
  @Override
  public double value(Block m) {
    return Compensated.squares(m.plus(-1, y).borrowReadOnly()) / (2 * scale);
  }

  @Override
  public Block gradient(Block m) {
    return m.plus(-1, y).map(r -> r / scale);
  }

  @Override
  public Block factor(Block m, int columns, Block a) {
    m.requireLength("m", count());
    a.requireLength("a", Math.multiplyExact(count(), columns));
    if (scale == 1) {
      return a;
    }
    double root = 1 / Math.sqrt(scale);
    return a.map(entry -> root * entry);
  }

  /**
   * {@code linear - linear^2 / (4 R(m))} up to {@code linear = 2 R(m)}, and {@code R(m)} beyond:
   * the least of R in the half-space of the points m'.
   */
  @Override
  public double gap(Block m, double linear) {
    double value = value(m);
    return linear < 2 * value ? linear - linear * linear / (4 * value) : value;
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }

  @Override
  public Option<Double> isotropicCurvature() {
    return Option.some(1 / scale);
  }
}
