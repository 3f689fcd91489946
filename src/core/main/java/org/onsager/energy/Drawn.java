package org.onsager.energy;

import java.util.function.Function;
import org.onsager.measure.Key;
import org.onsager.measure.Text;

/** A random energy given by its draw. */
record Drawn(
    Function<Key, Energy> draw,
    double entropy,
    boolean isQuadratic,
    boolean hasGaussNewton,
    boolean ofProbabilities)
    implements RandomEnergy {

  @Override
  public Energy at(Key key) {
    return draw.apply(key);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
