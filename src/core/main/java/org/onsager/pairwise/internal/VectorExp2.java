package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Exp2} on vectors, the same operations in the same order. */
final class VectorExp2 {

  private VectorExp2() {}

  /**
   * The lesser of r and {@link Exp2#VANISHED}. By compare and blend, because {@code min} also cares
   * for NaN and the sign of zero.
   */
  static DoubleVector clamp(DoubleVector r) {
    return r.blend(Exp2.VANISHED, r.compare(VectorOperators.GT, Exp2.VANISHED));
  }

  /**
   * {@code 2^-r}. Call it once a loop body: several copies in one loop exceed what the compiler
   * inlines.
   *
   * @param r exponents {@code >= 0}, clamped
   * @return powers
   */
  static DoubleVector power(DoubleVector r) {
    DoubleVector t = r.add(Exp2.MAGIC);
    DoubleVector f = r.sub(t.sub(Exp2.MAGIC));
    LongVector exponent = t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Exp2.FRACTION_BITS);
    return fraction(f).reinterpretAsLongs().sub(exponent).reinterpretAsDoubles();
  }

  private static DoubleVector fraction(DoubleVector f) {
    DoubleVector g = f.mul(f);
    DoubleVector even = fma(g, broadcast(Exp2.C10), broadcast(Exp2.C8));
    DoubleVector odd = fma(g, broadcast(Exp2.C11), broadcast(Exp2.C9));
    even = fma(even, g, broadcast(Exp2.C6));
    odd = fma(odd, g, broadcast(Exp2.C7));
    even = fma(even, g, broadcast(Exp2.C4));
    odd = fma(odd, g, broadcast(Exp2.C5));
    even = fma(even, g, broadcast(Exp2.C2));
    odd = fma(odd, g, broadcast(Exp2.C3));
    even = fma(even, g, broadcast(Exp2.C0));
    odd = fma(odd, g, broadcast(Exp2.C1));
    return fma(odd, f, even);
  }
}
