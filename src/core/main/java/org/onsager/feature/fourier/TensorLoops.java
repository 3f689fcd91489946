package org.onsager.feature.fourier;

import java.lang.invoke.MethodHandles;
import org.onsager.solve.internal.Incubator;

/**
 * The two inner loops of tensor sums, where all the time goes. Every provider does the same
 * operations on every number in the same order, so that all give the same digits.
 */
interface TensorLoops {

  /** Points whose sums are kept apart. Numbers of points are rounded up to a multiple. */
  int LANES = 8;

  /** Rows and columns of a {@link #tile}. */
  int TILE = 4;

  /** Vectors if there are any, else plain Java; the same at every call. */
  static TensorLoops best() {
    return Best.LOOPS;
  }

  /** Chosen at the first use. */
  final class Best {
    private static final TensorLoops LOOPS =
        Incubator.wanted(
                TensorLoops.class,
                MethodHandles.lookup(),
                "org.onsager.feature.fourier.VectorTensorLoops")
            .orElseGet(ScalarTensorLoops::new);

    private Best() {}
  }

  /** How the log calls it. */
  String name();

  /** Points of a {@link #row}: a divisor of {@link Waves#BLOCK} and multiple of {@link #LANES}. */
  int points();

  /**
   * {@code sums[(TILE r + c) * LANES + l] = sum_i rows_r(i) columns_c(i)} over the points {@code i =
   * l} modulo LANES, for TILE rows of weights and TILE columns of waves.
   *
   * @param rows TILE rows of {@link Waves#ROW} numbers
   * @param columns rows of the same length
   * @param from where the first of TILE columns begins
   * @param count points, a multiple of LANES
   * @param sums TILE * TILE * LANES numbers
   */
  void tile(double[] rows, double[] columns, int from, int count, double[] sums);

  /**
   * Four combinations of the same waves, {@code out[e * points() + i] = sum_k q[4 k + e] waves_k(i)}
   * for {@code 0 <= e < 4}.
   *
   * @param q coefficients, four a wave
   * @param at where they begin
   * @param count of waves
   * @param waves rows of {@link Waves#ROW} numbers
   * @param from the first point
   * @param out four times {@code points()} numbers
   */
  void row(double[] q, int at, int count, double[] waves, int from, double[] out);
}
