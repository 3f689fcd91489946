package org.onsager.sum;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that this processor prefers, and how to fill one. */
final class VectorShape {

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Numbers a vector. */
  static final int LENGTH = SPECIES.length();

  private VectorShape() {}

  static DoubleVector load(double[] a, int offset) {
    return DoubleVector.fromArray(SPECIES, a, offset);
  }

  static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
