package org.onsager.solve.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Key;
import org.onsager.solve.Cholesky;

/** The factor in blocks is that of its definition, whoever computes it. */
class BlockCholeskyTest {

  private static final CholeskyLoops SCALAR = new ScalarCholesky();

  private static final CholeskyLoops VECTOR =
      Incubator.instance(
              CholeskyLoops.class,
              MethodHandles.lookup(),
              "org.onsager.solve.internal.VectorCholesky")
          .get();

  /** Random numbers in the lower triangle, a large diagonal; nothing above it. */
  private static double[] matrix(int order) {
    double[] matrix = new double[order * order];
    var random = Key.of(order).generator();
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i * order + j] = random.nextDouble() - 0.5;
      }
      matrix[i * (order + 1)] = 1 + order / 3.0;
    }
    return matrix;
  }

  private static double[] factor(int order, CholeskyLoops loops) {
    double[] matrix = matrix(order);
    assertTrue(new BlockCholesky(order, matrix, loops).factorise());
    for (int i = 0; i < order; i++) {
      for (int j = i + 1; j < order; j++) {
        matrix[i * order + j] = 0;
      }
    }
    return matrix;
  }

  /** {@code |A - L L'| <= (n + 1) u |L| |L'|}: Higham (2002), theorem 10.3. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 63, 64, 65, 97, 128, 161, 200, 257})
  void itsProductIsTheMatrix(int order) {
    double[] a = matrix(order);
    double[] lower = factor(order, VECTOR);
    for (int i = 0; i < order; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        double size = 0;
        for (int k = 0; k <= j; k++) {
          double term = lower[i * order + k] * lower[j * order + k];
          product += term;
          size += Math.abs(term);
        }
        assertEquals(a[i * order + j], product, 2 * (order + 1) * 0x1p-53 * size);
      }
    }
  }

  @Test
  void vectorsAndPlainJavaGiveTheSameDigits() {
    for (int order = 1; order < 150; order++) {
      assertArrayEquals(factor(order, SCALAR), factor(order, VECTOR), 0);
    }
    assertArrayEquals(factor(333, SCALAR), factor(333, VECTOR), 0);
  }

  @Test
  void threadsDoNotChangeDigits() throws Exception {
    double[] here = factor(300, VECTOR);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(7)) {
      assertArrayEquals(here, one.submit(() -> factor(300, VECTOR)).get(), 0);
      assertArrayEquals(here, many.submit(() -> factor(300, VECTOR)).get(), 0);
    }
  }

  /** In the first block, in a later one, and where the diagonal is not finite. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40, 64, 150, 199})
  void knowsWhatIsNotPositiveDefinite(int at) {
    for (double entry : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] matrix = matrix(200);
      matrix[at * 201] = entry;
      assertFalse(BlockCholesky.overwrite(200, matrix), () -> at + ": " + entry);
      if (at > 0) {
        double[] below = matrix(200);
        below[at * 200] = entry / 0;
        assertFalse(BlockCholesky.overwrite(200, below), () -> at + ": " + entry / 0);
      }
    }
  }

  /** On both sides of the order where large matrices begin. */
  @ParameterizedTest
  @ValueSource(ints = {511, 512})
  void solvesAlike(int order) {
    double[] x = Key.of(7).generator().doubles(order).toArray();
    double[] a = matrix(order);
    double[] b = new double[order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j <= i; j++) {
        b[i] += a[i * order + j] * x[j];
        b[j] += j < i ? a[i * order + j] * x[i] : 0;
      }
    }
    // The condition number is below 3, errors grow with the root of the order.
    assertArrayEquals(x, Cholesky.of(order, a).get().solve(b), 1e-13);
  }
}
