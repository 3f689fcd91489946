package org.onsager.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;

/** Both providers against the definition, and against each other, to the last bit. */
class KernelSumsTest {

  private static final int LARGEST = 130;

  /**
   * Rounding errors of a pair: (d + 1) / 2 eps for the distance, a few eps for the profile, and as
   * much again for the slope; sums over blocks of 120 add less than that. At d = 100 and by
   * products, which err by eps times the squared norms, the largest error seen is 1e-14.
   */
  private static final double TOLERANCE = 5e-14;

  static Stream<PanelSums> providers() {
    return Stream.concat(Stream.of(Providers.SCALAR), Providers.vector().stream());
  }

  static Stream<RadialKernel> kernels() {
    return Samples.KERNELS.stream();
  }

  private static PanelSums vector() {
    assumeTrue(Providers.vector().isPresent(), "the JVM runs without jdk.incubator.vector");
    return Providers.vector().get();
  }

  /** All numbers of queries, all numbers of sources; kernels take turns. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 31, 64, 100})
  void sumsAreThoseOfTheDefinitionAtEverySize(int d) {
    for (int n = 1; n <= LARGEST; n++) {
      int m = 1 + (n * 37 + d * 11) % LARGEST; // 37 is prime to 130: every m once
      RadialKernel kernel = Samples.KERNELS.get((n + d) % Samples.KERNELS.size());
      Points query = Samples.points(n, d, n);
      Points source = Samples.points(m, d, -m);
      Block weights = Samples.weights(m, 1000 + m);
      NaiveSums naive = new NaiveSums(kernel, query, source, weights, d > 4);
      String label = "%s, n = %d, m = %d, d = %d".formatted(kernel, n, m, d);
      Field scalar = Providers.SCALAR.field(kernel, query, source, weights);
      requireClose(label, naive.values, naive.valueScales, scalar.values());
      requireClose(label, naive.gradients, naive.gradientScales, scalar.gradients());
      providers()
          .forEach(sums -> {
            assertEquals(scalar, sums.field(kernel, query, source, weights), label);
            assertEquals(scalar.values(), sums.values(kernel, query, source, weights), label);
          });
    }
  }

  private static void requireClose(String label, double[] expected, double[] scales, Block actual) {
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(expected[i] - actual.get(i));
      assertTrue(error <= TOLERANCE * scales[i], () -> "%s: error %.2e".formatted(label, error));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gramMatricesAreSymmetricAndAgreeWithTheProfile(RadialKernel kernel) {
    for (int d : new int[] {1, 2, 5, 31}) {
      Points points = Samples.points(77, d, d);
      Matrix gram = Providers.SCALAR.gram(kernel, points);
      for (int i = 0; i < 77; i++) {
        for (int j = 0; j < 77; j++) {
          assertEquals(gram.get(i, j), gram.get(j, i));
          double expected = kernel.value(points.row(i), points.row(j));
          assertEquals(expected, gram.get(i, j), 1e-13);
        }
        assertEquals(kernel.profile(0), gram.get(i, i), "the diagonal is exact");
      }
      providers().forEach(sums -> assertEquals(gram, sums.gram(kernel, points)));
    }
  }

  /** One triangle is computed and copied; for two sets, both are computed. */
  @ParameterizedTest
  @MethodSource("providers")
  void theGramMatrixOfOneSetIsThatOfTwo(PanelSums sums) {
    for (int count : new int[] {119, 121, 250, 400}) {
      Points points = Samples.points(count, 2, 3);
      RadialKernel kernel = Gaussian.ofGamma(0.7);
      assertEquals(sums.gram(kernel, points, points), sums.gram(kernel, points));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void gramMatrixOfTwoSetsHasARowForEachOfTheFirst(PanelSums sums) {
    Points rows = Samples.points(130, 3, 1);
    Points columns = Samples.points(21, 3, 2);
    Matrix gram = sums.gram(Gaussian.ofGamma(1), rows, columns);
    Block row = sums.values(Gaussian.ofGamma(1), rows, columns, Block.constant(21, 1));
    gram.requireShape("gram", 130, 21);
    for (int i = 0; i < 130; i++) {
      assertEquals(row.get(i), gram.row(i).sum(), 1e-13);
    }
  }

  /** 1100^2 pairs are enough for threads to start. */
  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void threadsNeverChangeADigit(int d) {
    Points points = Samples.points(1100, d, 1);
    Block weights = Samples.weights(1100, 2);
    RadialKernel kernel = Gaussian.ofGamma(0.5);
    providers()
        .forEach(sums -> {
          Field one = Samples.onThreads(1, () -> sums.field(kernel, points, points, weights));
          Field two = Samples.onThreads(2, () -> sums.field(kernel, points, points, weights));
          assertEquals(one, two);
          Block vectors = points.coordinates();
          assertEquals(
              Samples.onThreads(1, () -> sums.drift(kernel, points, points, vectors, weights)),
              Samples.onThreads(2, () -> sums.drift(kernel, points, points, vectors, weights)));
          assertEquals(
              Samples.onThreads(1, () -> sums.gram(kernel, points)),
              Samples.onThreads(2, () -> sums.gram(kernel, points)));
        });
  }

  /** What a query gets depends on nothing but the query: not on its lane, not on its neighbours. */
  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void aQueryAloneGetsWhatItGetsInCompany(int d) {
    Points query = Samples.points(100, d, 1);
    Points source = Samples.points(50, d, 2);
    Block weights = Samples.weights(50, 3);
    KernelSums sums = vector();
    Block together = sums.values(Gaussian.ofGamma(1), query, source, weights);
    for (int i = 0; i < 100; i++) {
      Block alone = sums.values(Gaussian.ofGamma(1), query.select(i), source, weights);
      assertEquals(together.get(i), alone.get(0));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void shapesThatDoNotMatchAreRefused(PanelSums sums) {
    Points plane = Samples.points(3, 2, 1);
    Points line = Samples.points(3, 1, 1);
    RadialKernel kernel = Gaussian.ofGamma(1);
    Block three = Block.constant(3, 1);
    assertThrows(IllegalArgumentException.class, () -> sums.values(kernel, plane, line, three));
    assertThrows(
        IllegalArgumentException.class,
        () -> sums.field(kernel, plane, plane, Block.constant(2, 1)));
    assertThrows(IllegalArgumentException.class, () -> sums.gram(kernel, plane, line));
    assertThrows(
        IllegalArgumentException.class, () -> sums.drift(kernel, plane, plane, three, three));
    assertThrows(
        IllegalArgumentException.class,
        () -> sums.drift(kernel, plane, plane, Block.constant(6, 1), Block.constant(2, 1)));
  }

  /** Several columns in one pass have the digits of each alone, by every engine. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 100})
  void columnsAreSumsOfTheirOwn(int d) {
    int m = 130;
    Points query = Samples.points(37, d, 1);
    Points source = Samples.points(m, d, 2);
    int columns = d + 1;
    Block weights = Samples.weights(columns * m, 3);
    for (RadialKernel kernel : Samples.KERNELS) {
      providers()
          .forEach(sums -> {
            Block together = sums.values(kernel, query, source, weights, columns);
            for (int c = 0; c < columns; c++) {
              Block column = part(weights, c * m, m);
              assertEquals(sums.values(kernel, query, source, column), part(together, c * 37, 37));
            }
          });
    }
  }

  /**
   * Drifts in one pass: to the tolerance of values and gradients together, and up to four
   * dimensions with the digits of a pass for each.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 31, 100})
  void driftsAreVectorsSmoothedAndGradientsAtEverySize(int d) {
    for (int n = 1; n <= LARGEST; n++) {
      int m = 1 + (n * 37 + d * 11) % LARGEST;
      RadialKernel kernel = Samples.KERNELS.get((n + d) % Samples.KERNELS.size());
      Points query = Samples.points(n, d, n);
      Points source = Samples.points(m, d, -m);
      Block weights = Samples.weights(m, 1000 + m);
      Block vectors = Samples.weights(m * d, 2000 + m);
      String label = "%s, n = %d, m = %d, d = %d".formatted(kernel, n, m, d);
      Block drift = Providers.SCALAR.drift(kernel, query, source, vectors, weights);
      providers()
          .forEach(sums ->
              assertEquals(drift, sums.drift(kernel, query, source, vectors, weights), label));
      NaiveSums gradients = new NaiveSums(kernel, query, source, weights, d > 4);
      for (int k : new int[] {0, d - 1}) {
        NaiveSums values = new NaiveSums(kernel, query, source, part(vectors, k * m, m), d > 4);
        requireClose(
            label,
            sums(values.values, gradients.gradients, k),
            sums(values.valueScales, gradients.gradientScales, k),
            part(drift, k * n, n));
      }
      if (d <= 4) {
        Block values = Providers.SCALAR.values(kernel, query, source, vectors, d);
        Field field = Providers.SCALAR.field(kernel, query, source, weights);
        assertEquals(values.plus(1, field.gradients()), drift, label);
      }
    }
  }

  /** Of values and the gradients in coordinate k. */
  private static double[] sums(double[] values, double[] gradients, int k) {
    double[] sums = values.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += gradients[k * sums.length + i];
    }
    return sums;
  }

  private static Block part(Block block, int from, int length) {
    return Block.copyOf(Arrays.copyOfRange(block.toArray(), from, from + length));
  }

  @Test
  void enginesAreFoundByName() {
    assertEquals("scalar", KernelSums.named("scalar").name());
    assertEquals(KernelSums.best(), KernelSums.best());
    String message =
        assertThrows(IllegalArgumentException.class, () -> KernelSums.named("fast")).getMessage();
    assertEquals("kernel sums \"fast\": must be one of scalar, vector, single", message);
    assertSame(KernelSums.singlePrecision(), KernelSums.named("single"));
    assertEquals("vector", vector().name());
  }
}
