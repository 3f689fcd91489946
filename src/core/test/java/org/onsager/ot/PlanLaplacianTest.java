package org.onsager.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Key;

/** Conjugate gradients against the elimination, which is right to the last digit of the edges. */
class PlanLaplacianTest {

  private static final double GROUND = 1e-3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40})
  void agreesWithTheElimination(int m) {
    int n = m + 3;
    double[] mu = constant(n);
    double[] nu = constant(m);
    double[] kernel = rows(n, m, 1);
    double[] right = Key.of(2).normals(m).toArray();
    double[] found =
        new PlanLaplacian(kernel, mu, nu, 0)
            .solve(nu, GROUND, right, 1e-14)
            .getOrElseThrow(AssertionError::new);
    SparseLaplacian eliminated = new SparseLaplacian(m);
    eliminated.build(kernel, mu, nu, 0);
    double[] expected = eliminated.solve(nu, GROUND, right);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int j = 0; j < m; j++) {
      // The condition is at most one over the ground; the residual has fallen to 1e-14.
      assertEquals(expected[j], found[j], 1e-14 / GROUND * largest * m, "entry " + j);
    }
  }

  /** A chain of columns that share 1e-3 with the next one: 1e6 products of the way it takes. */
  @Test
  void saysWhereTheGraphHardlyHoldsTogether() {
    int m = 2000;
    double[] kernel = new double[m * m];
    for (int i = 0; i < m; i++) {
      double next = i + 1 < m ? 1e-3 : 0;
      kernel[i * m + i] = m * (1 - next);
      if (next > 0) {
        kernel[i * m + i + 1] = m * next;
      }
    }
    double[] right = new double[m];
    right[0] = 1;
    right[m - 1] = -1;
    PlanLaplacian laplacian = new PlanLaplacian(kernel, constant(m), constant(m), 0);
    assertTrue(laplacian.solve(constant(m), 1e-12, right, 1e-10).isEmpty());
  }

  private static double[] constant(int count) {
    double[] masses = new double[count];
    Arrays.fill(masses, 1.0 / count);
    return masses;
  }

  /** Of sum one when weighted by the masses of the columns. */
  private static double[] rows(int n, int m, long seed) {
    double[] kernel = Key.of(seed).normals(n * m).map(Math::exp).toArray();
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < m; j++) {
        sum += kernel[i * m + j] / m;
      }
      for (int j = 0; j < m; j++) {
        kernel[i * m + j] /= sum;
      }
    }
    return kernel;
  }
}
