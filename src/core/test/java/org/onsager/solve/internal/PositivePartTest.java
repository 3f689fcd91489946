package org.onsager.solve.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onsager.solve.Cholesky;

class PositivePartTest {

  @Test
  void keepsPositiveEigenvaluesOnly() {
    // Eigenvalues 3 and -1, along (1, 1) and (1, -1).
    PositivePart part = PositivePart.of(2, new double[] {1, 2, 2, 1});
    assertArrayEquals(new double[] {1.5, 1.5, 1.5, 1.5}, part.toArray(), 1e-14);
    assertEquals(3, part.largest(), 1e-14);
  }

  @Test
  void oneDimensionIsTheMaximumWithZero() {
    assertArrayEquals(new double[] {0}, PositivePart.of(1, new double[] {-2}).toArray());
    assertArrayEquals(new double[] {2}, PositivePart.of(1, new double[] {2}).toArray());
  }

  @Test
  void negativeMatricesHaveNone() {
    PositivePart part = PositivePart.of(2, new double[] {-1, 0, 0, -2});
    assertArrayEquals(new double[4], part.toArray());
    assertEquals(0, part.largest());
  }

  @Test
  void factorsOfAllSizesReproduceTheirMatrix() {
    for (int n : new int[] {1, 2, 7, 59, 60, 61, 120, 130, 200}) {
      double[] a = positive(n);
      Cholesky factor = Cholesky.of(n, a).get();
      double[] right = new double[n];
      right[n - 1] = 1;
      double[] x = factor.solve(right);
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += a[i * n + j] * x[j];
        }
        // Backward stable: the residual is of order n u |A| |x|, and |A^-1| <= 1.
        assertEquals(right[i], sum, 1e-16 * n * n * 4 * n);
      }
    }
  }

  @Test
  void factorsReadTheLowerTriangleOnlyAndRefuseNan() {
    for (int n : new int[] {3, 130}) {
      double[] a = positive(n);
      double[] expected = Cholesky.of(n, a).get().solve(new double[n]);
      double[] half = a.clone();
      half[n - 1] = Double.NaN;
      assertArrayEquals(expected, Cholesky.of(n, half).get().solve(new double[n]));
      a[(n - 1) * n] = Double.NaN;
      assertTrue(Cholesky.of(n, a).isEmpty());
      double[] negative = positive(n);
      negative[n * n - 1] = -1;
      assertTrue(Cholesky.of(n, negative).isEmpty());
    }
  }

  private static double[] positive(int n) {
    Random random = new Random(n);
    double[] b = random.doubles((long) n * n, -1, 1).toArray();
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = i == j ? 1 : 0;
        for (int k = 0; k < n; k++) {
          a[i * n + j] += b[i * n + k] * b[j * n + k];
        }
      }
    }
    return a;
  }
}
