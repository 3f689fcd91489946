package org.onsager.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.row;
import static org.onsager.testing.Near.assertRelative;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.measure.Points;
import org.onsager.testing.Given;
import org.onsager.testing.Taylor;

class RadialKernelTest {

  /** Square roots, exponentials and products: a handful of roundings. */
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  /** Kernel, distance, value: by hand with r = 2, and scales that make the argument simple. */
  static Stream<Arguments> closedForms() {
    double s3 = Math.sqrt(3);
    double s5 = Math.sqrt(5);
    return Stream.of(
        Arguments.of(Gaussian.ofVariance(2), Math.exp(-1)),
        Arguments.of(Gaussian.ofStandardDeviation(2), Math.exp(-0.5)),
        Arguments.of(Gaussian.ofGamma(0.25), Math.exp(-1)),
        Arguments.of(InverseMultiquadric.ofScale(2), 1 / Math.sqrt(2)),
        Arguments.of(Laplace.ofLength(2), Math.exp(-1)),
        Arguments.of(Matern.threeHalves(2), (1 + s3) * Math.exp(-s3)),
        Arguments.of(Matern.fiveHalves(2), (1 + s5 + 5 / 3.0) * Math.exp(-s5)),
        Arguments.of(new EnergyDistance(), -2),
        Arguments.of(Gaussian.ofGamma(0.25).times(3), 3 * Math.exp(-1)),
        Arguments.of(Gaussian.ofGamma(0.25).plus(Laplace.ofLength(2)), 2 * Math.exp(-1)),
        Arguments.of(new EnergyDistance().plus(Laplace.ofLength(2)).times(2), 2 * Math.exp(-1) - 4),
        Arguments.of(RadialKernel.of(s -> -s, s -> -1), -4),
        Arguments.of(
            PositiveDefiniteKernel.of(s -> 1 / (1 + s), s -> -1 / ((1 + s) * (1 + s))), 0.2));
  }

  static Stream<RadialKernel> kernels() {
    return closedForms().map(arguments -> (RadialKernel) arguments.get()[0]);
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void closedForm(RadialKernel kernel, double expected) {
    assertRelative(expected, kernel.profile(4), ROUNDING);
    assertRelative(expected, kernel.value(row(1, 5, 0), row(1, 3, 0)), ROUNDING);
    assertEquals(kernel.value(row(1, 5), row(2, 7)), kernel.value(row(2, 7), row(1, 5)));
  }

  /** {@code phi(s + h) - phi(s) - h phi'(s)} is of second order. */
  @ParameterizedTest
  @MethodSource("kernels")
  void slopeIsTheDerivativeInTheSquaredDistance(RadialKernel kernel) {
    for (double s : new double[] {0.3, 1, 4, 9}) {
      Taylor.assertOrder(
          kernel + " at " + s,
          2,
          s / 8,
          1e-15,
          h -> kernel.profile(s + h) - kernel.profile(s) - h * kernel.slope(s));
    }
  }

  /** The saboteur: a slope with respect to the distance instead of its square. */
  @Test
  void theSlopeTestRejectsAnotherDerivative() {
    Gaussian kernel = Gaussian.ofGamma(0.25);
    assertTrue(
        Taylor.rejects(
            2,
            0.5,
            1e-15,
            h -> kernel.profile(4 + h) - kernel.profile(4) - h * 2 * 2 * kernel.slope(4)));
  }

  /** Where points coincide: one, or zero for the energy distance. Infinitely far: no NaN. */
  @Test
  void valuesAtZeroAndInfinity() {
    for (RadialKernel kernel :
        List.of(
            Gaussian.ofGamma(0.25),
            InverseMultiquadric.ofScale(2),
            Laplace.ofLength(2),
            Matern.threeHalves(2),
            Matern.fiveHalves(2))) {
      assertEquals(1, kernel.profile(0));
      assertEquals(0, kernel.profile(Double.POSITIVE_INFINITY));
      assertEquals(0, Math.abs(kernel.slope(Double.POSITIVE_INFINITY)));
      assertTrue(kernel.profile(1e300) >= 0 && kernel.profile(1e300) <= 1e-149);
      assertTrue(kernel.profile(1e-300) <= 1);
    }
    assertEquals(0, Math.abs(new EnergyDistance().profile(0)));
    assertEquals(Double.NEGATIVE_INFINITY, new EnergyDistance().profile(Double.POSITIVE_INFINITY));
    assertEquals(0, Math.abs(new EnergyDistance().slope(Double.POSITIVE_INFINITY)));
  }

  @Test
  void decreasesWithTheDistance() {
    kernels()
        .forEach(kernel -> {
          for (double s = 0.01; s < 100; s *= 2) {
            assertTrue(kernel.profile(2 * s) < kernel.profile(s), kernel.toString());
            assertTrue(kernel.slope(s) < 0, kernel.toString());
          }
        });
  }

  static Stream<DoubleFunction<RadialKernel>> families() {
    return Stream.of(
        Gaussian::ofVariance,
        Gaussian::ofStandardDeviation,
        Gaussian::ofGamma,
        InverseMultiquadric::ofScale,
        Laplace::ofLength,
        Matern::threeHalves,
        Matern::fiveHalves,
        factor -> Gaussian.ofGamma(1).times(factor),
        factor -> new EnergyDistance().times(factor));
  }

  @ParameterizedTest
  @MethodSource("families")
  void refusesBadBandwidths(DoubleFunction<RadialKernel> family) {
    for (double bad :
        new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> family.apply(bad));
    }
  }

  /** A scale whose square is zero or infinite in double precision would give 0 / 0. */
  @ParameterizedTest
  @MethodSource("families")
  void extremeBandwidthsAreRefusedOrWork(DoubleFunction<RadialKernel> family) {
    for (double extreme : new double[] {1e-300, 1e-170, 1e170, 1e300}) {
      RadialKernel kernel;
      try {
        kernel = family.apply(extreme);
      } catch (IllegalArgumentException refused) {
        assertTrue(refused.getMessage().contains("must be"), refused.getMessage());
        continue;
      }
      for (double s : new double[] {0, 1e-300, 1, 1e300, Double.POSITIVE_INFINITY}) {
        assertTrue(!Double.isNaN(kernel.profile(s)), kernel + " at " + s);
        assertTrue(s == 0 || !Double.isNaN(kernel.slope(s)), "slope of " + kernel + " at " + s);
      }
    }
  }

  @Test
  void conventionsOfTheGaussianAgree() {
    assertEquals(Gaussian.ofGamma(1 / 20.0), Gaussian.ofVariance(10));
    assertEquals(Gaussian.ofVariance(9), Gaussian.ofStandardDeviation(3));
    assertEquals(10, Gaussian.ofVariance(10).variance());
  }

  /** The types say what a sum may be used for. */
  @Test
  void sumsHaveTheStrengthOfTheWeaker() {
    PositiveDefiniteKernel both = Gaussian.ofGamma(1).plus(Laplace.ofLength(1)).times(2);
    assertEquals(4 * Math.exp(-1), both.profile(1), ROUNDING);
    RadialKernel weak = Gaussian.ofGamma(1).plus(new EnergyDistance()).times(2);
    assertTrue(!(weak instanceof PositiveDefiniteKernel));
    assertTrue(!(new EnergyDistance().times(2) instanceof PositiveDefiniteKernel));
  }

  @Test
  void refusesMismatchedDimensions() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Gaussian.ofGamma(1).value(row(1, 2), row(1)));
    assertTrue(thrown.getMessage().contains("dimension"));
  }

  /**
   * Distances of (0,0), (3,4), (0,1), (6,8): 1, sqrt 18, 5, 5, sqrt 85, 10; the middle two are 5.
   */
  @Test
  void medianHeuristicOfFourPoints() {
    Points points = Points.of(row(0, 0), row(3, 4), row(0, 1), row(6, 8));
    assertEquals(5, Bandwidth.medianHeuristic(points));
    assertEquals(Gaussian.ofVariance(25), Gaussian.medianHeuristic(points));
  }

  /** Distances 1, 2, 3: an odd number. */
  @Test
  void medianHeuristicOfThreePoints() {
    assertEquals(2, Bandwidth.medianHeuristic(Points.onLine(0, 1, 3)));
  }

  /** Between the two in the middle. */
  @Test
  void medianHeuristicOfAnEvenNumberOfPairs() {
    // Pairs of 0, 1, 4, 10: 1, 3, 4, 6, 9, 10.
    assertEquals(5, Bandwidth.medianHeuristic(Points.onLine(0, 1, 4, 10)));
  }

  /** Above 1000 points a subsample stands for all. */
  @Test
  void medianHeuristicOfManyPoints() {
    Points many = Given.points(3000, 1, 1);
    double median = Bandwidth.medianHeuristic(many);
    // |x - y| is normal of variance 2 folded: its median is 0.6745 sqrt 2; its density there is
    // 0.449, and a U-statistic
    // of 1000 points has a standard error below 1 / (2 * 0.449 * sqrt(1000 / 2)) = 0.05.
    assertEquals(0.6745 * Math.sqrt(2), median, 5 * 0.05);
    assertEquals(median, Bandwidth.medianHeuristic(many));
  }

  @Test
  void medianHeuristicRefusesWhatHasNone() {
    assertThrows(IllegalArgumentException.class, () -> Bandwidth.medianHeuristic(Points.onLine(1)));
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Bandwidth.medianHeuristic(Points.onLine(1, 1, 1, 1, 2)));
    assertTrue(thrown.getMessage().contains("bandwidth"), thrown.getMessage());
  }
}
