package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Key;

/** What is positive definite depends on the dimension: functions whose least dimension is known. */
class KernelSpectrumTest {

  private static final int TRIALS = 3;

  private static boolean passes(Radial kernel, int dimension, double scale) {
    Domain domain = Domain.everywhere().inDimension(dimension).scaled(scale);
    return IntStream.range(0, TRIALS)
        .mapToObj(seed -> domain.trial(1, dimension, seed, 1, Shape.CLOUD))
        .allMatch(trial -> KernelSpectrum.SPECTRUM.check(kernel, trial).holds());
  }

  /** The slope is asked for the size of rounding only. */
  private static PositiveDefiniteKernel positive(DoubleUnaryOperator profile) {
    return PositiveDefiniteKernel.of(profile, s -> 0);
  }

  /** {@code (1 - r)^power} up to r = 1. */
  private static PositiveDefiniteKernel askey(int power) {
    return positive(s -> Math.pow(Math.max(0, 1 - Math.sqrt(s)), power));
  }

  private static double gaussian(double s, double width) {
    return Math.exp(-s / (2 * width * width));
  }

  /**
   * {@code (1 - r)^l} is positive definite in R^d if and only if {@code l >= (d + 1) / 2} (Askey
   * 1973). For l = 2 in R^4 it just fails, at frequencies beyond the lattice's.
   */
  @TestFactory
  Stream<DynamicTest> truncatedPowersUpToTheirDimension() {
    return IntStream.rangeClosed(1, 3)
        .boxed()
        .flatMap(power ->
            IntStream.rangeClosed(1, 5)
                .filter(d -> d == 2 || d % 2 == 1)
                .mapToObj(d ->
                    DynamicTest.dynamicTest(
                        "(1 - r)^%d in R^%d".formatted(power, d),
                        () -> assertEquals(2 * power >= d + 1, passes(askey(power), d, 1)))));
  }

  /** The wide one has the larger integral where {@code 0.3 2^d > 1}: not on the line. */
  @Test
  void aGaussianLessAWiderOne() {
    PositiveDefiniteKernel difference = positive(s -> gaussian(s, 1) - 0.3 * gaussian(s, 2));
    assertTrue(passes(difference, 1, 1));
    assertFalse(passes(difference, 2, 1));
    assertFalse(passes(difference, 3, 1));
  }

  @Test
  void aTruncatedGaussian() {
    for (int d = 1; d <= 5; d++) {
      assertFalse(passes(positive(s -> s < 9 ? gaussian(s, 1) : 0), d, 1), "cut at 3, d = " + d);
    }
  }

  /** A dip of one part in a thousand, narrow in the spectrum. */
  @Test
  void aSlightRipple() {
    assertFalse(
        passes(positive(s -> gaussian(s, 1) - 1e-3 * Math.cos(5 * Math.sqrt(s))), 1, 1),
        "a negative point mass at the frequency 5");
  }

  /** {@code -r^p} is conditionally positive definite for {@code 0 < p <= 2}, and not beyond. */
  @Test
  void powersOfTheDistance() {
    for (int d = 1; d <= 4; d++) {
      for (double p : new double[] {0.5, 1, 1.5, 1.99}) {
        assertTrue(passes(RadialKernel.of(s -> -Math.pow(s, p / 2), s -> 0), d, 1), "p = " + p);
      }
      assertFalse(passes(RadialKernel.of(s -> -Math.pow(s, 1.05), s -> 0), d, 1), "p = 2.1");
      assertFalse(passes(RadialKernel.of(Math::sqrt, s -> 0), d, 1));
      assertFalse(passes(positive(s -> -Math.sqrt(s)), d, 1), "not without the condition");
    }
  }

  /** By Schoenberg's theorem these are positive definite in every dimension. */
  @TestFactory
  Stream<DynamicTest> mixturesOfGaussians() {
    return IntStream.range(0, 12)
        .mapToObj(number -> {
          RandomGenerator random = Key.of(number).generator();
          PositiveDefiniteKernel sum = Gaussian.ofStandardDeviation(width(random));
          for (int term = 0; term < 4; term++) {
            double share = Math.pow(10, 4 * random.nextDouble() - 2);
            sum = sum.plus(Gaussian.ofStandardDeviation(width(random)).times(share));
          }
          PositiveDefiniteKernel mixture = sum;
          return DynamicTest.dynamicTest(
              "mixture " + number,
              () -> assertTrue(passes(mixture, 1 + number % 6, 1), mixture::toString));
        });
  }

  private static double width(RandomGenerator random) {
    return Math.pow(10, 3 * random.nextDouble() - 1.5);
  }

  @TestFactory
  Stream<DynamicTest> builtInsInManyDimensionsAndUnits() {
    return Stream.of(
            Gaussian.ofVariance(1),
            InverseMultiquadric.ofScale(1),
            Laplace.ofLength(1),
            Matern.threeHalves(1),
            Matern.fiveHalves(1),
            new EnergyDistance(),
            Gaussian.ofVariance(1).plus(new EnergyDistance()),
            RadialKernel.of(s -> -Math.log1p(s), s -> -1 / (1 + s)),
            Radial.of(s -> s, s -> 1))
        .map(kernel ->
            DynamicTest.dynamicTest(
                kernel.toString(),
                () -> {
                  for (int d : new int[] {1, 2, 3, 5, 10}) {
                    for (double unit : new double[] {1e-3, 0.3, 3, 1e3}) {
                      assertTrue(passes(kernel, d, unit), "R^" + d + ", unit " + unit);
                    }
                  }
                }));
  }
}
