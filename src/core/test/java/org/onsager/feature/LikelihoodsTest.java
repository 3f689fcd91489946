package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.assertRelative;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Normal;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Densities by mpmath, 40 digits, and by scipy.stats. */
class LikelihoodsTest {

  /** A power of a number that is rounded, and a few operations more. */
  private static final double ROUNDING = 1e-14;

  private static double density(Likelihoods features, Points at) {
    return Math.exp(features.logConstants().get(0)) * features.values(at).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.3, 0.74081822068171787",
    "0, 2.0, 0.13533528323661269",
    "1, 0.3, 0.22224546620451536",
    "1, 3.8284271247461901, 0.083244511660677641",
    "7, 0.3, 3.21462192188674e-8",
    "7, 12.65685424949238, 0.032888794688500041",
    "1000, 1063.2771680782255, 0.0018468739243935236",
  })
  void poissonProbabilities(double count, double rate, double probability) {
    assertRelative(probability, density(PoissonRate.of(count), Points.onLine(rate)), 10 * ROUNDING);
  }

  /** Where the exponent is a difference of numbers of the size 1e7. */
  @Test
  void aMillionCountsLoseNoDigitsNearTheirRate() {
    var feature = PoissonRate.of(1e6);
    assertEquals(-7.826693895520143, feature.logConstants().get(0), 1e-14);
    assertRelative(
        5.413480580344922e-05, density(feature, Points.onLine(1002000.0009999998)), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, -1", "7, -1.9037903176782212", "1000, -4.3728995060262968"})
  void logarithmsOfTheMaxima(double count, double logMaximum) {
    assertEquals(logMaximum, PoissonRate.of(count).logConstants().get(0), ROUNDING);
  }

  /** The table of logarithms ends where Stirling's series begins. */
  @Test
  void tableAndSeriesMeet() {
    for (int k = 28; k < 40; k++) {
      double ratio =
          PoissonRate.of(k).logConstants().get(0) - PoissonRate.of(k + 1.0).logConstants().get(0);
      // log(k^k e^-k / k!) less the same of k + 1.
      double expected = 1 - k * Math.log1p(1.0 / k);
      assertEquals(expected, ratio, 1e-13);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 0.0992436543",
    "5, 5, 0.0069343957",
    "2, 9, 0.19412872182070643",
    "300, 1000, 5.4145414454252343e-7",
  })
  void binomialProbabilities(double successes, double trials, double probability) {
    var feature = BinomialRate.of(Block.copyOf(successes), Block.copyOf(trials));
    assertRelative(probability, density(feature, Points.onLine(0.37)), 10 * ROUNDING);
  }

  @Test
  void normalDensity() {
    var feature = GaussianLocation.ofStandardDeviation(Points.of(new double[] {1, 0.5}), 0.7);
    double log =
        feature.logConstants().get(0)
            + Math.log(feature.values(Points.of(new double[] {0.3, -1.2})).get(0));
    assertEquals(-4.573506770368615, log, ROUNDING);
  }

  @Test
  void rowsMayHaveErrorsOfTheirOwn() {
    var both = GaussianLocation.ofStandardDeviations(Points.onLine(1, -2), Block.copyOf(0.5, 3));
    assertEquals(new GaussianLocation(both.data(), Block.copyOf(0.25, 9)), both);
    assertRelative(Math.exp(-0.5), both.values(Points.onLine(1.5)).get(0), ROUNDING);
    assertRelative(Math.exp(-0.5), both.values(Points.onLine(1)).get(1), ROUNDING);
  }

  /** {@code x^k} and its derivatives at zero, and where powers underflow. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-200, 1e-60})
  void derivativesWhereTheRateIsNothing(double rate) {
    var features = PoissonRate.of(0, 1, 2, 3);
    Block slopes = features.jacobian(Points.onLine(rate));
    double e = Math.E;
    assertEquals(-1, slopes.get(0), ROUNDING);
    assertEquals(e, slopes.get(1), ROUNDING);
    assertEquals(0, slopes.get(2), 1e-59);
    double[] second = {1, -2 * e, 2 * e * e / 4, 0};
    for (int j = 0; j < 4; j++) {
      int unit = j;
      Block g = Block.build(4, out -> out[unit] = 1);
      assertEquals(
          second[j], features.curvature(Points.onLine(rate), g).get(0), 4 * ROUNDING, "k = " + j);
    }
  }

  @Test
  void derivativesAtBothEndsOfTheRates() {
    var features = BinomialRate.ofTrials(2, 0, 1, 2);
    // (1 - x)^2, 4 x (1 - x), x^2
    assertEquals(Block.copyOf(1, 0, 0, 0, 0, 1), features.values(Points.onLine(0, 1)));
    assertEquals(Block.copyOf(-2, 0, 4, -4, 0, 2), features.jacobian(Points.onLine(0, 1)));
    assertEquals(
        Block.copyOf(2 - 2 * 8 + 3 * 2, 2 - 2 * 8 + 3 * 2),
        features.curvature(Points.onLine(0, 1), Block.copyOf(1, 2, 3)));
  }

  /** The largest second derivative on a grid of 20,000 points, by mpmath. */
  @Test
  void boundsOfSecondDerivativesAreTheLeast() {
    Block poisson = kappa(PoissonRate.of(0, 3, 7));
    assertRelative(1, poisson.get(0), 1e-8);
    assertRelative(0.750665943737, poisson.get(1), 1e-6);
    assertRelative(0.157993061837, poisson.get(2), 1e-6);
    Block binomial = kappa(BinomialRate.of(Block.copyOf(2, 3), Block.copyOf(9, 6)));
    assertRelative(235.215701548, binomial.get(0), 1e-6);
    assertRelative(24, binomial.get(1), 1e-6);
    Block normal = kappa(GaussianLocation.ofVariance(Points.onLine(0), 4));
    assertEquals(0.25, normal.get(0));
  }

  private static Block kappa(Features features) {
    return features.curvatureBounds().get().on(new double[1], new double[1]);
  }

  @Test
  void logLikelihoodIsInfiniteWhereAnObservationIsImpossible() {
    var features = PoissonRate.of(0, 2);
    var atZero = Particles.uniform(Points.onLine(0));
    Block mean = features.mean(atZero);
    assertEquals(Double.NEGATIVE_INFINITY, features.logLikelihood(mean, Block.copyOf(3, 1)));
    assertEquals(0, features.logLikelihood(mean, Block.copyOf(3, 0)));
  }

  @Test
  void aChunkOfPointsChangesNoDigit() {
    // More numbers than a chunk holds.
    int n = 400_000;
    Points at = new Points(n, 1, Block.build(n, x -> Arrays.setAll(x, i -> 1e-5 * i)));
    var features = new GaussianLocation(Points.onLine(0, 1, 2), Block.copyOf(1, 2, 1));
    var mu = Particles.uniform(at);
    double sum = 0;
    Block values = features.values(at);
    for (int i = 0; i < n; i++) {
      sum += mu.weights().get(i) * values.get(i);
    }
    assertEquals(sum, features.mean(mu).get(0));
    Block g = Block.copyOf(1, -2, 0.5);
    assertEquals(features.jet(at).along(g), features.along(at, g));
  }

  /** The constant of 2400 of 5000 is beyond the largest double, and both ends are impossible. */
  @Test
  void manyTrialsVanishAtBothEnds() {
    var features = BinomialRate.ofTrials(5000, 2400);
    Points ends = Points.onLine(0, 1);
    assertArrayEquals(new double[2], features.values(ends).toArray());
    assertArrayEquals(new double[2], features.jacobian(ends).toArray());
    assertArrayEquals(new double[2], features.curvature(ends, Block.copyOf(1)).toArray());
  }

  /**
   * One variance goes another way, by kernel sums. Each of M terms is known to 3 ulp of at most one
   * on either way, and sums add their roundings; a gradient has the factor |x - y| / v more.
   */
  @Test
  void oneVarianceIsAKernelSum() {
    for (int d : new int[] {1, 3}) {
      Points data = Normal.isotropic(2, new double[d]).sample(70, Key.of(d));
      Points at = Normal.isotropic(3, new double[d]).sample(90, Key.of(5));
      var features = GaussianLocation.ofVariance(data, 0.7);
      Block g = Block.build(70, x -> java.util.Arrays.setAll(x, j -> Math.sin(j) - 0.2));
      Field jet = features.jet(at).along(g);
      Field sums = features.along(at, g);
      double sizes = g.map(Math::abs).sum();
      double tolerance = (70 + d + 6) * Math.ulp(1.0) * sizes;
      assertArrayEquals(jet.values().toArray(), sums.values().toArray(), tolerance);
      // |x - y| / v phi is at most 1 / sqrt(e v).
      assertArrayEquals(
          jet.gradients().toArray(), sums.gradients().toArray(), tolerance / Math.sqrt(0.7));
    }
  }

  @Test
  void whatIsNoCountIsRefused() {
    assertRefused("counts[1] = 1.5: must be an integer", () -> PoissonRate.of(1, 1.5));
    assertRefused("counts[0] = -1.0: must be an integer", () -> PoissonRate.of(-1));
    assertRefused("counts[0] = NaN: must be an integer", () -> PoissonRate.of(Double.NaN));
    assertRefused("the number of counts = 0", PoissonRate::of);
    assertRefused("4 successes in 3 trials at row 0", () -> BinomialRate.ofTrials(3, 4));
    assertRefused("0 successes in 0 trials at row 0", () -> BinomialRate.ofTrials(0, 0));
    assertRefused(
        "variances[1]", () -> new GaussianLocation(Points.onLine(1, 2), Block.copyOf(1, -1)));
    assertRefused(
        "has length 1: must be 2",
        () -> GaussianLocation.ofStandardDeviations(Points.onLine(1, 2), Block.copyOf(1)));
  }

  private static void assertRefused(String beginning, Runnable construction) {
    String message = assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    assertTrue(message.contains(beginning), message);
  }

  @Test
  void noneIsLargerThanOne() {
    Points at = new Points(501, 1, Block.build(501, x -> Arrays.setAll(x, i -> i / 5.0)));
    for (double value : PoissonRate.of(0, 1, 2, 10, 50).values(at).toArray()) {
      assertAtMost(1 + ROUNDING, value);
    }
  }
}
