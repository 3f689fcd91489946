package org.onsager.solve.internal;

import java.util.stream.IntStream;
import org.onsager.solve.internal.CholeskyLoops.View;

/**
 * The Cholesky factor of a large matrix, in place, on all processors: block columns from left to
 * right, each of which is solved for and then subtracted from what is right of it. Blocks are cut
 * by the order alone and write to disjoint places, so that digits do not depend on threads.
 *
 * <p><i>Source:</i> Golub and Van Loan, Matrix Computations (2013), section 4.2.6.
 */
public final class BlockCholesky {

  /** Columns of a block: 64 rows of the transposed panel stay in the cache. */
  private static final int BLOCK = 64;

  /** Rows that one task subtracts from. */
  private static final int ROWS = 32;

  /** Rows of the panel that one task solves for. */
  private static final int STRIP = 128;

  private final int order;
  private final double[] matrix;
  private final CholeskyLoops loops;

  /** The panel below a diagonal block, transposed: BLOCK rows, one column a row of the matrix. */
  private final double[] panel;

  BlockCholesky(int order, double[] matrix, CholeskyLoops loops) {
    this.order = order;
    this.matrix = matrix;
    this.loops = loops;
    this.panel = new double[BLOCK * order];
  }

  /**
   * Factorises. O(order^3 / 3).
   *
   * @param order the order of the matrix
   * @param matrix its lower triangle, row by row in order * order numbers; overwritten by the
   *     factor, and above the diagonal by numbers of no use
   * @return whether the matrix is positive definite, as far as pivots tell; NaN and infinity are
   *     not
   */
  public static boolean overwrite(int order, double[] matrix) {
    return new BlockCholesky(order, matrix, CholeskyLoops.best()).factorise();
  }

  boolean factorise() {
    for (int first = 0; first < order; first += BLOCK) {
      int end = Math.min(first + BLOCK, order);
      if (!factoriseDiagonal(first, end)) {
        return false;
      }
      int from = first;
      int strips = (order - end + STRIP - 1) / STRIP;
      IntStream.range(0, strips)
          .parallel()
          .forEach(s -> solve(from, end, end + s * STRIP, Math.min(end + (s + 1) * STRIP, order)));
      int tasks = (order - end + ROWS - 1) / ROWS;
      IntStream.range(0, tasks).parallel().forEach(task -> subtract(from, end, end + task * ROWS));
    }
    return true;
  }

  private boolean factoriseDiagonal(int first, int end) {
    for (int i = first; i < end; i++) {
      int row = i * order;
      for (int j = first; j < i; j++) {
        matrix[row + j] = reduced(i, j, first) / matrix[j * order + j];
      }
      double pivot = reduced(i, i, first);
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      matrix[row + i] = Math.sqrt(pivot);
    }
    return true;
  }

  private double reduced(int i, int j, int first) {
    double sum = matrix[i * order + j];
    for (int k = first; k < j; k++) {
      sum -= matrix[i * order + k] * matrix[j * order + k];
    }
    return sum;
  }

  /** Some rows of the panel: {@code X L' = A} with the triangle L above it. */
  private void solve(int first, int end, int row, int rowEnd) {
    for (int i = row; i < rowEnd; i++) {
      for (int k = first; k < end; k++) {
        panel[(k - first) * order + i] = matrix[i * order + k];
      }
    }
    View solved = new View(panel, row, order);
    for (int k = first; k < end; k++) {
      View triangle = new View(matrix, k * order + first, order);
      View next = new View(panel, (k - first) * order + row, order);
      loops.subtractProduct(triangle, solved, next, 1, k - first, rowEnd - row);
      double pivot = matrix[k * order + k];
      for (int i = row; i < rowEnd; i++) {
        panel[(k - first) * order + i] /= pivot;
      }
    }
    for (int i = row; i < rowEnd; i++) {
      for (int k = first; k < end; k++) {
        matrix[i * order + k] = panel[(k - first) * order + i];
      }
    }
  }

  /** The product of the panel with itself, from some rows up to the last of their columns. */
  private void subtract(int first, int end, int row) {
    int rows = Math.min(ROWS, order - row);
    View left = new View(matrix, row * order + first, order);
    View right = new View(panel, end, order);
    View out = new View(matrix, row * order + end, order);
    loops.subtractProduct(left, right, out, rows, end - first, row + rows - end);
  }
}
