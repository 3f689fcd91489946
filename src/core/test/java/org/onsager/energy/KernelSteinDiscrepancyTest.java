package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Reference.NORMAL;
import static org.onsager.testing.Reference.PARTICLES;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.kernel.Derivatives;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.testing.Reference;

class KernelSteinDiscrepancyTest {

  /** Values are about one, and sums of about a hundred terms of that size. */
  private static final double ROUNDING = 1e-14;

  record Case(String name, PositiveDefiniteKernel kernel) {}

  private static final Case GAUSSIAN = new Case("gaussian", Gaussian.ofVariance(1.5));

  private static final Case MULTIQUADRIC =
      new Case("multiquadric", InverseMultiquadric.ofScale(0.8));

  static List<Case> cases() {
    return List.of(GAUSSIAN, MULTIQUADRIC);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithFortyDigitDerivativesOfTheKernel(Case c) {
    KernelSteinDiscrepancy energy = KernelSteinDiscrepancy.to(NORMAL, c.kernel);
    assertEquals(Reference.value("stein " + c.name), energy.value(PARTICLES), ROUNDING);
    assertEquals(2 * energy.value(PARTICLES), energy.ksdSquared(PARTICLES));
    Field xi = energy.firstVariation(PARTICLES);
    Taylor.close(Reference.values("stein field " + c.name), xi.values(), ROUNDING, "xi");
    for (int i : new int[] {0, 3}) {
      Block gradient = Reference.values("stein gradient " + c.name + " " + i);
      for (int k = 0; k < 2; k++) {
        assertEquals(gradient.get(k), xi.gradients().get(k * PARTICLES.count() + i), 10 * ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firstVariationIsTheDerivative(Case c) {
    GaussianMixture mixture = GaussianMixture.equal(NORMAL, Normal.isotropic(0.5, -1, 1));
    Taylor.check(KernelSteinDiscrepancy.to(NORMAL, c.kernel), PARTICLES, false, ROUNDING);
    Taylor.check(KernelSteinDiscrepancy.to(mixture, c.kernel), PARTICLES, false, ROUNDING);
  }

  @Test
  void sumsAndMultiplesOfKernelsAdd() {
    Energy both =
        KernelSteinDiscrepancy.to(
            NORMAL, GAUSSIAN.kernel.times(2).plus(MULTIQUADRIC.kernel).times(3));
    Energy sum =
        KernelSteinDiscrepancy.to(NORMAL, GAUSSIAN.kernel)
            .times(6)
            .plus(KernelSteinDiscrepancy.to(NORMAL, MULTIQUADRIC.kernel).times(3));
    assertEquals(sum.value(PARTICLES), both.value(PARTICLES), 10 * ROUNDING);
    Taylor.same(
        sum.firstVariation(PARTICLES), both.firstVariation(PARTICLES), 10 * ROUNDING, "sum");
  }

  /** Sources are summed in blocks of 256, and the first variation is linear in the measure. */
  @Test
  void manySourcesAreTheSumOfFew() {
    int n = 600;
    Points x = new Points(n, 2, Key.of(1).normals(2 * n));
    Block w = Key.of(2).normals(n).map(z -> z * z / n);
    KernelSteinDiscrepancy energy = KernelSteinDiscrepancy.to(NORMAL, GAUSSIAN.kernel);
    Field whole = energy.firstVariation(new Particles(x, w), PARTICLES.points());
    Field parts = Field.of(whole.values().map(v -> 0), whole.gradients().map(g -> 0));
    for (int from = 0; from < n; from += 150) {
      int[] part = IntStream.range(from, from + 150).toArray();
      Block weights = Block.build(150, out -> Arrays.setAll(out, i -> w.get(part[i])));
      Particles few = new Particles(x.select(part), weights);
      parts = parts.plus(1, energy.firstVariation(few, PARTICLES.points()));
    }
    Taylor.same(whole, parts, 100 * ROUNDING, "xi");
    Quadratic quadratic = energy.quadratic().get().apply(Support.of(x));
    Particles mu = new Particles(x, w);
    assertEquals(energy.value(mu), quadratic.value(w), 100 * ROUNDING * energy.value(mu));
    Taylor.close(
        energy.firstVariation(mu).values(), quadratic.firstVariation(w), 100 * ROUNDING, "K w");
  }

  @Test
  void oneParticleHasTheClosedForm() {
    // u(x, x) = |s|^2 phi(0) - 2 d phi'(0), and phi'(0) = -1/(2v) for the Gaussian.
    Normal standard = Normal.isotropic(1, 0, 0, 0);
    Particles one = Particles.uniform(Points.of(new double[] {1, 2, 3}));
    Energy energy = KernelSteinDiscrepancy.to(standard, Gaussian.ofVariance(2));
    assertEquals((14 + 3 / 2.0) / 2, energy.value(one), 1e-14);
  }

  @Test
  void expectationUnderTheTargetVanishes() {
    // Trapezoidal quadrature of a normal on the line is exact to rounding at this spacing.
    int n = 201;
    double[] x = new double[n];
    double[] w = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      x[i] = -10 + 0.1 * i;
      w[i] = Math.exp(-x[i] * x[i] / 2);
      total += w[i];
    }
    double mass = total;
    Particles normal =
        new Particles(Points.onLine(x), Block.copyOf(w).map(weight -> weight / mass));
    for (Case c : cases()) {
      KernelSteinDiscrepancy energy = KernelSteinDiscrepancy.to(Normal.isotropic(1, 0), c.kernel);
      // The multiquadric's poles at distance 0.8 from the real axis bound the accuracy of
      // quadrature by exp(-2 pi 0.8 / 0.1) = 1e-22.
      assertEquals(0, energy.value(normal), 1e-15);
      Points few = Points.onLine(-1, 0, 0.7, 3);
      Taylor.close(
          Block.constant(4, 0), energy.firstVariation(normal, few).values(), 1e-13, c.name);
    }
  }

  @Test
  void itIsPositiveAndSymmetric() {
    Particles mu = Particles.uniform(new Points(40, 2, Key.of(1).normals(80)));
    Quadratic q =
        KernelSteinDiscrepancy.to(NORMAL, MULTIQUADRIC.kernel)
            .quadratic()
            .get()
            .apply(Support.of(mu.points()));
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(q.matrix().entries().get(i, j), q.matrix().entries().get(j, i), 1e-14);
      }
    }
    for (int seed = 0; seed < 20; seed++) {
      assertTrue(q.matrix().form(Key.of(seed).normals(40)) > 0);
    }
  }

  /** A kernel of one's own that knows its derivatives gets what the built-in ones get. */
  @Test
  void whoeverKnowsItsDerivativesMayBeTheKernel() {
    record Own(Gaussian honest) implements PositiveDefiniteKernel {
      @Override
      public double profile(double squaredDistance) {
        return honest.profile(squaredDistance);
      }

      @Override
      public double slope(double squaredDistance) {
        return honest.slope(squaredDistance);
      }

      @Override
      public Option<Derivatives> derivatives() {
        return honest.derivatives();
      }
    }

    Gaussian gaussian = Gaussian.ofVariance(3);
    PositiveDefiniteKernel own = new Own(gaussian).times(2).plus(MULTIQUADRIC.kernel);
    assertEquals(
        KernelSteinDiscrepancy.to(NORMAL, gaussian.times(2).plus(MULTIQUADRIC.kernel))
            .evaluate(PARTICLES),
        KernelSteinDiscrepancy.to(NORMAL, own).evaluate(PARTICLES));
  }

  @Test
  void otherKernelsAreRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> KernelSteinDiscrepancy.to(NORMAL, Laplace.ofLength(1)));
    assertTrue(e.getMessage().contains("Gaussian"));
  }
}
