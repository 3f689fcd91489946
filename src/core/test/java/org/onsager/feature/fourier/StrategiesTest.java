package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

class StrategiesTest {

  private static Lattice lattice(int d, int most) {
    return new Lattice(
        new double[d],
        Block.constant(d, 0.5).toArray(),
        IntStream.generate(() -> most).limit(d).toArray(),
        0.5 * (most + 0.5));
  }

  /** Few points, or few modes: modes themselves. Many of both: a grid. */
  @ParameterizedTest
  @CsvSource({
    "1, 20, 1000000, false",
    "2, 19, 10000, false",
    "2, 24, 100, false",
    "2, 24, 10000, true",
    "2, 3, 100000, false",
    "3, 26, 300, false",
    "3, 26, 10000, true",
    "3, 3, 10000, false"
  })
  void whatTakesLessTime(int d, int most, int n, boolean grid) {
    Strategies both = assertInstanceOf(Strategies.class, Strategies.of(lattice(d, most), 1e-12));
    assertEquals(grid, both.best(n) instanceof GridTransform);
  }

  @Test
  void bothGiveTheSameSums() {
    Lattice lattice = lattice(2, 12);
    int n = 3000;
    Points points = new Points(n, 2, Key.of(1).normals(2 * n));
    Block weights = Block.constant(n, 1.0 / n);
    System.setProperty(Strategies.PROPERTY, "tensor");
    try {
      Transform tensor = Strategies.of(lattice, 1e-15);
      assertInstanceOf(TensorTransform.class, tensor);
      System.setProperty(Strategies.PROPERTY, "grid");
      Transform grid = Strategies.of(lattice, 1e-15);
      assertInstanceOf(GridTransform.class, grid);
      double[] expected = tensor.sums(points, weights);
      // Rounding of windows and of phases, of a mean.
      assertArrayEquals(expected, grid.sums(points, weights), 1e-14);
      System.setProperty(Strategies.PROPERTY, "fft");
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> Strategies.of(lattice, 1e-15))
              .getMessage()
              .contains("must be tensor or grid"));
    } finally {
      System.clearProperty(Strategies.PROPERTY);
    }
  }
}
