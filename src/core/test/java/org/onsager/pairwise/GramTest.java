package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

class GramTest {

  private static final Gaussian KERNEL = Gaussian.ofGamma(1);

  /** Shared or not, the digits are the same. */
  @Test
  void aSharedMatrixChangesNothing() {
    Points points = Points.onLine(0, 0.4, 1, 1.7);
    Points copy = Points.onLine(0, 0.4, 1, 1.7);
    Gram first = Gram.of(KERNEL, points, 0);

    assertSame(first.entries(), Gram.of(Gaussian.ofGamma(1), points, 1).entries());
    assertNotSame(first.entries(), Gram.of(KERNEL, copy, 0).entries());
    assertEquals(first, Gram.of(KERNEL, copy, 0));
    assertNotEquals(first, Gram.of(Gaussian.ofVariance(10), copy, 0));
  }

  /** Products go column by column; the digits are those of rows. */
  @Test
  void productsAreThoseOfRowsAndColumns() {
    int n = 37;
    Gram gram = Gram.of(KERNEL, Samples.points(n, 2, 1), 0.25);
    Block v = Samples.weights(n, 2);
    Block product = gram.times(v);
    for (int i = 0; i < n; i++) {
      double sum = 0.25 * v.get(i);
      for (int j = 0; j < n; j++) {
        sum += gram.entries().get(i * n + j) * v.get(j);
      }
      assertEquals(sum, product.get(i));
    }
  }
}
