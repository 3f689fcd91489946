package org.onsager.pairwise.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.onsager.solve.internal.MultiplyAdd;

/**
 * The vectors of floats that this processor prefers, how to fill one, and how to multiply and add.
 */
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

  /** {@link MultiplyAdd} on vectors. */
  static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
    return MultiplyAdd.FUSED ? a.fma(b, c) : a.mul(b).add(c);
  }
}
