package org.onsager.pairwise.internal;

import static org.onsager.pairwise.internal.VectorSingleShape.broadcast;
import static org.onsager.pairwise.internal.VectorSingleShape.fma;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Exp2Single} on vectors, the same operations in the same order. */
final class VectorSingleExp2 {

  private VectorSingleExp2() {}

  /**
   * {@code 2^-r}. Call it once a loop body, as {@link VectorExp2}.
   *
   * @param r exponents {@code >= 0}
   * @return powers
   */
  static FloatVector power(FloatVector r) {
    float far = Exp2Single.VANISHED;
    FloatVector clamped = r.blend(far, r.compare(VectorOperators.GT, far));
    FloatVector t = clamped.add(Exp2Single.MAGIC);
    FloatVector f = clamped.sub(t.sub(Exp2Single.MAGIC));
    IntVector exponent =
        t.reinterpretAsInts().lanewise(VectorOperators.LSHL, Exp2Single.FRACTION_BITS);
    return fraction(f).reinterpretAsInts().sub(exponent).reinterpretAsFloats();
  }

  private static FloatVector fraction(FloatVector f) {
    FloatVector g = f.mul(f);
    FloatVector even = fma(g, broadcast(Exp2Single.C6), broadcast(Exp2Single.C4));
    FloatVector odd = fma(g, broadcast(Exp2Single.C5), broadcast(Exp2Single.C3));
    even = fma(even, g, broadcast(Exp2Single.C2));
    odd = fma(odd, g, broadcast(Exp2Single.C1));
    even = fma(even, g, broadcast(Exp2Single.C0));
    return fma(odd, f, even);
  }
}
