package org.onsager.feature.fourier;

import java.lang.invoke.MethodHandles;
import org.onsager.solve.internal.Incubator;

/**
 * The inner loops of tensor sums, on rows of {@link Waves#ROW} numbers. Every provider does the
 * same operations on every number in the same order, so that all give the same digits.
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
   * {@code sums[(TILE r + c) * LANES + l] = sum_i rows_r(i) columns_c(i)} over the points {@code i
   * = l} modulo LANES, for TILE rows of weights and TILE columns of waves.
   *
   * @param rows TILE rows of {@link Waves#ROW} numbers
   * @param columns rows of the same length
   * @param from where the first of TILE columns begins
   * @param count points, a multiple of LANES
   * @param sums TILE * TILE * LANES numbers
   */
  void tile(double[] rows, double[] columns, int from, int count, double[] sums);

  /**
   * Adds the lanes of every sum of a {@link #tile}, in pairs, to {@code out[place + r stride + c]}.
   *
   * @param sums TILE * TILE * LANES numbers, overwritten
   */
  void addTile(double[] sums, double[] out, int place, int stride);

  /**
   * Four combinations of the same waves, {@code out[e * points() + i] = sum_k q[4 k + e]
   * waves_k(i)} for {@code 0 <= e < 4}.
   *
   * @param q coefficients, four a wave
   * @param at where they begin
   * @param count of waves, even
   * @param waves rows of {@link Waves#ROW} numbers
   * @param from the first point
   * @param out four times {@code points()} numbers
   */
  void row(double[] q, int at, int count, double[] waves, int from, double[] out);

  /**
   * Cosines and sines of sums of angles, by the addition theorem: rows c, of {@code a + b}.
   *
   * @param waves rows; a cosine is followed by its sine
   * @param a where the cosine of the first angle begins
   * @param b that of the second
   * @param c that of the sum
   * @param count points, a multiple of LANES
   */
  void add(double[] waves, int a, int b, int c, int count);

  /** {@code out[to + i] = w[i] waves[from + i]}, for a multiple of LANES. */
  void multiply(double[] w, double[] waves, int from, int count, double[] out, int to);

  /**
   * {@code out[to + i] += cos_i p[fromP + i] + sin_i q[fromQ + i]} for {@link #points()} points.
   *
   * @param waves cosines at {@code wave + i}, their sines a row later
   */
  void combine(
      double[] waves, int wave, double[] p, int fromP, double[] q, int fromQ, double[] out, int to);

  /** Its derivative: {@code out[to + i] += omega (cos_i q[fromQ + i] - sin_i p[fromP + i])}. */
  void combineSlopes(
      double[] waves,
      int wave,
      double[] p,
      int fromP,
      double[] q,
      int fromQ,
      double omega,
      double[] out,
      int to);
}
