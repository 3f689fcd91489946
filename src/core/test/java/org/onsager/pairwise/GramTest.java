package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;

class GramTest {

  private static final Gaussian KERNEL = Gaussian.ofGamma(1);

  @Test
  void theRidgeIsOnTheDiagonalAlone() {
    Gram gram = Gram.of(KERNEL, Points.onLine(0, 2), 0.25);
    assertEquals(1.5, gram.plusRidge(0.25).regularised().get(1, 1));
    assertEquals(gram.entries().get(0, 1), gram.regularised().get(0, 1));
    assertSame(gram.entries(), gram.plusRidge(1).entries());
    assertThrows(IllegalArgumentException.class, () -> gram.plusRidge(-1));
    Matrix oblong = Matrix.of(new double[][] {{1, 0}});
    assertThrows(IllegalArgumentException.class, () -> new Gram(oblong, 0));
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
        sum += gram.entries().get(i, j) * v.get(j);
      }
      assertEquals(sum, product.get(i));
    }
  }
}
