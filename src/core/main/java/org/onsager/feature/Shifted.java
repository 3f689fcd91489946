package org.onsager.feature;

import io.vavr.control.Option;
import org.onsager.measure.Block;

/** {@code m -> R(m + offset)}. */
record Shifted(Loss loss, Block offset) implements Loss {

  Shifted {
    offset.requireLength("offset", loss.count());
    offset.requireFinite("offset");
  }

  @Override
  public int count() {
    return loss.count();
  }

  @Override
  public double value(Block m) {
    return loss.value(m.plus(1, offset));
  }

  @Override
  public Block gradient(Block m) {
    return loss.gradient(m.plus(1, offset));
  }

  @Override
  public Block factor(Block m, int columns, Block a) {
    return loss.factor(m.plus(1, offset), columns, a);
  }

  @Override
  public double gap(Block m, double linear) {
    return loss.gap(m.plus(1, offset), linear);
  }

  @Override
  public boolean isQuadratic() {
    return loss.isQuadratic();
  }

  @Override
  public Option<Double> isotropicCurvature() {
    return loss.isotropicCurvature();
  }
}
