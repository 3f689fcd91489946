package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.Density;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Target;
import org.onsager.feature.RandomFeatures;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

class MmdRandomFeaturesTest {

  private static final int D = 5;

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(
          Normal.isotropic(1, 0, 0, 0, 0, 0), Normal.isotropic(0.5, 1, -1, 0, 2, 0));

  private static final Gaussian KERNEL = Gaussian.ofVariance(5);

  private static final Particles MU =
      new Particles(
          new Points(20, D, Key.of(7).normals(20 * D).map(z -> z + 0.5)),
          Key.of(8).normals(20).map(z -> z * z).normalised());

  /** An honest mean is that many standard errors away once in ten million. */
  private static final double STANDARD_ERRORS = 5.3;

  private static final int KEYS = 1000;

  record Case(Target target, PositiveDefiniteKernel kernel) {}

  static List<Case> cases() {
    return List.of(
        new Case(MIXTURE, KERNEL),
        new Case(MIXTURE.samples(30, Key.of(9)), KERNEL),
        new Case(MIXTURE.samples(30, Key.of(9)), Matern.threeHalves(3)),
        new Case(MIXTURE, KERNEL.times(3).plus(Gaussian.ofVariance(1))));
  }

  /** The value, the first variation and its gradient, in a row. */
  private static Block numbers(Energy energy) {
    Evaluation found = energy.evaluate(MU);
    Field xi = found.field();
    int n = xi.values().length();
    return Block.build(
        1 + n + xi.gradients().length(),
        out -> {
          out[0] = found.value();
          System.arraycopy(xi.values().borrowReadOnly(), 0, out, 1, n);
          System.arraycopy(xi.gradients().borrowReadOnly(), 0, out, 1 + n, xi.gradients().length());
        });
  }

  /** Of 121 numbers, each. */
  @ParameterizedTest
  @MethodSource("cases")
  void valueAndGradientAreRightInTheMean(Case one) {
    RandomEnergy random = Mmd.inRandomFeatures(one.target(), one.kernel(), 7);
    Block expected = numbers(Mmd.to(one.target(), one.kernel()));
    Block sum = Block.constant(expected.length(), 0);
    Block squares = sum;
    for (int k = 0; k < KEYS; k++) {
      Block found = numbers(random.at(Key.of(k)));
      sum = sum.plus(1, found);
      squares = squares.plus(1, found.map(v -> v * v));
    }
    for (int e = 0; e < expected.length(); e++) {
      double mean = sum.get(e) / KEYS;
      double error = Math.sqrt((squares.get(e) / KEYS - mean * mean) / KEYS);
      assertEquals(expected.get(e), mean, STANDARD_ERRORS * error, "number " + e);
    }
    double value = sum.get(0) / KEYS;
    assertAtMost(
        0.05 * value, Math.sqrt((squares.get(0) / KEYS - value * value) / KEYS)); // it sees
  }

  /** The table: 1000 orthogonal frequencies in 100 dimensions err by 8 and 13 percent. */
  @Test
  void fieldInHighDimension() {
    int d = 100;
    int n = 500;
    Particles mu = Particles.uniform(new Points(n, d, Key.of(1).normals(n * d)));
    for (double shift : new double[] {1, 0}) {
      double[] mean = new double[d];
      mean[0] = shift;
      Target target = Normal.isotropic(1, mean).samples(n, Key.of(2));
      Gaussian kernel = Gaussian.ofVariance(2 * d);
      Block exact = Mmd.to(target, kernel).firstVariation(mu).gradients();
      Block found =
          Mmd.inRandomFeatures(target, kernel, 1000).at(Key.of(3)).firstVariation(mu).gradients();
      Block difference = found.plus(-1, exact);
      assertAtMost(0.25, Math.sqrt(difference.dot(difference) / exact.dot(exact)));
    }
  }

  @Test
  void drawsByKey() {
    Target target = MIXTURE.samples(30, Key.of(9));
    RandomEnergy random = Mmd.inRandomFeatures(target, KERNEL, 10);
    double first = random.at(Key.of(1)).value(MU);
    assertEquals(first, random.at(Key.of(1)).value(MU));
    assertNotEquals(first, random.at(Key.of(2)).value(MU));
    RandomFeatures features = RandomFeatures.orthogonal(KERNEL, D, 10, Key.of(1));
    Block residual =
        features.mean(MU).plus(-1, features.mean(MIXTURE.samples(30, Key.of(9)).measure()));
    assertEquals(residual.dot(residual) / 2, first, 4 * Math.ulp(first));
    assertTrue(random.isQuadratic());
    assertTrue(random.hasGaussNewton());
  }

  /** One draw by its sums, which are not kept, and by its features, which are. */
  @Test
  void formsOfOneDrawAgree() {
    Energy energy = Mmd.inRandomFeatures(MIXTURE, KERNEL, 10).at(Key.of(1));
    Field xi = energy.firstVariation(MU);
    double rounding = 200 * 0x1p-53;
    Quadratic quadratic = energy.quadratic().get().apply(Support.of(MU.points()));
    double value = quadratic.value(MU.weights());
    assertEquals(value, energy.value(MU), rounding);
    assertEquals(value, energy.evaluate(MU).value(), rounding);
    Block values = energy.firstVariationValues(MU);
    for (int i = 0; i < MU.count(); i++) {
      assertEquals(xi.values().get(i), values.get(i), rounding);
    }
  }

  @Test
  void refusesBeforeAnythingRuns() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Mmd.inRandomFeatures(MIXTURE, Laplace.ofLength(1), 10));
    assertThrows(IllegalArgumentException.class, () -> Mmd.inRandomFeatures(MIXTURE, KERNEL, 0));
    Target density = Density.of(D, x -> -x[0] * x[0], x -> new double[] {-2 * x[0], 0, 0, 0, 0});
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Mmd.inRandomFeatures(density, KERNEL, 10));
    assertTrue(refusal.getMessage().contains("use Samples, or Mmd.sampled"));
  }
}
