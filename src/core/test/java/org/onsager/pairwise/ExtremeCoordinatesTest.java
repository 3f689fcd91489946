package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** Coincident, far-apart, huge, tiny and shifted points: never NaN, and the right limits. */
class ExtremeCoordinatesTest {

  static Stream<Arguments> everything() {
    return KernelSumsTest.providers()
        .flatMap(sums ->
            Samples.KERNELS.stream()
                .flatMap(k -> Stream.of(1, 2, 5, 31).map(d -> Arguments.of(sums, k, d))));
  }

  private static Points scaled(int n, int d, long seed, double factor, double shift) {
    Points points = Samples.points(n, d, seed);
    return points.withCoordinates(points.coordinates().map(x -> x * factor + shift));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void coincidentPointsAddTheProfileAtZeroAndNoGradient(
      KernelSums sums, RadialKernel kernel, int d) {
    Points points = scaled(1, d, 1, 1, 3);
    Points copies = points.select(new int[29]);
    Field field = sums.field(kernel, copies, copies, Block.constant(29, 0.5));
    for (int i = 0; i < 29; i++) {
      assertEquals(29 * 0.5 * kernel.profile(0), field.values().get(i), 1e-13);
    }
    for (int i = 0; i < 29 * d; i++) {
      assertEquals(0, field.gradients().get(i), 1e-14);
    }
  }

  /** A profile at infinity is what it is at a distance of 1e8, up to the rate of its decay. */
  @ParameterizedTest
  @MethodSource("everything")
  void farPointsAddNothing(KernelSums sums, RadialKernel kernel, int d) {
    for (double far : new double[] {1e8, 1e150, 1e200, 1e307}) {
      Points query = scaled(20, d, 1, 1, far);
      Points source = scaled(20, d, 2, 1, -far);
      Field field = sums.field(kernel, query, source, Samples.weights(20, 3));
      if (kernel instanceof PositiveDefiniteKernel) {
        assertTrue(field.isFinite());
        assertEquals(0, field.values().get(7), 1e-6);
        assertEquals(0, field.gradients().get(7), 1e-6);
      }
      if (kernel instanceof Gaussian) {
        assertEquals(Block.constant(20, 0), field.values(), "exactly zero");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void hugeCloudsKeepTheirOwnValue(KernelSums sums, RadialKernel kernel, int d) {
    for (double size : new double[] {1e100, 1e150, 1e200}) {
      Points points = scaled(20, d, 1, size, 0);
      Field field = sums.field(kernel, points, points, Block.constant(20, 1));
      if (kernel instanceof PositiveDefiniteKernel) {
        assertTrue(field.isFinite());
        assertEquals(kernel.profile(0), field.values().get(3), 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void tinyDistancesAreDistanceZero(KernelSums sums, RadialKernel kernel, int d) {
    for (double size : new double[] {1e-100, 1e-200, 1e-310}) {
      Points points = scaled(20, d, 1, size, 0);
      Field field = sums.field(kernel, points, points, Block.constant(20, 1));
      assertTrue(field.isFinite());
      assertEquals(20 * kernel.profile(0), field.values().get(3), 1e-12);
    }
  }

  /** Differences do not care for a shift of all points, and products are centred before. */
  @ParameterizedTest
  @MethodSource("everything")
  void aShiftChangesNothing(KernelSums sums, RadialKernel kernel, int d) {
    double shift = 1 << 20;
    Points query = onGrid(Samples.points(20, d, 1));
    Points source = onGrid(Samples.points(30, d, 2));
    Block weights = Samples.weights(30, 3);
    Field field = sums.field(kernel, query, source, weights);
    Field shifted = sums.field(kernel, shifted(query, shift), shifted(source, shift), weights);
    // the mean of shifted points is rounded at 2^20 eps, which products see as another origin
    for (int i = 0; i < 20; i++) {
      assertEquals(field.values().get(i), shifted.values().get(i), 1e-13);
      assertEquals(field.gradients().get(i), shifted.gradients().get(i), 1e-13);
    }
  }

  /** Coordinates with 20 bits after the point, so that shifts are exact. */
  private static Points onGrid(Points points) {
    return points.withCoordinates(points.coordinates().map(x -> Math.rint(x * 0x1p20) * 0x1p-20));
  }

  private static Points shifted(Points points, double shift) {
    return points.withCoordinates(points.coordinates().map(x -> x + shift));
  }

  @ParameterizedTest
  @MethodSource("org.onsager.pairwise.KernelSumsTest#providers")
  void wideCloudsGoByDifferences(KernelSums sums) {
    Points wide = scaled(30, 10, 1, 1e5, 0);
    Points near = wide.withCoordinates(wide.coordinates().map(x -> x + 0x1p-10));
    Block weights = Block.constant(30, 1);
    Block values = sums.values(Gaussian.ofGamma(1), wide, near, weights);
    NaiveSums naive = new NaiveSums(Gaussian.ofGamma(1), wide, near, weights, false);
    for (int i = 0; i < 30; i++) {
      assertEquals(naive.values[i], values.get(i), 1e-14);
    }
  }

  @ParameterizedTest
  @MethodSource("org.onsager.pairwise.KernelSumsTest#providers")
  void aHugeGammaLeavesCoincidentPairs(KernelSums sums) {
    Points points = Samples.points(9, 2, 1);
    RadialKernel kernel = Gaussian.ofGamma(1e308).plus(new EnergyDistance().times(1e-300));
    Block values = sums.values(kernel, points, points, Block.constant(9, 2));
    for (int i = 0; i < 9; i++) {
      assertEquals(2, values.get(i), 1e-15);
    }
  }
}
