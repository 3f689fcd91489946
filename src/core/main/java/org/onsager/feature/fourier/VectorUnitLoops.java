package org.onsager.feature.fourier;

import static org.onsager.solve.internal.ExactSums.SHIFT;
import static org.onsager.solve.internal.ExactSums.SHIFTED;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** With vectors over rows, four functions at a time. */
final class VectorUnitLoops implements UnitLoops {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int GROUP = 4;

  @Override
  public void add(double[] factors, double[] table, int functions, long[] sums, int at) {
    int j = 0;
    for (; j + GROUP <= functions; j += GROUP) {
      four(factors, table, j * BLOCK, sums, at + j);
    }
    for (; j < functions; j++) {
      one(factors, table, j * BLOCK, sums, at + j);
    }
  }

  private static void four(double[] factors, double[] table, int from, long[] sums, int at) {
    LongVector a = LongVector.zero(LONGS);
    LongVector b = a;
    LongVector c = a;
    LongVector d = a;
    for (int r = 0; r < BLOCK; r += LENGTH) {
      DoubleVector factor = DoubleVector.fromArray(SPECIES, factors, r);
      a = a.add(bits(factor, table, from + r));
      b = b.add(bits(factor, table, from + BLOCK + r));
      c = c.add(bits(factor, table, from + 2 * BLOCK + r));
      d = d.add(bits(factor, table, from + 3 * BLOCK + r));
    }
    sums[at] += total(a);
    sums[at + 1] += total(b);
    sums[at + 2] += total(c);
    sums[at + 3] += total(d);
  }

  private static void one(double[] factors, double[] table, int from, long[] sums, int at) {
    LongVector a = LongVector.zero(LONGS);
    for (int r = 0; r < BLOCK; r += LENGTH) {
      a = a.add(bits(DoubleVector.fromArray(SPECIES, factors, r), table, from + r));
    }
    sums[at] += total(a);
  }

  /** The product is rounded before the shift, as in plain Java: no fused multiply-add. */
  private static LongVector bits(DoubleVector factor, double[] table, int from) {
    return factor.mul(DoubleVector.fromArray(SPECIES, table, from)).add(SHIFT).reinterpretAsLongs();
  }

  private static long total(LongVector bits) {
    return bits.reduceLanes(VectorOperators.ADD) - BLOCK * SHIFTED;
  }
}
