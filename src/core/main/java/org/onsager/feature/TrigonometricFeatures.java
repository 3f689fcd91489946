package org.onsager.feature;

import org.onsager.measure.Block;

/** Cosines and sines: features whose means are values of the characteristic function. */
public interface TrigonometricFeatures extends Features {

  /**
   * The mean features of a measure that is known by its characteristic function.
   *
   * @param law {@code chi(omega) = E exp(i omega . X)}
   * @return M numbers
   */
  Block mean(CharacteristicFunction law);
}
