package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class PolynomialsTest {

  /** A recurrence of five steps. */
  private static final double ROUNDING = 1e-14;

  /** Values and two derivatives by mpmath, 40 digits. */
  @Test
  void legendrePolynomials() {
    agree(
        Polynomials.legendre(1, 4),
        0.7,
        new double[][] {
          {1, 0, 0},
          {1.2124355652982142, 1.7320508075688772, 0},
          {0.5254759747124506, 4.695742752749559, 6.708203932499369},
          {-0.5093071273799337, 5.754509101565485, 27.780388766178202},
          {-1.2361875, 2.2575, 54.675}
        });
  }

  @Test
  void hermitePolynomials() {
    agree(
        Polynomials.hermite(1, 4),
        -1.3,
        new double[][] {
          {1, 0, 0},
          {-1.3, 1, 0},
          {0.4879036790187178, -1.8384776310850235, 1.414213562373095},
          {0.6952468386599587, 0.8450739612601964, -3.1843366656181313},
          {-0.8744474257590714, 1.3904936773199175, 1.6901479225203928}
        });
  }

  private static void agree(Polynomials polynomials, double x, double[][] expected) {
    Points at = Points.onLine(x);
    for (int k = 0; k < expected.length; k++) {
      int degree = k;
      double size = ROUNDING * (1 + Math.abs(expected[k][2]));
      assertEquals(expected[k][0], polynomials.values(at).get(k), size);
      assertEquals(expected[k][1], polynomials.jacobian(at).get(k), size);
      Block unit = Block.build(expected.length, g -> g[degree] = 1);
      assertEquals(expected[k][2], polynomials.curvature(at, unit).get(0), size);
    }
  }

  @Test
  void productsOfTotalDegreeTheConstantFirst() {
    var monomials = Polynomials.monomials(2, 3);
    assertEquals(10, monomials.count());
    assertEquals(
        Block.copyOf(1, 2, 3, 4, 6, 9, 8, 12, 18, 27),
        monomials.values(Points.of(new double[] {2, 3})));
    assertEquals(2, monomials.power(7, 0));
    assertEquals(1, monomials.power(7, 1));
    assertEquals(286, Polynomials.hermite(10, 3).count());
  }

  /** The nodes and weights of Gauss and Legendre, whose rule of six is exact to degree eleven. */
  @Test
  void orthonormalForTheirMeasures() {
    double[] x = {0.6612093864662645, 0.2386191860831969, 0.932469514203152};
    double[] w = {0.3607615730481386, 0.467913934572691, 0.1713244923791704};
    var rule =
        Particles.of(
            Points.onLine(x[0], -x[0], x[1], -x[1], x[2], -x[2]),
            w[0] / 2,
            w[0] / 2,
            w[1] / 2,
            w[1] / 2,
            w[2] / 2,
            w[2] / 2);
    orthonormal(Polynomials.legendre(1, 5), rule, 4 * ROUNDING);
  }

  private static void orthonormal(Features features, Particles mu, double tolerance) {
    int n = mu.count();
    Block v = features.values(mu.points());
    for (int j = 0; j < features.count(); j++) {
      for (int k = 0; k <= j; k++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += mu.weights().get(i) * v.get(j * n + i) * v.get(k * n + i);
        }
        assertEquals(j == k ? 1 : 0, sum, tolerance, j + ", " + k);
      }
    }
  }

  /** Monomials of this degree on these points have condition 1e14. */
  @Test
  void orthonormalOverASampleOfAnyPlaceAndWidth() {
    Points far = Normal.isotropic(0.01, 100, -20).sample(500, Key.of(4));
    var mu = Particles.uniform(far);
    var features = Polynomials.orthonormalOver(mu, 5);
    orthonormal(features, mu, 1e-13);
    Block mean = features.mean(mu);
    assertEquals(1, mean.get(0), 1e-14);
    for (int j = 1; j < mean.length(); j++) {
      assertAtMost(1e-14, Math.abs(mean.get(j)));
    }
  }

  @Test
  void whatAMeasureCannotTellApartIsRefused() {
    assertRefused(
        "3 points for 6 features",
        () ->
            Polynomials.orthonormalOver(
                Particles.uniform(Points.of(new double[][] {{0, 1}, {1, 0}, {2, 2}})), 2));
    // On a circle, x^2 + y^2 is a constant.
    Points circle =
        Points.of(
            IntStream.range(0, 20)
                .mapToObj(i -> new double[] {Math.cos(i), Math.sin(i)})
                .toArray(double[][]::new));
    assertRefused(
        "feature 5 is a combination of those before it",
        () -> Polynomials.orthonormalOver(Particles.uniform(circle), 2));
    assertRefused(
        "the standard deviation along axis 1 = 0.0",
        () ->
            Polynomials.orthonormalOver(
                Particles.uniform(Points.of(new double[][] {{0, 1}, {1, 1}, {2, 1}})), 1));
    assertRefused("degree = -1", () -> Polynomials.legendre(1, -1));
    assertRefused("dimension = 0", () -> Polynomials.hermite(0, 2));
  }

  private static void assertRefused(String beginning, Runnable construction) {
    String message = assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    assertTrue(message.contains(beginning), message);
  }

  /** {@code |Hess x^2| = 2} and {@code |Hess x^3| <= 6 |x|}; information of {@code 1, x, x^2}. */
  @Test
  void boundsOfSecondDerivativesOnABox() {
    double[] centre = {2};
    double[] widths = {0.5};
    Block kappa = Polynomials.monomials(1, 3).curvatureBounds().get().on(centre, widths);
    assertEquals(Block.copyOf(0, 0, 2, 15), kappa);
    Block information =
        Regressors.of(Polynomials.monomials(1, 2))
            .curvatureBounds()
            .get()
            .on(centre, new double[1]);
    // 1, x, x^2, x^2, x^3, x^4 at a point: |f_p f_q''| + |f_q f_p''| + 2 |f_p' f_q'|.
    assertEquals(Block.copyOf(0, 0, 2, 2, 12, 48), information);
  }

  @Test
  void equalWhereTheyAreTheSame() {
    assertEquals(Polynomials.hermite(2, 3), Polynomials.hermite(2, 3));
    assertEquals(Polynomials.hermite(2, 3).hashCode(), Polynomials.hermite(2, 3).hashCode());
    assertTrue(!Polynomials.hermite(2, 3).equals(Polynomials.legendre(2, 3)));
    assertTrue(!Polynomials.hermite(2, 3).equals(Polynomials.hermite(2, 4)));
    var mu = Particles.uniform(Normal.isotropic(1, 0).sample(9, Key.of(1)));
    assertEquals(Polynomials.orthonormalOver(mu, 2), Polynomials.orthonormalOver(mu, 2));
  }
}
