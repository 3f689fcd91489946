package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {

  /** Every entry is the sum of its row from left to right, to the last bit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31})
  void rowsOfTheProductAreAddedFromLeftToRight(int n) {
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = 1.0 / (1 + i + j) + (i == j ? n : 0);
      }
    }
    Cholesky factor = Cholesky.of(n, matrix).get();
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) {
      vector[i] = 1 / (3.0 + i);
    }
    double[] product = factor.multiplyLower(vector);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        double[] unit = new double[n];
        unit[j] = 1;
        sum += factor.multiplyLower(unit)[i] * vector[j];
      }
      assertEquals(sum, product[i]);
    }
  }
}
