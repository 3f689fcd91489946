package org.onsager.pairwise.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.onsager.solve.internal.MultiplyAdd;

/** The vectors that this processor prefers, how to fill one, and how to multiply and add. */
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

  /** {@link MultiplyAdd} on vectors. */
  static DoubleVector fma(DoubleVector a, DoubleVector b, DoubleVector c) {
    return MultiplyAdd.FUSED ? a.fma(b, c) : a.mul(b).add(c);
  }
}
