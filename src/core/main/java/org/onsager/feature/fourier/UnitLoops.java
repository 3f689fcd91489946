package org.onsager.feature.fourier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.onsager.solve.internal.ExactSums;

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
    private static final UnitLoops LOOPS = choose();

    private Best() {}

    private static UnitLoops choose() {
      var module = ModuleLayer.boot().findModule("jdk.incubator.vector");
      if (module.isEmpty()) {
        return new ScalarUnitLoops();
      }
      UnitLoops.class.getModule().addReads(module.get());
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> type = lookup.findClass("org.onsager.feature.fourier.VectorUnitLoops");
        return (UnitLoops)
            lookup.findConstructor(type, MethodType.methodType(void.class)).invoke();
      } catch (Throwable e) { // a JVM with another version of the incubator module
        System.getLogger("org.onsager.feature.fourier")
            .log(System.Logger.Level.WARNING, "Vector sums do not run on this JVM", e);
        return new ScalarUnitLoops();
      }
    }
  }
}
