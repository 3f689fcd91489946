package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Reference.NORMAL;
import static org.onsager.testing.Reference.PARTICLES;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Reference;

class BlobKullbackLeiblerTest {

  private static final double ROUNDING = 1e-14;

  private static final BlobKullbackLeibler ENERGY =
      BlobKullbackLeibler.to(NORMAL, Gaussian.ofStandardDeviation(0.6));

  @Test
  void agreesWithDoubleSums() {
    assertEquals(Reference.value("blob"), ENERGY.value(PARTICLES), ROUNDING);
    Taylor.close(
        Reference.values("blob field"),
        ENERGY.firstVariation(PARTICLES).values(),
        3 * ROUNDING,
        "xi");
  }

  @Test
  void firstVariationIsTheDerivative() {
    Taylor.check(ENERGY, PARTICLES, false, ROUNDING);
    GaussianMixture mixture = GaussianMixture.equal(NORMAL, Normal.isotropic(0.5, -1, 1));
    Taylor.check(
        BlobKullbackLeibler.to(mixture, Gaussian.ofVariance(0.1)),
        PARTICLES,
        false,
        ROUNDING,
        1e-4);
  }

  /**
   * For mu = N(m, s^2), all integrals are Gaussian. The trapezoidal rule on a grid of spacing a is
   * a particle measure, and exact up to exp(-2 pi^2 s^2 / a^2) for the narrowest Gaussian s in the
   * integrals.
   */
  @Test
  void agreesWithClosedFormsForNormalMeasures() {
    double m = 0.7;
    double s2 = 0.8;
    double h2 = 0.09;
    int n = 401;
    double[] x = new double[n];
    double[] w = new double[n];
    double spacing = 0.04;
    for (int i = 0; i < n; i++) {
      x[i] = m + spacing * (i - n / 2);
      double z = x[i] - m;
      w[i] = spacing * Math.exp(-z * z / (2 * s2)) / Math.sqrt(2 * Math.PI * s2);
    }
    double mass = Block.copyOf(w).sum();
    Particles mu = new Particles(Points.onLine(x), Block.copyOf(w).map(v -> v / mass));
    Normal target = Normal.isotropic(0.5, 3);
    Energy energy = BlobKullbackLeibler.to(target, Gaussian.ofVariance(h2));

    double total = s2 + h2;
    double expected =
        -0.5 * Math.log(2 * Math.PI * total)
            - s2 / (2 * total)
            + 0.5 * Math.log(2 * Math.PI * 0.5)
            + (s2 + (m - 3) * (m - 3)) / (2 * 0.5);
    assertEquals(expected, energy.value(mu), 1e-12);

    // mu / rho_h is Gaussian of variance s2 total / h2, and so is its smoothing.
    double wide = s2 * total / h2;
    Points at = Points.onLine(-1.2, 0.7, 2.5);
    Field xi = energy.firstVariation(mu, at);
    for (int i = 0; i < 3; i++) {
      double z = at.get(i, 0) - m;
      double bump =
          Math.sqrt(total / s2)
              * Math.sqrt(wide / (wide + h2))
              * Math.exp(-z * z / (2 * (wide + h2)));
      double distance = at.get(i, 0) - 3;
      double value =
          -0.5 * Math.log(2 * Math.PI * total)
              - z * z / (2 * total)
              + bump
              + 0.5 * Math.log(2 * Math.PI * 0.5)
              + distance * distance / (2 * 0.5);
      // The grid ends at 8.9 standard deviations: the ratio mu / rho_h, wider than mu, is cut there
      // at exp(-8.0^2 / 18) of its height, and x sees it from 6 to 8 smoothing lengths and beyond.
      assertEquals(value, xi.values().get(i), 1e-12);
      double slope = -z / total - bump * z / (wide + h2) + distance / 0.5;
      assertEquals(slope, xi.gradients().get(i), 1e-11);
    }
  }

  @Test
  void farFromAllParticlesLogSumExpTakesOver() {
    Points far = Points.of(new double[] {80, 0}, new double[] {1e5, -1e5});
    Field xi = ENERGY.firstVariation(PARTICLES, far);
    assertTrue(xi.isFinite());
    // One particle: log rho_h is a parabola, at any distance, and so is xi.
    Particles one = Particles.uniform(Points.of(new double[] {0, 0}));
    Energy energy = BlobKullbackLeibler.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(0.5));
    for (double r : new double[] {3, 20, 60, 1e4}) {
      Field field = energy.firstVariation(one, Points.of(new double[] {r, 0}));
      double expected =
          -Math.log(2 * Math.PI * 0.5)
              - r * r
              + Math.exp(-r * r)
              + r * r / 2
              + Math.log(2 * Math.PI);
      assertEquals(expected, field.values().get(0), 1e-15 * r * r + 1e-14);
      assertEquals(-2 * r - 2 * r * Math.exp(-r * r) + r, field.gradients().get(0), 1e-14 * r);
    }
  }

  /** Two particles across the direction of sight pull by their weights, near and far. */
  @Test
  void farFromTwoParticlesBothAreSeen() {
    Particles two =
        Particles.of(Points.of(new double[] {0, 0.5}, new double[] {0, -0.5}), 0.25, 0.75);
    Energy energy = BlobKullbackLeibler.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(0.5));
    Points far = Points.of(new double[] {60, 0}, new double[] {-100, 0});
    Field field = energy.firstVariation(two, far);
    for (int i = 0; i < 2; i++) {
      double x = far.get(i, 0);
      // log rho_h = -log(2 pi / 2) - x^2 - 1/4, and no particle's own ratio reaches this far.
      double expected = -Math.log(Math.PI) - x * x - 0.25 + x * x / 2 + Math.log(2 * Math.PI);
      assertEquals(expected, field.values().get(i), 1e-15 * x * x);
      assertEquals(-2 * x + x, field.gradients().get(i), 1e-14 * Math.abs(x));
      // Shares are exponentials of numbers of that size.
      assertEquals(2 * (0.25 - 0.75) * 0.5, field.gradients().get(2 + i), 1e-16 * x * x);
    }
  }

  @Test
  void lonelyAndMasslessParticlesAreHarmless() {
    Particles mu =
        Particles.of(Points.onLine(0, 1, 500, 1000, -2000), 0.5, 0.25, 0.25 - 1e-300, 1e-300, 0);
    Energy energy =
        BlobKullbackLeibler.to(Normal.isotropic(1, 0), Gaussian.ofStandardDeviation(0.2));
    Evaluation evaluation = energy.evaluate(mu);
    assertTrue(evaluation.isFinite());
    // The particle of mass 1e-300 is alone: rho_h = 1e-300 phi_h(0) there, and its ratio is one.
    double expected =
        Math.log(1e-300)
            - 0.5 * Math.log(2 * Math.PI * 0.04)
            + 1
            + 0.5 * Math.log(2 * Math.PI)
            + 1000.0 * 1000 / 2;
    assertEquals(expected, evaluation.field().values().get(3), 1e-15 * 5e5);
    // 0 log 0 = 0: without the massless particle nothing changes.
    Particles without =
        Particles.of(Points.onLine(0, 1, 500, 1000), 0.5, 0.25, 0.25 - 1e-300, 1e-300);
    assertEquals(energy.value(without), energy.value(mu));
  }

  @Test
  void theBandwidthIsNamed() {
    assertEquals(
        BlobKullbackLeibler.to(NORMAL, Gaussian.ofVariance(0.25)),
        BlobKullbackLeibler.to(NORMAL, Gaussian.ofStandardDeviation(0.5)));
  }
}
