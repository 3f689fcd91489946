package org.onsager.feature.fourier;

import java.lang.invoke.MethodHandles;
import org.onsager.solve.internal.ExactSums;
import org.onsager.solve.internal.Incubator;

/**
 * The loop of {@link CoefficientSums}: products of a block of rows with tables of functions, in
 * units of {@link ExactSums}. Whole numbers, so that all loops agree to the last bit.
 */
interface UnitLoops {

  /** Rows of a block, a multiple of the length of every vector. */
  int BLOCK = 64;

  /**
   * {@code sums[at + j] += sum_r units(factors[r] table[j * BLOCK + r])}.
   *
   * @param factors BLOCK numbers
   * @param table functions at the rows, one after the other
   * @param functions how many of them
   * @param sums added to
   * @param at index of the first sum
   */
  void add(double[] factors, double[] table, int functions, long[] sums, int at);

  /** Vectors where the JVM runs with {@code --add-modules jdk.incubator.vector}. */
  static UnitLoops best() {
    return Best.LOOPS;
  }

  /** Chosen at the first use. */
  final class Best {
    private static final UnitLoops LOOPS =
        Incubator.wanted(
                UnitLoops.class,
                MethodHandles.lookup(),
                "org.onsager.feature.fourier.VectorUnitLoops")
            .orElseGet(ScalarUnitLoops::new);

    private Best() {}
  }
}
