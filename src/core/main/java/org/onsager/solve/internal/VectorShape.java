package org.onsager.solve.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that this processor prefers, how to fill one, and how to multiply and add. */
public final class VectorShape {

  public static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Numbers a vector. */
  public static final int LENGTH = SPECIES.length();

  private VectorShape() {}

  public static DoubleVector load(double[] a, int offset) {
    return DoubleVector.fromArray(SPECIES, a, offset);
  }

  public static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /** {@link MultiplyAdd} on vectors. */
  public static DoubleVector fma(DoubleVector a, DoubleVector b, DoubleVector c) {
    return MultiplyAdd.FUSED ? a.fma(b, c) : a.mul(b).add(c);
  }
}
