package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Sampler;
import org.onsager.energy.Evaluation;
import org.onsager.energy.Interaction;
import org.onsager.energy.Mmd;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Sums over floats against sums over doubles, and both providers to the last bit. */
class SinglePrecisionTest {

  private static final KernelSums SINGLE = KernelSums.singlePrecision();

  /** As the javadoc of {@link KernelSums#singlePrecision} says; the largest seen here is 6e-7. */
  private static final double TOLERANCE = 1e-6;

  private static final int LARGEST = 130;

  static Stream<KernelSums> providers() {
    return KernelSumsTest.providers().map(Providers::single);
  }

  static Stream<RadialKernel> kernels() {
    return Samples.KERNELS.stream();
  }

  /** Errors of values and gradients in the units of the javadoc. */
  private static void requireClose(
      String label, Radial radial, Points query, Points source, Block weights, double tolerance) {
    Field exact = Providers.SCALAR.field(radial, query, source, weights);
    Field scalar = Providers.SINGLE_SCALAR.field(radial, query, source, weights);
    double size = weights.map(Math::abs).sum();
    double diameter = diameter(query, source);
    double largest = Math.max(Math.abs(radial.profile(0)), Math.abs(radial.profile(diameter)));
    requireClose(label, exact.values(), scalar.values(), tolerance * size * largest);
    double steepest = tolerance * size * steepest(radial);
    requireClose(label, exact.gradients(), scalar.gradients(), steepest);
    providers()
        .forEach(sums -> {
          assertEquals(scalar, sums.field(radial, query, source, weights), label);
          assertEquals(scalar.values(), sums.values(radial, query, source, weights), label);
        });
    requireCloseDrift(label, radial, query, source, weights, tolerance * size * largest + steepest);
  }

  /** Vectors whose coordinates are as large as weights. */
  private static void requireCloseDrift(
      String label, Radial radial, Points query, Points source, Block weights, double tolerance) {
    Block vectors = source.vectors((j, k) -> (k % 2 == 0 ? 1 : -1) * weights.get(j));
    Block scalar = Providers.SINGLE_SCALAR.drift(radial, query, source, vectors, weights);
    Block exact = Providers.SCALAR.drift(radial, query, source, vectors, weights);
    requireClose(label, exact, scalar, tolerance);
    providers()
        .forEach(sums ->
            assertEquals(scalar, sums.drift(radial, query, source, vectors, weights), label));
  }

  private static void requireClose(String label, Block expected, Block actual, double tolerance) {
    for (int i = 0; i < expected.length(); i++) {
      double error = Math.abs(expected.get(i) - actual.get(i));
      assertTrue(error <= tolerance, () -> label + ": " + error + " > " + tolerance);
    }
  }

  /** A bound of the largest squared distance. */
  private static double diameter(Points query, Points source) {
    double[] centre = DistanceFormula.mean(source);
    return 2
        * (DistanceFormula.maximalNorm(query, centre)
            + DistanceFormula.maximalNorm(source, centre));
  }

  /** {@code max |2 phi'(s) sqrt s|}, on a grid fine enough for kernels. */
  private static double steepest(Radial radial) {
    return IntStream.rangeClosed(-1000, 1000)
        .mapToDouble(e -> Math.pow(10, e / 100.0))
        .map(s -> Math.abs(2 * radial.slope(s)) * Math.sqrt(s))
        .max()
        .orElseThrow();
  }

  /** All numbers of queries, all numbers of sources; kernels take turns. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9, 16, 31, 100})
  void errorsAreAsStatedAtEverySize(int d) {
    for (int n = 1; n <= LARGEST; n++) {
      int m = 1 + (n * 37 + d * 11) % LARGEST; // 37 is prime to 130: every m once
      RadialKernel kernel = Samples.KERNELS.get((n + d) % Samples.KERNELS.size());
      Points query = Samples.points(n, d, n);
      Points source = Samples.points(m, d, -m);
      String label = "%s, n = %d, m = %d, d = %d".formatted(kernel, n, m, d);
      requireClose(label, kernel, query, source, Samples.weights(m, 1000 + m), TOLERANCE);
    }
  }

  /** Equal terms, whose roundings do not cancel, over several blocks, far from the origin. */
  @ParameterizedTest
  @MethodSource("kernels")
  void roundingsOfEqualTermsStayAsStated(RadialKernel kernel) {
    for (int d : new int[] {1, 2, 7}) {
      for (double spread : new double[] {1e-4, 1e-2, 1}) {
        Points points = scaled(Samples.points(700, d, d), spread, 1000);
        String label = "%s, d = %d, spread %s".formatted(kernel, d, spread);
        // near 1000 doubles are 1e-13 apart, of a spread of 1e-4: nothing beside floats
        requireClose(label, kernel, points, points, Block.constant(700, 0.1), TOLERANCE);
      }
    }
  }

  /**
   * Two tight clusters as far apart as products are used: squared distances cancel most. Along an
   * axis, so would gradients if they were products.
   */
  @ParameterizedTest
  @ValueSource(ints = {5, 20, 100})
  void clustersByProductsStayAsStated(int d) {
    double radius = 1.997; // rate 2 R^2 = 7.98, below the bound of 8
    requireCloseClusters(d, k -> radius / Math.sqrt(d));
    requireCloseClusters(d, k -> k == 0 ? radius : 0);
    requireCloseClusters(d, k -> k == 0 ? radius / 2 : 0);
  }

  private static void requireCloseClusters(int d, IntToDoubleFunction shift) {
    Points tight = scaled(Samples.points(200, d, d), 1e-3, 0);
    Points clusters =
        tight.withCoordinates(
            Block.build(
                200 * d,
                out -> {
                  for (int e = 0; e < out.length; e++) {
                    double moved = shift.applyAsDouble(e / 200);
                    out[e] = tight.coordinates().get(e) + (e % 200 < 100 ? moved : -moved);
                  }
                }));
    Block weights = Block.constant(200, 1);
    requireClose("d = " + d, Gaussian.ofGamma(1), clusters, clusters, weights, TOLERANCE);
  }

  /** Wide clouds lose what rounded coordinates lose, R 2^-24. */
  @ParameterizedTest
  @MethodSource("kernels")
  void wideCloudsLoseDigitsInProportion(RadialKernel kernel) {
    for (int d : new int[] {1, 2, 7, 100}) {
      for (double spread : new double[] {10, 100, 1000}) {
        Points points = scaled(Samples.points(300, d, d), spread, 0);
        double radius = Math.sqrt(diameter(points, points) / 4);
        String label = "%s, d = %d, spread %s".formatted(kernel, d, spread);
        Block weights = Samples.weights(300, 3);
        requireClose(label, kernel, points, points, weights, TOLERANCE + radius * 0x1p-24);
      }
    }
  }

  private static Points scaled(Points points, double factor, double shift) {
    return points.withCoordinates(points.coordinates().map(x -> factor * x + shift));
  }

  /** 1100^2 pairs are enough for threads to start. */
  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void threadsNeverChangeADigit(int d) {
    Points points = Samples.points(1100, d, 1);
    Block weights = Samples.weights(1100, 2);
    RadialKernel kernel = Gaussian.ofGamma(0.5);
    providers()
        .forEach(sums ->
            assertEquals(
                Samples.onThreads(1, () -> sums.field(kernel, points, points, weights)),
                Samples.onThreads(2, () -> sums.field(kernel, points, points, weights))));
  }

  /** Weights of any size: they are scaled by a power of two, which changes no digit. */
  @ParameterizedTest
  @MethodSource("providers")
  void tinyAndHugeWeightsCostNothing(KernelSums sums) {
    Points points = Samples.points(50, 3, 1);
    Block weights = Samples.weights(50, 2);
    RadialKernel kernel = Gaussian.ofGamma(1);
    Field field = sums.field(kernel, points, points, weights);
    for (double factor : new double[] {0x1p-300, 0x1p200}) {
      Block scaled = weights.map(w -> factor * w);
      assertEquals(field.times(factor), sums.field(kernel, points, points, scaled));
    }
    assertEquals(Block.constant(50, 0), sums.values(kernel, points, points, Block.constant(50, 0)));
  }

  /** Coincident points, and those that only floats take for one: a number, and no gradient. */
  @ParameterizedTest
  @MethodSource("kernels")
  void coincidentPointsHaveNoGradient(RadialKernel kernel) {
    double[] row = {-1, 1, 1, 1 + 1e-12};
    Points points = Points.onLine(row);
    Block onlyTheLast = Block.copyOf(0, 0, 0, 1);
    providers()
        .forEach(sums -> {
          Field field = sums.field(kernel, points, points, onlyTheLast);
          assertEquals(kernel.profile(0), field.values().get(1), TOLERANCE);
          assertEquals(0, field.gradients().get(1), 0.0);
          assertEquals(0, field.gradients().get(2), 0.0);
        });
  }

  /** What leaves the range of floats goes by doubles, to the last bit. */
  @ParameterizedTest
  @MethodSource("providers")
  void whatFloatsCannotHoldIsSummedInDoubles(KernelSums sums) {
    Points points = Samples.points(20, 2, 1);
    Block weights = Block.constant(20, 1);
    for (double size : new double[] {0, 1e-300, 1e-15, 1e20, 1e100, 1e200}) {
      Points scaled = scaled(points, size, 0);
      for (RadialKernel kernel : Samples.KERNELS) {
        Field exact = Providers.SCALAR.field(kernel, scaled, scaled, weights);
        assertEquals(exact, sums.field(kernel, scaled, scaled, weights));
      }
    }
    RadialKernel narrow = Gaussian.ofGamma(1e30).plus(new EnergyDistance().times(1e-30));
    assertEquals(
        Providers.SCALAR.values(narrow, points, points, weights),
        sums.values(narrow, points, points, weights));
  }

  /** By name only: nothing else is rounded. */
  @ParameterizedTest
  @MethodSource("kernels")
  void energiesAskForItByName(RadialKernel kernel) {
    Particles mu = Particles.uniform(Samples.points(60, 2, 1));
    Mmd mmd = Mmd.to(org.onsager.distribution.Samples.of(Samples.points(50, 2, 2)), kernel);
    Interaction interaction = Interaction.of(kernel);

    requireRounded(kernel, mmd.evaluate(mu), mmd.by(SINGLE).evaluate(mu));
    requireRounded(kernel, interaction.evaluate(mu), interaction.by(SINGLE).evaluate(mu));
    assertEquals(mmd.evaluate(mu).value(), mmd.by(SINGLE).value(mu), 4 * size(kernel) * TOLERANCE);
    Sampler normals = Normal.isotropic(1, 0, 0);
    assertEquals(
        Mmd.to(normals.samples(50, Key.of(1)), kernel).by(SINGLE),
        Mmd.sampled(normals, kernel, 50, SINGLE).at(Key.of(1)));
    assertEquals(mmd.bounded(mu), mmd.by(SINGLE).bounded(mu));
    assertEquals(
        mmd.quadratic().get().apply(Support.of(mu.points())),
        mmd.by(SINGLE).quadratic().get().apply(Support.of(mu.points())));
    assertEquals(mmd.embedding().selfEnergy(), mmd.embedding().by(SINGLE).selfEnergy());
  }

  /** Two sums, of total weight two; distances are below five. */
  private static void requireRounded(RadialKernel kernel, Evaluation exact, Evaluation single) {
    assertNotEquals(exact.field(), single.field());
    requireClose(
        "values", exact.field().values(), single.field().values(), 2 * size(kernel) * TOLERANCE);
    requireClose(
        "gradients",
        exact.field().gradients(),
        single.field().gradients(),
        2 * steepest(kernel) * TOLERANCE);
    assertEquals(exact.value(), single.value(), 2 * size(kernel) * TOLERANCE);
  }

  private static double size(RadialKernel kernel) {
    return Math.max(Math.abs(kernel.profile(0)), Math.abs(kernel.profile(25)));
  }
}
