package org.onsager.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwiceDifferentiableTest {

  static Stream<Radial> smooth() {
    return Stream.of(
        Gaussian.ofVariance(3),
        InverseMultiquadric.ofScale(1.5),
        Matern.threeHalves(2),
        Matern.fiveHalves(2),
        Gaussian.ofVariance(1).plus(InverseMultiquadric.ofScale(2)),
        Gaussian.ofVariance(2).times(3).plus(Matern.fiveHalves(1)),
        Radial.of(s -> s * s, s -> 2 * s, s -> 2),
        RadialKernel.of(
            s -> -Math.sqrt(1 + s),
            s -> -0.5 / Math.sqrt(1 + s),
            s -> 0.25 * Math.pow(1 + s, -1.5)),
        PositiveDefiniteKernel.of(s -> Math.exp(-s), s -> -Math.exp(-s), s -> Math.exp(-s)));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void curvatureIsTheDerivativeOfTheSlope(Radial radial) {
    TwiceDifferentiable function = radial.twiceDifferentiable().get();
    for (double s : new double[] {0.01, 0.3, 1, 4, 20}) {
      // Central differences: h^2 / 6 of the third derivative of phi', and u / h of rounding.
      double h = 1e-5 * s;
      double difference = (function.slope(s + h) - function.slope(s - h)) / (2 * h);
      double curvature = function.curvature(s);
      assertEquals(
          curvature, difference, 1e-8 * Math.abs(curvature) + 1e-10 * Math.abs(function.slope(s)));
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void curvatureTimesDistanceVanishesAtTheOrigin(Radial radial) {
    TwiceDifferentiable function = radial.twiceDifferentiable().get();
    assertTrue(Double.isFinite(function.slope(0)));
    // Matern 3/2 is the slowest: s phi'' is of order sqrt(s).
    assertEquals(0, 1e-20 * function.curvature(1e-20), 1e-9);
    assertTrue(Double.isFinite(function.curvature(Double.POSITIVE_INFINITY) * 0));
  }

  @Test
  void kinksAreNotTwiceDifferentiable() {
    assertTrue(Laplace.ofLength(1).twiceDifferentiable().isEmpty());
    assertTrue(new EnergyDistance().twiceDifferentiable().isEmpty());
    assertTrue(Gaussian.ofVariance(1).plus(Laplace.ofLength(1)).twiceDifferentiable().isEmpty());
    assertTrue(Laplace.ofLength(1).times(2).twiceDifferentiable().isEmpty());
    assertTrue(RadialKernel.of(s -> -s, s -> -1).twiceDifferentiable().isEmpty());
  }
}
