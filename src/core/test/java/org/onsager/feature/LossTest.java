package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertRelative;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;

/** Values by mpmath, 40 digits. */
class LossTest {

  private static final double ROUNDING = 1e-15;

  private static final Block MATRIX = Block.copyOf(2, 0.5, -0.25, 1, 0.125, 3);

  @Test
  void logisticLossNeitherOverflowsNorLosesDigits() {
    Loss loss = Loss.logistic(Block.copyOf(1, -1, -1));
    Block m = Block.copyOf(0.3, -40, 800);
    assertRelative(266.8514517481562, loss.value(m), ROUNDING);
    Block gradient = loss.gradient(m);
    assertRelative(-0.14185249439611367, gradient.get(0), 2 * ROUNDING);
    assertRelative(1.4161180850971963e-18, gradient.get(1), 2 * ROUNDING);
    assertRelative(1.0 / 3, gradient.get(2), ROUNDING);
    assertTrue(loss.factor(m, 1, m).isFinite());
  }

  @Test
  void logDeterminant() {
    Loss loss = Loss.negativeLogDeterminant(3);
    assertRelative(-1.634130525024472, loss.value(MATRIX), 2 * ROUNDING);
    double[] expected = {
      -0.5823170731707317,
      0.5975609756097561,
      -0.12195121951219512,
      -1.1585365853658538,
      0.14634146341463414,
      -0.34146341463414637
    };
    for (int e = 0; e < expected.length; e++) {
      assertEquals(expected[e], loss.gradient(MATRIX).get(e), 4 * ROUNDING);
    }
    // trace (S^-1 E)^2.
    Block image = loss.factor(MATRIX, 1, Block.copyOf(1, 2, 0, -1, 0.5, 0.25));
    assertRelative(9.679961704342654, image.dot(image), 4 * ROUNDING);
  }

  @Test
  void outsideOfTheirDomains() {
    Loss log = Loss.negativeLog(Block.copyOf(1, 0, 2));
    assertEquals(Double.POSITIVE_INFINITY, log.value(Block.copyOf(0, 1, 1)));
    assertEquals(Double.POSITIVE_INFINITY, log.value(Block.copyOf(1, 1, -1)));
    assertEquals(-2 * Math.log(3), log.value(Block.copyOf(1, -1, 3)), ROUNDING);
    assertEquals(Block.copyOf(-1, 0, -2.0 / 3), log.gradient(Block.copyOf(1, -1, 3)));
    assertTrue(Double.isNaN(log.gradient(Block.copyOf(0, 1, 1)).get(0)));
    assertTrue(Double.isNaN(log.gradient(Block.copyOf(-1, 1, 1)).get(0)));
    Loss determinant = Loss.negativeLogDeterminant(2);
    for (Block singular : new Block[] {Block.copyOf(1, 1, 1), Block.copyOf(-1, 0, -1)}) {
      assertEquals(Double.POSITIVE_INFINITY, determinant.value(singular));
      assertFalse(determinant.gradient(singular).isFinite());
      assertFalse(determinant.factor(singular, 1, singular).isFinite());
    }
  }

  @Test
  void quadraticOrNot() {
    assertTrue(Loss.halfSquares(Block.copyOf(1), 2).isQuadratic());
    assertTrue(Loss.halfSquares(Block.copyOf(1), 2).shifted(Block.copyOf(3)).isQuadratic());
    assertFalse(Loss.negativeLog(Block.copyOf(1)).isQuadratic());
  }

  @Test
  void shiftedByABackground() {
    Loss loss = Loss.negativeLog(Block.copyOf(1, 1)).shifted(Block.copyOf(1, 0.5));
    assertEquals(-Math.log(3) - Math.log(0.5), loss.value(Block.copyOf(2, 0)), ROUNDING);
  }

  @Test
  void equalWhereTheirNumbersAre() {
    assertEquals(Loss.negativeLog(Block.copyOf(1, 2)), Loss.negativeLog(Block.copyOf(1, 2)));
    assertEquals(Loss.halfSquares(MATRIX, 2), Loss.halfSquares(MATRIX, 2));
    assertEquals(Loss.negativeLogDeterminant(2), Loss.negativeLogDeterminant(2));
    assertEquals(Loss.logistic(Block.copyOf(1)), Loss.logistic(Block.copyOf(1)));
  }

  @Test
  void whatIsNoLossIsRefused() {
    assertRefused("frequencies[1] = -1.0", () -> Loss.negativeLog(Block.copyOf(1, -1)));
    assertRefused("the sum of the frequencies = 0.0", () -> Loss.negativeLog(Block.constant(2, 0)));
    assertRefused("scale = 0.0", () -> Loss.halfSquares(Block.copyOf(1), 0));
    assertRefused("y[0] = NaN", () -> Loss.halfSquares(Block.copyOf(Double.NaN), 1));
    assertRefused("order = 0", () -> Loss.negativeLogDeterminant(0));
    assertRefused("labels[1] = 0.0: must be 1 or -1", () -> Loss.logistic(Block.copyOf(1, 0)));
    assertRefused("the number of labels = 0", () -> Loss.logistic(Block.constant(0, 1)));
    assertRefused(
        "offset has length 1: must be 2",
        () -> Loss.negativeLog(Block.copyOf(1, 2)).shifted(Block.copyOf(1)));
  }

  private static void assertRefused(String beginning, Runnable construction) {
    String message = assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }
}
