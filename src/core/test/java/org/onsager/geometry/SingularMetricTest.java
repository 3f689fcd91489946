package org.onsager.geometry;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

/** Geometries where a metric is singular, or a number makes none. */
class SingularMetricTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(0.25);

  /** At coincident particles and eps = 0 the metric is singular, and says what to do. */
  @Test
  void singularMetricsThrowWithAdvice() {
    Points twins = Points.onLine(0, 1, 1, 2);
    Particles mu = Particles.uniform(twins);
    Block xi = Block.copyOf(1, 2, 3, 4);
    for (Reaction reaction :
        List.of(
            Geometries.mmd(KERNEL, 0),
            Geometries.sphericalMmd(KERNEL, 0),
            Geometries.sphericalMmd(new EnergyDistance(), 0))) {
      var thrown = assertThrows(ArithmeticException.class, () -> reaction.growth(mu, xi));
      assertTrue(thrown.getMessage().contains("larger eps"), thrown.getMessage());
    }
    for (Reaction reaction :
        List.of(Geometries.mmd(KERNEL, 1e-8), Geometries.sphericalMmd(KERNEL, 1e-8))) {
      assertTrue(reaction.growth(mu, xi).isFinite());
    }
  }

  /** Wide kernels are singular to rounding: an answer or the exception, never NaN. */
  @Test
  void wideKernelsGiveNoNaN() {
    Particles mu = Particles.uniform(Given.points(100, 2, 1));
    Block xi = Given.points(100, 1, 2).coordinates();
    for (double variance : new double[] {1, 10, 100, 1e6}) {
      Gaussian wide = Gaussian.ofVariance(variance);
      for (Reaction reaction : List.of(Geometries.mmd(wide, 0), Geometries.sphericalMmd(wide, 0))) {
        try {
          assertTrue(reaction.growth(mu, xi).isFinite());
        } catch (ArithmeticException singular) {
          assertTrue(singular.getMessage().contains("larger eps"));
        }
      }
      assertTrue(Geometries.mmd(wide, 1e-4).growth(mu, xi).isFinite());
    }
  }

  @Test
  void refuseBadSpeedsAndEps() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Geometries.wasserstein().times(bad));
    }
    for (double bad : new double[] {-1e-300, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Geometries.mmd(KERNEL, bad));
      assertThrows(IllegalArgumentException.class, () -> Geometries.sphericalMmd(KERNEL, bad));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Part(Geometries.wasserstein().plus(Geometries.hellinger()), 1));
    assertThrows(IllegalArgumentException.class, () -> new Sum(io.vavr.collection.Vector.empty()));
  }
}
