package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.kernel.Derivatives;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.kernel.TwiceDifferentiable;

class KernelSaboteursTest {

  private static double gaussian(double s) {
    return Math.exp(-s / 2);
  }

  @TestFactory
  Stream<DynamicTest> everyKernelLawRejectsItsSaboteur() {
    return Saboteur.tests(
        KernelLaws.all(),
        List.of(
            gradientOffBy(0.92),
            gradientOffBy(0.19),
            gradientOffBy(0.50),
            Saboteur.of(
                "not symmetric by 1e-9, so neither continuous nor what its profile says",
                new Lopsided(),
                Domain.everywhere(),
                "symmetric",
                "sums",
                "slope",
                "semidefinite"),
            Saboteur.of(
                "NaN at infinity",
                PositiveDefiniteKernel.of(
                    s -> (1 + Math.sqrt(3 * s)) * Math.exp(-Math.sqrt(3 * s)),
                    s -> -1.5 * Math.exp(-Math.sqrt(3 * s))),
                Domain.everywhere(),
                "neverNaN"),
            Saboteur.of(
                "the energy distance, called positive definite",
                PositiveDefiniteKernel.of(s -> -Math.sqrt(s), s -> -0.5 / Math.sqrt(s)),
                Domain.everywhere().withKinks(),
                "semidefinite",
                "spectrum"),
            Saboteur.of(
                "positive definite on the line only",
                PositiveDefiniteKernel.of(
                    s -> Math.max(0, 1 - Math.sqrt(s)), s -> s < 1 ? -0.5 / Math.sqrt(s) : 0),
                Domain.everywhere().inDimension(3).withKinks(),
                "spectrum"),
            Saboteur.of(
                "a curvature of the wrong sign", new Curved(), Domain.everywhere(), "curvature"),
            Saboteur.of("as wide whatever one asks", new Rigid(), Domain.everywhere(), "widened"),
            Saboteur.of(
                "a third derivative of the wrong sign",
                new Jerky((factor, sums) -> sums[3] *= -1),
                Domain.everywhere(),
                "derivatives"),
            Saboteur.of(
                "derivatives without their factor",
                new Jerky((factor, sums) -> {
                  for (int k = 0; k < sums.length; k++) {
                    sums[k] /= factor;
                  }
                }),
                Domain.everywhere(),
                "derivatives"),
            Saboteur.of(
                "a distance without its sign",
                RadialKernel.of(Math::sqrt, s -> 0.5 / Math.sqrt(s)),
                Domain.everywhere().withKinks(),
                "semidefinite",
                "spectrum")));
  }

  private static Saboteur<Radial> gradientOffBy(double factor) {
    return Saboteur.of(
        "a gradient off by the factor " + factor,
        PositiveDefiniteKernel.of(
            KernelSaboteursTest::gaussian, s -> -factor / 2 * Math.exp(-s / 2)),
        Domain.everywhere(),
        "slope");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-4})
  void aGradientOffByLittleIsSeen(double defect) {
    Saboteur<Radial> saboteur = gradientOffBy(1 - defect);
    assertFalse(Laws.violated(Laws.of(saboteur.subject(), saboteur.domain())).isEmpty());
  }

  @Test
  void numbersAreAskedForOverThreeHundredDecadesOfTheUnit() {
    PositiveDefiniteKernel far =
        PositiveDefiniteKernel.of(
            s -> s < 1e150 ? gaussian(s) : s < 1e154 ? Double.NaN : 0, s -> -gaussian(s) / 2);
    assertFalse(neverNaN(far, 1), "the last decade counts");
    assertTrue(neverNaN(far, 0.1));
    assertFalse(neverNaN(far, 10));
    assertFalse(neverNaN(slopeNaNAt(1), 1));
    assertTrue(neverNaN(slopeNaNAt(2), 1), "not a decade");
  }

  private static boolean neverNaN(Radial kernel, double scale) {
    return KernelLaws.NEVER_NAN
        .check(kernel, Domain.everywhere().scaled(scale).trial(1, 1, 1, 1, Shape.CLOUD))
        .holds();
  }

  private static Radial slopeNaNAt(double where) {
    return Radial.of(
        KernelSaboteursTest::gaussian, s -> s == where ? Double.NaN : -gaussian(s) / 2);
  }

  @Test
  void anIndefiniteFunctionMayClaimNothing() {
    Radial radial = Radial.of(Math::sqrt, s -> 0.5 / Math.sqrt(s));
    assertTrue(Laws.violated(Laws.of(radial, Domain.everywhere().withKinks())).isEmpty());
  }

  /** A Gaussian whose second derivative has the wrong sign. */
  private record Curved() implements PositiveDefiniteKernel, TwiceDifferentiable {
    @Override
    public double profile(double s) {
      return gaussian(s);
    }

    @Override
    public double slope(double s) {
      return -gaussian(s) / 2;
    }

    @Override
    public double curvature(double s) {
      return -gaussian(s) / 4;
    }
  }

  /** Not symmetric, and not what its profile says. */
  private record Lopsided() implements PositiveDefiniteKernel {
    @Override
    public double profile(double s) {
      return gaussian(s);
    }

    @Override
    public double slope(double s) {
      return -profile(s) / 2;
    }

    @Override
    public double value(double[] x, double[] y) {
      return PositiveDefiniteKernel.super.value(x, y) * (1 + 1e-9 * Math.signum(x[0] - y[0]));
    }
  }

  /** A Gaussian that gives itself for every width. */
  private record Rigid() implements PositiveDefiniteKernel {
    @Override
    public double profile(double squaredDistance) {
      return gaussian(squaredDistance);
    }

    @Override
    public double slope(double squaredDistance) {
      return -gaussian(squaredDistance) / 2;
    }

    @Override
    public PositiveDefiniteKernel widened(double factor) {
      return this;
    }
  }

  /** A Gaussian whose derivatives are changed. */
  private record Jerky(BiConsumer<Double, double[]> change) implements PositiveDefiniteKernel {

    @Override
    public double profile(double squaredDistance) {
      return gaussian(squaredDistance);
    }

    @Override
    public double slope(double squaredDistance) {
      return -gaussian(squaredDistance) / 2;
    }

    @Override
    public Option<Derivatives> derivatives() {
      return Option.some((factor, s, sums, length) -> {
        for (int j = 0; j < length; j++) {
          double phi = factor * gaussian(s[j]);
          double[] exact = {phi, -phi / 2, phi / 4, -phi / 8};
          change.accept(factor, exact);
          for (int k = 0; k < exact.length; k++) {
            sums[k][j] += exact[k];
          }
        }
      });
    }
  }
}
