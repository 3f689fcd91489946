package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onsager.chart.Chart;
import org.onsager.distribution.Normal;
import org.onsager.feature.BinomialRate;
import org.onsager.feature.Likelihoods;
import org.onsager.feature.Loss;
import org.onsager.feature.PoissonRate;
import org.onsager.feature.Polynomials;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.testing.Given;

/** Energies behind charts, beside closed forms and many digits. */
class ChartedTest {

  private static final double ULP = Math.ulp(1.0);

  private static final Block FREQUENCIES = Block.copyOf(0.2, 0.15, 0.25, 0.4);

  private static final Block WEIGHTS = Block.copyOf(0.25, 0.5, 0.25);

  private static final Chart BOX = Chart.box(row(-1, -3), row(2, 1));

  /** Everything that a chart changes, at three atoms of a mixing distribution. */
  private record Expected(
      double logLikelihood,
      Block xi,
      Block gradient,
      Block second,
      double displaced,
      double both) {}

  /** 40 digits, differences at 80 (mpmath): {@code x = (1 + sin z) / 2}. */
  @Test
  void binomialRatesBesideManyDigits() {
    check(
        BinomialRate.ofTrials(3, 0, 1, 2, 3),
        Chart.interval(0, 1),
        Points.onLine(-1.25, 0.375, 2),
        new Expected(
            -1.3279733594965255,
            Block.copyOf(-0.8393239798790499, -1.0538420924932306, -1.052991835134489),
            Block.copyOf(-0.18105925688869762, 0.036775923544364014, 0.02993274003084535),
            Block.copyOf(-0.45123404267701295, -0.022190764079374477, -0.004139114168726316),
            4.853662522134404,
            4.337096100364793));
  }

  /** The same for {@code x = z^2 / 2}, with one atom at zero. */
  @Test
  void poissonRatesBesideManyDigits() {
    check(
        PoissonRate.of(0, 1, 2, 3),
        Chart.halfLine(),
        Points.onLine(0, 0.75, -2.5),
        new Expected(
            -2.198177121528271,
            Block.copyOf(-0.3132812282238432, -0.5915805973598556, -2.5035575770564455),
            Block.copyOf(0, -0.8978147823476891, -1.1437940808616627),
            Block.copyOf(-0.7545240630640997, -1.8999392830571722, 3.3906031345425443),
            1.9623866180078,
            2.3090973166380406));
  }

  private static void check(Likelihoods rates, Chart chart, Points z, Expected expected) {
    Composite inX = Composite.of(rates, Loss.negativeLog(FREQUENCIES));
    Energy energy = inX.in(chart);
    Particles mu = new Particles(z, WEIGHTS);
    assertRelative(
        expected.logLikelihood, FREQUENCIES.dot(rates.logConstants()) - energy.value(mu), 16 * ULP);
    Evaluation evaluation = energy.evaluate(mu);
    assertEquals(energy.value(mu), evaluation.value(), 4 * ULP);
    for (Field field :
        new Field[] {evaluation.field(), energy.firstVariation(mu), energy.firstVariation(mu, z)}) {
      assertNear(expected.xi, field.values(), 32 * ULP);
      assertNear(expected.gradient, field.gradients(), 64 * ULP);
    }
    GaussNewton model = energy.gaussNewton().get().apply(mu);
    assertNear(
        Block.copyOf(0.25, 0.5, 0.25),
        Block.build(
            3, out -> Arrays.setAll(out, i -> model.rest().get().get(i) / expected.second.get(i))),
        256 * ULP);
    // Displacements (1, -2, 1/2), then with changes of mass (1/4, -1/2, 1/8).
    assertRelative(expected.displaced, model.form(Block.copyOf(1, -2, 0.5, 0, 0, 0)), 64 * ULP);
    assertRelative(
        expected.both, model.form(Block.copyOf(1, -2, 0.5, 0.25, -0.5, 0.125)), 64 * ULP);
  }

  /**
   * The Times deaths (Poisson, one atom at zero): at the maximum likelihood estimate, known to 18
   * digits, xi is -1 on the support, stationary there with a positive second derivative, and not
   * lower elsewhere.
   */
  @Test
  void theAtomAtZeroIsAMinimum() {
    double[] deaths = {162, 267, 271, 185, 111, 61, 27, 8, 3, 1};
    double days = Arrays.stream(deaths).sum();
    Block frequencies = Block.copyOf(deaths).map(f -> f / days);
    PoissonRate rates = PoissonRate.of(IntStream.range(0, 10).asDoubleStream().toArray());
    Energy energy = Composite.of(rates, Loss.negativeLog(frequencies)).in(Chart.halfLine());
    Particles mu =
        new Particles(
            Chart.halfLine().into(Points.onLine(0, 1.3554426083584061, 2.6979766280250503)),
            Block.copyOf(0.006729816353677671, 0.3894764874207199, 0.6037936962256024));
    // Its value is stationary: 18 digits of the atoms are more than enough.
    assertRelative(
        -1989.9271051174749,
        days * (frequencies.dot(rates.logConstants()) - energy.value(mu)),
        64 * ULP);
    Field xi = energy.firstVariation(mu);
    // What 1e-16 in the atoms makes of xi: a second derivative of order one.
    assertNear(Block.constant(3, -1), xi.values(), 64 * ULP);
    assertNear(Block.constant(3, 0), xi.gradients(), 64 * ULP);
    Block rest = energy.gaussNewton().get().apply(mu).rest().get();
    for (int i = 0; i < 3; i++) {
      assertTrue(rest.get(i) > 0, "a minimum at atom " + i);
    }
    Points everywhere = Points.onLine(IntStream.range(0, 5000).mapToDouble(i -> i / 1e3).toArray());
    assertAtMost(
        1 + 64 * ULP,
        -Arrays.stream(energy.firstVariation(mu, everywhere).values().toArray())
            .min()
            .getAsDouble());
  }

  @Test
  void theMeasureIsPushedForward() {
    Energy mmd = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));
    Energy charted = mmd.in(BOX);
    Particles mu = Given.particles(7, 2, 1);
    Particles image = mu.withPoints(BOX.at(mu.points()));
    assertEquals(mmd.value(image), charted.value(mu));
    assertEquals(mmd.firstVariationValues(image), charted.firstVariationValues(mu));
    assertEquals(
        mmd.quadratic().get().apply(Support.of(image.points())),
        charted.quadratic().get().apply(Support.of(mu.points())));
    assertEquals(new Charted(mmd, BOX), charted);
  }

  /** Known by its factor, a model stays so. */
  @Test
  void modelsKeepTheirForm() {
    Particles mu = Given.particles(4, 2, 1);
    Energy mmd = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));
    Polynomials features = Polynomials.legendre(2, 2);
    Composite composite =
        Composite.of(features, Loss.halfSquares(Block.constant(features.count(), 1), 1));
    for (Energy energy : new Energy[] {mmd, composite}) {
      GaussNewton inX = energy.gaussNewton().get().apply(mu.withPoints(BOX.at(mu.points())));
      GaussNewton inZ = energy.in(BOX).gaussNewton().get().apply(mu);
      assertEquals(inX.curvature().getClass(), inZ.curvature().getClass());
      Block u = Key.of(3).normals(12);
      Block slopes = BOX.jacobian(mu.points());
      Block moved =
          Block.build(
              12,
              out -> {
                for (int e = 0; e < 12; e++) {
                  // The box has no mixed derivatives.
                  out[e] = e < 8 ? slopes.get((e / 4 * 3) * 4 + e % 4) * u.get(e) : u.get(e);
                }
              });
      assertRelative(inX.form(moved), inZ.form(u), 256 * ULP);
    }
  }

  @Test
  void factorsStayFactors() {
    Polynomials features = Polynomials.legendre(2, 1);
    Composite composite =
        Composite.of(features, Loss.halfSquares(Block.constant(features.count(), 1), 1));
    GaussNewton model = composite.in(BOX).gaussNewton().get().apply(Given.particles(9, 2, 1));
    assertEquals(3, ((Curvature.Factor) model.curvature()).rows());
  }

  @Test
  void capabilitiesAreThoseOfTheEnergy() {
    Energy mmd = Mmd.to(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1));
    assertEquals(mmd.isConvex(), mmd.in(BOX).isConvex());
    assertTrue(mmd.in(BOX).isQuadratic());
    assertTrue(mmd.in(BOX).hasGaussNewton());
    assertFalse(mmd.in(BOX).ofProbabilities());
    Energy distance = Mmd.to(Normal.isotropic(1, 0, 0).samples(5, Key.of(1)), new EnergyDistance());
    assertTrue(distance.in(BOX).ofProbabilities());
    assertFalse(distance.in(BOX).hasGaussNewton());
    Polynomials features = Polynomials.legendre(2, 1);
    assertTrue(
        Composite.of(features, Loss.halfSquares(Block.constant(3, 1), 1)).in(BOX).isConvex());
  }

  @Test
  void entropiesAreRefusedWithASentence() {
    Energy entropic = KullbackLeibler.to(Normal.isotropic(1, 0, 0));
    RandomEnergy fresh =
        Mmd.sampled(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1), 3).plus(entropic);
    for (RandomEnergy energy : new RandomEnergy[] {entropic, fresh}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> energy.in(BOX));
      assertTrue(e.getMessage().startsWith("entropy = 1.0: must be 0 behind a chart"));
    }
  }

  @Test
  void drawsAreBehindTheChart() {
    RandomEnergy fresh = Mmd.sampled(Normal.isotropic(1, 0, 0), Gaussian.ofVariance(1), 3);
    assertEquals(fresh.at(Key.of(4)).in(BOX), fresh.in(BOX).at(Key.of(4)));
    assertTrue(fresh.in(BOX).isQuadratic());
    assertTrue(fresh.in(BOX).hasGaussNewton());
  }

  /** On boxes of every size, the bound is above differences of the gradients. */
  @Test
  void theCurvatureIsBounded() {
    Polynomials features = Polynomials.legendre(2, 3);
    Composite composite =
        Composite.of(features, Loss.halfSquares(Block.constant(features.count(), 1), 1));
    for (Chart chart : new Chart[] {BOX, Chart.ball(2, 1), Chart.sphere(2)}) {
      Energy energy = composite.in(chart);
      Particles mu = Given.particles(5, 2, 1);
      CurvatureBound bound = energy.curvatureBound().get().apply(mu);
      RandomGenerator random = Key.of(2).generator();
      for (int k = 0; k < 300; k++) {
        double width = Math.pow(10, -3 * random.nextDouble());
        double[] centre = {4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2};
        double[] widths = {width * random.nextDouble(), width * random.nextDouble()};
        double[] z = new double[2];
        Arrays.setAll(z, a -> centre[a] + widths[a] * (2 * random.nextDouble() - 1));
        if (chart.equals(Chart.sphere(2)) && Math.hypot(z[0], z[1]) < 0.1) {
          continue; // differences would be those of the origin
        }
        double found = hessianNorm(energy, mu, z);
        double most = bound.on(centre, widths);
        assertTrue(most >= found - 1e-7 * (1 + most), () -> most + " is below " + found);
      }
    }
  }

  /** By central differences, whose error is about 1e-8 of the fourth derivatives. */
  private static double hessianNorm(Energy energy, Particles mu, double[] z) {
    double h = 1e-4;
    Field there =
        energy.firstVariation(
            mu,
            Points.of(
                row(z[0] + h, z[1]),
                row(z[0] - h, z[1]),
                row(z[0], z[1] + h),
                row(z[0], z[1] - h)));
    double xx = (there.gradient(0, 0) - there.gradient(1, 0)) / (2 * h);
    double xy = (there.gradient(0, 1) - there.gradient(1, 1)) / (2 * h);
    double yy = (there.gradient(2, 1) - there.gradient(3, 1)) / (2 * h);
    return Math.abs(xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
  }

  /** At a wall nothing but the slope in x is left, and it is bounded sharply. */
  @Test
  void theBoundAtAWallIsTheSlope() {
    Energy energy =
        Composite.of(BinomialRate.ofTrials(3, 0, 1, 2, 3), Loss.negativeLog(FREQUENCIES))
            .in(Chart.interval(0, 1));
    Particles mu = new Particles(Points.onLine(-Math.PI / 2, 0, 1), WEIGHTS);
    double second = energy.gaussNewton().get().apply(mu).rest().get().get(0) / WEIGHTS.get(0);
    CurvatureBound bound = energy.curvatureBound().get().apply(mu);
    assertRelative(Math.abs(second), bound.on(row(-Math.PI / 2), row(0)), 1e-12);
  }
}
