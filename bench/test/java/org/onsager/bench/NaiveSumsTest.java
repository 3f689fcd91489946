package org.onsager.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.KernelSums;

/** What the library is compared with computes the same sums. */
class NaiveSumsTest {

  /** Sums of forty terms that cancel little: some ulp each, relative to the largest. */
  private static final double TOLERANCE = 1e-13;

  private static final int N = 40;
  private static final int QUERIES = 7;

  private static final KernelSums SUMS = KernelSums.best();

  @ParameterizedTest
  @EnumSource
  void fieldsAgree(Family family) {
    for (int d : new int[] {1, 2, 10}) {
      Cloud cloud = Cloud.of(d, N);
      Points x = cloud.particles();
      for (Points y : new Points[] {x, cloud.samples()}) {
        Field field = SUMS.field(family.radial(d), x, y, cloud.weights());
        double[] naive = new NaiveSums(family, d).field(x, QUERIES, y, cloud.weights());
        assertNear(first(field.values(), 0), Arrays.copyOf(naive, QUERIES));
        for (int k = 0; k < d; k++) {
          int row = (k + 1) * QUERIES;
          assertNear(
              first(field.gradients(), k * N), Arrays.copyOfRange(naive, row, row + QUERIES));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndMatricesAgree(Family family) {
    int d = 3;
    Cloud cloud = Cloud.of(d, N);
    Radial radial = family.radial(d);
    NaiveSums naive = new NaiveSums(family, d);
    Points x = cloud.particles();
    assertNear(
        first(SUMS.values(radial, x, cloud.samples(), cloud.weights()), 0),
        naive.values(x, QUERIES, cloud.samples(), cloud.weights()));
    double[] gram = Gram.of(radial, x, 0).entries().block().toArray();
    assertNear(Arrays.copyOf(gram, QUERIES * N), naive.gram(x, QUERIES));
  }

  private static double[] first(Block block, int from) {
    return Arrays.copyOfRange(block.toArray(), from, from + QUERIES);
  }

  private static void assertNear(double[] expected, double[] actual) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertEquals(expected.length, actual.length);
    IntStream.range(0, expected.length)
        .forEach(i -> assertEquals(expected[i], actual[i], TOLERANCE * scale));
  }
}
