package org.onsager.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What rounding explains is mended, what is exact is kept, what is neither is refused. */
class RoundingTest {

  private static Block mended(Block weights) {
    return Rounding.ofSumOne("weights", weights);
  }

  private static void refused(Block weights) {
    var e = assertThrows(IllegalArgumentException.class, () -> mended(weights));
    assertTrue(e.getMessage().contains("weights.normalised()"), e.getMessage());
    assertSumIsOne(weights.normalised());
  }

  /** Adding n normalised numbers: n roundings of 2^-53 in the entries and n in the sum. */
  private static void assertSumIsOne(Block weights) {
    assertEquals(1, weights.sum(), weights.length() * 0x1p-52);
  }

  private static Block random(int count, long seed, DoubleUnaryOperator rounded) {
    Random random = new Random(seed);
    Block raw = Block.build(count, out -> Arrays.setAll(out, i -> random.nextDouble()));
    return raw.normalised().map(rounded);
  }

  @Test
  void weightsThatWereFloatsAreMended() {
    assertSumIsOne(mended(Block.constant(5, 1f / 5)));
    assertSumIsOne(mended(Block.constant(3, 1f / 3)));
    for (int count : new int[] {1, 2, 7, 100, 10_000}) {
      assertSumIsOne(mended(random(count, count, x -> (float) x)));
    }
  }

  @Test
  void sixDigitsAreMended() {
    assertSumIsOne(mended(Block.constant(3, 0.333333)));
    assertSumIsOne(mended(Block.copyOf(0.666666, 0.333333)));
    assertSumIsOne(mended(Block.copyOf(0.666667, 0.333333)));
    for (int count = 1; count <= 300; count++) {
      assertSumIsOne(mended(random(count, count, x -> Math.rint(x * 1e6) / 1e6)));
      assertSumIsOne(mended(random(count, count, x -> Math.floor(x * 1e6) / 1e6)));
    }
  }

  /** Proportions keep each other's ratios. */
  @Test
  void mendingIsAMultiple() {
    Block weights = mended(Block.copyOf(0.5000002, 0.2500001, 0.25));
    assertEquals(0.5000002 / 0.2500001, weights.get(0) / weights.get(1), 4 * Math.ulp(1.0));
  }

  @Test
  void exactWeightsAreKept() {
    Block tenths = Block.constant(10, 0.1);
    assertTrue(tenths.sum() != 1);
    assertSame(tenths, mended(tenths));
    for (int count = 1; count <= 2000; count++) {
      Block uniform = Block.constant(count, 1.0 / count);
      assertSame(uniform, mended(uniform));
      Block normalised = random(count, count, x -> x);
      assertSame(normalised, mended(normalised));
    }
  }

  @Test
  void whatRoundingDoesNotExplainIsRefused() {
    refused(Block.copyOf(3, 1, 4, 1, 5));
    refused(Block.constant(3, 0.3333));
    refused(Block.copyOf(0.5, 0.49999));
    // A thousandth is a loss, of however many weights.
    refused(Block.constant(100_000, 0.998e-5));
    assertThrows(IllegalArgumentException.class, () -> mended(Block.constant(3, 0)));
    assertThrows(IllegalArgumentException.class, () -> mended(Block.constant(3, Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> Block.constant(3, 0).normalised());
  }

  @Test
  void particlesAreNormalised() {
    Particles counts = Particles.of(Points.onLine(1, 2, 3), 3, 1, 4);
    Particles normalised = counts.normalised();
    assertEquals(Block.copyOf(3 / 8.0, 1 / 8.0, 4 / 8.0), normalised.weights());
    assertSame(counts.points(), normalised.points());
    assertSame(normalised, normalised.normalised());
    assertSame(normalised, Rounding.probability("mu", normalised));
    var e = assertThrows(IllegalArgumentException.class, () -> Rounding.probability("mu", counts));
    assertEquals("mu has mass 8.0: must be 1, as that of mu.normalised()", e.getMessage());
  }

  /** R D R' by three loops, as anybody writes it; in doubles, and rounded to floats throughout. */
  @Test
  void productsAreSymmetricUpToRounding() {
    Random random = new Random(1);
    int mended = 0;
    for (int trial = 0; trial < 1000; trial++) {
      int d = 2 + trial % 5;
      boolean floats = trial % 3 == 0;
      Matrix product = rotated(d, random, floats);
      Matrix symmetric = Rounding.symmetric("S", product);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          assertEquals(symmetric.get(i, j), symmetric.get(j, i));
          double mean = (product.get(i, j) + product.get(j, i)) / 2;
          assertEquals(mean, symmetric.get(i, j), Math.ulp(mean));
        }
      }
      mended += symmetric.equals(product) ? 0 : 1;
      assertSame(symmetric, Rounding.symmetric("S", symmetric));
      refusedIfOff(product, 1e-3);
    }
    assertTrue(mended > 400, mended + " of 1000 were not symmetric to the bit");
  }

  private static void refusedIfOff(Matrix matrix, double correlation) {
    double off = correlation * Math.sqrt(matrix.get(0, 0) * matrix.get(1, 1));
    double[] entries = matrix.block().toArray();
    entries[1] += off;
    Matrix skew = new Matrix(matrix.rows(), matrix.columns(), Block.copyOf(entries));
    var e = assertThrows(IllegalArgumentException.class, () -> Rounding.symmetric("S", skew));
    assertTrue(e.getMessage().startsWith("S[1][0] = "), e.getMessage());
  }

  /** With D between 1e-6 and 1 and R a product of rotations of all planes. */
  private static Matrix rotated(int d, Random random, boolean floats) {
    double[][] r = new double[d][d];
    for (int i = 0; i < d; i++) {
      r[i][i] = 1;
    }
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < a; b++) {
        double angle = random.nextDouble() * 2 * Math.PI;
        for (double[] row : r) {
          double x = row[a];
          row[a] = Math.cos(angle) * x - Math.sin(angle) * row[b];
          row[b] = Math.sin(angle) * x + Math.cos(angle) * row[b];
        }
      }
    }
    double[][] transposed = new double[d][d];
    double[][] diagonal = new double[d][d];
    for (int i = 0; i < d; i++) {
      diagonal[i][i] = Math.pow(10, -6 * random.nextDouble());
      for (int j = 0; j < d; j++) {
        transposed[i][j] = r[j][i];
      }
    }
    return Matrix.of(times(times(r, diagonal, floats), transposed, floats));
  }

  private static double[][] times(double[][] a, double[][] b, boolean floats) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          c[i][j] =
              floats
                  ? (float) c[i][j] + (float) a[i][k] * (float) b[k][j]
                  : c[i][j] + a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  @Test
  void symmetricMatricesAreKept() {
    Matrix matrix = Matrix.of(new double[][] {{1, -0.5}, {-0.5, 2}});
    assertSame(matrix, Rounding.symmetric("S", matrix));
    Matrix huge = Matrix.of(new double[][] {{1e308, 1.7e308}, {Math.nextUp(1.7e308), 1e308}});
    assertTrue(Rounding.symmetric("S", huge).isFinite());
    assertFalse(huge.equals(Rounding.symmetric("S", huge)));
  }

  /** An error that is small beside another axis is still one. */
  @Test
  void eachAxisHasItsOwnScale() {
    Matrix matrix = Matrix.of(new double[][] {{1, 0.2, 0}, {0.1, 1, 0}, {0, 0, 1e12}});
    assertThrows(IllegalArgumentException.class, () -> Rounding.symmetric("S", matrix));
  }
}
