package org.onsager.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;

class SmoothDensityTest {

  private static final GaussianMixture MIXTURE =
      new GaussianMixture(
          io.vavr.collection.Vector.of(
              Normal.of(new double[] {0, 1}, new double[] {1, 0.5}, new double[] {0.5, 2}),
              Normal.isotropic(0.5, 2, -1)),
          Block.copyOf(0.3, 0.7));

  @Test
  void theHessianOfANormalIsMinusItsPrecision() {
    Normal normal = Normal.of(new double[] {0, 1}, new double[] {1, 0.5}, new double[] {0.5, 2});
    Block hessian = normal.hessians(Points.of(new double[] {3, 4}));
    // The inverse of ((1, 1/2), (1/2, 2)) is ((2, -1/2), (-1/2, 1)) / 1.75.
    double[] precision = {2 / 1.75, -0.5 / 1.75, -0.5 / 1.75, 1 / 1.75};
    for (int e = 0; e < 4; e++) {
      assertEquals(-precision[e], hessian.get(e), 1e-15);
    }
  }

  @Test
  void theHessianOfAMixtureIsTheJacobianOfItsScore() {
    agreesWithDifferences(MIXTURE);
  }

  @Test
  void aDensityOfThreeFunctionsKeepsTheLayout() {
    // log p = -x^4/4 - x y - y^2, whose Hessian varies from point to point.
    agreesWithDifferences(
        SmoothDensity.of(
            2,
            p -> -Math.pow(p[0], 4) / 4 - p[0] * p[1] - p[1] * p[1],
            p -> new double[] {-Math.pow(p[0], 3) - p[1], -p[0] - 2 * p[1]},
            p -> Matrix.of(new double[][] {{-3 * p[0] * p[0], -1}, {-1, -2}})));
  }

  @Test
  void farAwayTheNearestComponentDecidesWithoutUnderflow() {
    Block hessian = MIXTURE.hessians(Points.of(new double[] {1000, -2000}));
    assertEquals(-2, hessian.get(0) + 0, 1.5, "a precision, not NaN");
    assertEquals(hessian.get(1), hessian.get(2));
  }

  @Test
  void otherDimensionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MIXTURE.hessians(Points.onLine(0, 1)));
  }

  private static void agreesWithDifferences(SmoothDensity density) {
    int n = 5;
    Points points = new Points(n, 2, Key.of(3).normals(2 * n));
    Block hessians = density.hessians(points);
    double h = 1e-5;
    for (int l = 0; l < 2; l++) {
      Block up = score(density, points, l, h);
      Block down = score(density, points, l, -h);
      for (int k = 0; k < 2; k++) {
        for (int i = 0; i < n; i++) {
          double difference = (up.get(k * n + i) - down.get(k * n + i)) / (2 * h);
          // Truncation h^2, rounding 1e-16 / h: both below 1e-9 times the derivatives here.
          assertEquals(difference, hessians.get((k * 2 + l) * n + i), 1e-8);
        }
      }
    }
  }

  private static Block score(Density density, Points points, int axis, double shift) {
    int n = points.count();
    Block moved =
        points
            .coordinates()
            .plus(
                shift,
                Block.build(
                    2 * n, unit -> java.util.Arrays.fill(unit, axis * n, (axis + 1) * n, 1)));
    return density.logDensity(points.withCoordinates(moved)).gradients();
  }
}
