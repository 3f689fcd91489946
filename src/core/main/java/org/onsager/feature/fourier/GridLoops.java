package org.onsager.feature.fourier;

import java.lang.invoke.MethodHandles;
import org.onsager.solve.internal.Incubator;

/**
 * The arithmetic of grids. Every provider does the same operations on every number in the same
 * order, so that all give the same digits.
 */
interface GridLoops {

  /** Vectors if there are any, else plain Java; the same at every call. */
  static GridLoops best() {
    return Best.LOOPS;
  }

  /** Chosen at the first use. */
  final class Best {
    private static final GridLoops LOOPS =
        Incubator.wanted(
                GridLoops.class,
                MethodHandles.lookup(),
                "org.onsager.feature.fourier.VectorGridLoops")
            .orElseGet(ScalarGridLoops::new);

    private Best() {}
  }

  /** The window of each offset: {@code lanes} numbers; arrays have room for a full batch. */
  void windows(Window window, double[] offsets, int count, double[] values);

  /** The window of each offset and its derivative. */
  void windows(Window window, double[] offsets, int count, double[] values, double[] slopes);

  /** {@code cells += weight * value_0 value_1 value_2}, point after point. */
  void spread(GridBatch batch, GridShape shape, double[] cells);

  /**
   * {@code sum cells * value_0 value_1 value_2}, and with each value in turn replaced by its slope.
   * What lanes l and l + 8 give is added first.
   */
  void gather(GridBatch batch, GridShape shape, double[] cells);

  /** {@code c = a b}, every entry a sum in the order of b's rows; columns fill vectors. */
  void multiply(DenseView a, DenseView b, DenseView c);
}
