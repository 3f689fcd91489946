package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** The bounds of products of {@code 1, x, x^2}: of 1, x, x^2, x^2, x^3, x^4. */
class RegressorsTest {

  private static final Regressors SQUARES = Regressors.of(Polynomials.monomials(1, 2));

  private static Block bounds(double centre, double halfWidth) {
    return SQUARES.curvatureBounds().get().on(new double[] {centre}, new double[] {halfWidth});
  }

  /** At a point they are the second derivatives, whose parts all have one sign here. */
  @Test
  void boundsAreExactAtAPoint() {
    for (double x : new double[] {0, 0.5, 3}) {
      // Products of a few factors, each rounded.
      assertNear(new double[] {0, 0, 2, 2, 6 * x, 12 * x * x}, bounds(x, 0), 1e-14);
    }
  }

  /** Over a box they hold everywhere, and for a narrow one are little more. */
  @Test
  void boundsHoldOverABox() {
    for (double halfWidth : new double[] {1e-3, 0.1, 1}) {
      Block bounds = bounds(0.7, halfWidth);
      double far = 0.7 + halfWidth;
      double[] largest = {0, 0, 2, 2, 6 * far, 12 * far * far};
      for (int j = 0; j < 6; j++) {
        // Where the bound is attained, up to rounding of either side.
        assertTrue(bounds.get(j) >= largest[j] * (1 - 1e-15), j + ": " + bounds.get(j));
      }
      // f and f' are taken to be as large at once as each may be.
      assertTrue(bounds.get(5) <= largest[5] * (1 + 3 * halfWidth), bounds.toString());
    }
  }

  @Test
  void regressorsWithoutBoundsHaveNone() {
    Features square =
        Features.of(
            1,
            1,
            x -> new double[] {x[0] * x[0]},
            x -> new double[][] {{2 * x[0]}},
            x -> new double[][] {{2}});
    assertTrue(Regressors.of(square).curvatureBounds().isEmpty());
    assertEquals(16, Regressors.of(square).values(Points.onLine(2)).get(0));
  }

  private static void assertNear(double[] expected, Block actual, double relative) {
    assertEquals(expected.length, actual.length());
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j], actual.get(j), relative * Math.max(1, expected[j]), "bound " + j);
    }
  }
}
