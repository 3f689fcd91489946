package org.onsager.sum;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of floats that this processor prefers, and how to fill one. */
final class VectorSingleShape {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Numbers a vector. */
  static final int LENGTH = SPECIES.length();

  private VectorSingleShape() {}

  static FloatVector load(float[] a, int offset) {
    return FloatVector.fromArray(SPECIES, a, offset);
  }

  static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
