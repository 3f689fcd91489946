package org.onsager.feature;

import java.util.function.DoubleFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Text;

/**
 * Features with a length, as a family over it.
 *
 * @param family the features with their lengths times a factor {@code f > 0}; those themselves at
 *     one
 * @param tops M numbers {@code > 0}, the largest values of the features, the same at every factor
 */
public record Widths(DoubleFunction<Features> family, Block tops) {
  @Override
  public String toString() {
    return Text.of(this);
  }
}
