package org.onsager.solve.internal;

import java.lang.invoke.MethodHandles;

/**
 * The inner loop of {@link BlockCholesky}. Every provider does the same operations on every number
 * in the same order, so that all give the same digits.
 */
interface CholeskyLoops {

  /** Vectors if there are any, else plain Java; the same at every call. */
  static CholeskyLoops best() {
    return Best.LOOPS;
  }

  /** Chosen at the first use. */
  final class Best {
    private static final CholeskyLoops LOOPS =
        Incubator.wanted(
                CholeskyLoops.class,
                MethodHandles.lookup(),
                "org.onsager.solve.internal.VectorCholesky")
            .orElseGet(ScalarCholesky::new);

    private Best() {}
  }

  /**
   * {@code out_ij -= sum_k a_ik t_kj}, the sum from the first to the last k by {@link MultiplyAdd}.
   *
   * @param a where the left factor is
   * @param t where the right factor is
   * @param out where the result is; not where t is read, but it may be the same array
   */
  void subtractProduct(View a, View t, View out, int rows, int count, int columns);

  /**
   * A matrix in an array.
   *
   * @param numbers the array
   * @param from where the first row begins
   * @param stride from a row to the next
   */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  record View(double[] numbers, int from, int stride) {}
}
