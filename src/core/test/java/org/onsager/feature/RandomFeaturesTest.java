package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Normal;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

class RandomFeaturesTest {

  /** An honest mean is that many standard errors away once in ten million keys. */
  private static final double STANDARD_ERRORS = 5.3;

  private static final int KEYS = 1000;

  static List<PositiveDefiniteKernel> kernels() {
    return List.of(
        Gaussian.ofVariance(2),
        Gaussian.ofVariance(8).times(0.5).plus(Gaussian.ofVariance(1).times(2)),
        Matern.threeHalves(2),
        Matern.fiveHalves(3).times(4),
        InverseMultiquadric.ofScale(2),
        Matern.fiveHalves(1).plus(InverseMultiquadric.ofScale(3)));
  }

  /** What a key makes. */
  private interface Draw {
    RandomFeatures at(Key key);
  }

  private record Mean(double mean, double standardError) {}

  /** {@code <Phi(x), Phi(y)>} over keys. */
  private static Mean products(Draw draw, Points x, Points y) {
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < KEYS; k++) {
      Block values = draw.at(Key.of(k)).values(x.joined(y));
      double product = 0;
      for (int j = 0; j < values.length(); j += 2) {
        product += values.get(j) * values.get(j + 1);
      }
      sum += product;
      squares += product * product;
    }
    double mean = sum / KEYS;
    return new Mean(mean, Math.sqrt((squares / KEYS - mean * mean) / KEYS));
  }

  private static void assertIsKernel(PositiveDefiniteKernel kernel, int d, Draw draw) {
    Points x = new Points(1, d, Block.constant(d, 0.3));
    for (double step : new double[] {0.2, 1}) {
      Points y = new Points(1, d, Key.of(d).normals(d).map(z -> 0.3 + step * z / Math.sqrt(d)));
      Mean found = products(draw, x, y);
      assertEquals(
          kernel.value(x.row(0), y.row(0)),
          found.mean(),
          STANDARD_ERRORS * found.standardError(),
          kernel + " d = " + d);
      assertAtMost(0.05 * kernel.profile(0), found.standardError());
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void meanIsTheKernel(PositiveDefiniteKernel kernel) {
    for (int d : new int[] {1, 3, 10}) {
      assertIsKernel(kernel, d, key -> RandomFeatures.orthogonal(kernel, d, 7, key));
      assertIsKernel(kernel, d, key -> RandomFeatures.independent(kernel, d, 7, key));
    }
  }

  /**
   * At distance sigma the variance of a product is {@code (1 - exp(-1))^2 / (2 P)} for independent
   * frequencies, and much smaller for orthogonal ones (Yu et al. 2016, theorem 2).
   */
  @Test
  void orthogonalDirectionsVaryLess() {
    int d = 16;
    Gaussian kernel = Gaussian.ofVariance(1);
    Points x = Points.of(new double[d]);
    double[] away = new double[d];
    away[3] = 1;
    Points y = Points.of(away);
    double orthogonal =
        products(key -> RandomFeatures.orthogonal(kernel, d, d, key), x, y).standardError();
    double independent =
        products(key -> RandomFeatures.independent(kernel, d, d, key), x, y).standardError();
    double expected = (1 - Math.exp(-1)) / Math.sqrt(2.0 * d * KEYS);
    assertEquals(expected, independent, 5 * expected / Math.sqrt(2.0 * KEYS));
    assertAtMost(0.6 * independent, orthogonal);
  }

  /** Blocks of d orthogonal frequencies, the last one not full. */
  @Test
  void directionsAreOrthogonal() {
    int d = 30;
    Points omega =
        RandomFeatures.orthogonal(Gaussian.ofVariance(1), d, 70, Key.of(2)).frequencies();
    for (int p = 0; p < 70; p++) {
      for (int q = p + 1; q < 70 && q / d == p / d; q++) {
        double cosine =
            Directions.dot(omega.row(p), omega.row(q))
                / Math.sqrt(square(omega, p) * square(omega, q));
        assertEquals(0, cosine, 2 * d * 0x1p-53);
      }
    }
  }

  private static double square(Points omega, int p) {
    return Directions.dot(omega.row(p), omega.row(p));
  }

  /** Each row is uniform on the sphere: moments of one coordinate, {@code 0, 1/d, 3/(d(d+2))}. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void directionsAreUniform(int d) {
    int draws = 20_000;
    double[] sums = new double[3];
    for (int k = 0; k < draws; k++) {
      double[] last = Directions.orthogonal(d, d, Key.of(k).generator())[d - 1];
      double u = last[d - 1];
      sums[0] += u;
      sums[1] += u * u;
      sums[2] += u * u * u * u;
    }
    double error = STANDARD_ERRORS / Math.sqrt(draws); // no power varies by more than one
    assertEquals(0, sums[0] / draws, error);
    assertEquals(1.0 / d, sums[1] / draws, error);
    assertEquals(3.0 / (d * (d + 2)), sums[2] / draws, error);
  }

  @Test
  void meanByCharacteristicFunctionIsThatOfSamples() {
    Normal normal = Normal.of(new double[] {1, -1}, new double[] {2, 0.5}, new double[] {0.5, 1});
    RandomFeatures features = RandomFeatures.orthogonal(Gaussian.ofVariance(4), 2, 20, Key.of(3));
    int samples = 100_000;
    Block exact = normal.meanFeatures(features).get();
    Block average = normal.samples(samples, Key.of(4)).meanFeatures(features).get();
    double amplitude = features.amplitudes().get(0);
    for (int j = 0; j < exact.length(); j++) {
      assertEquals(exact.get(j), average.get(j), STANDARD_ERRORS * amplitude / Math.sqrt(samples));
    }
  }

  @Test
  void keysAreKept() {
    Gaussian kernel = Gaussian.ofVariance(1);
    RandomFeatures features = RandomFeatures.orthogonal(kernel, 3, 5, Key.of(1));
    assertEquals(features, RandomFeatures.orthogonal(kernel, 3, 5, Key.of(1)));
    assertTrue(!features.equals(RandomFeatures.orthogonal(kernel, 3, 5, Key.of(2))));
    assertEquals(10, features.count());
  }

  @Test
  void othersAreRefused() {
    PositiveDefiniteKernel own = PositiveDefiniteKernel.of(s -> Math.exp(-s), s -> -Math.exp(-s));
    for (var kernel : List.of(Laplace.ofLength(1), own, Gaussian.ofVariance(1).plus(own))) {
      var refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> RandomFeatures.orthogonal(kernel, 2, 5, Key.of(1)));
      assertTrue(refusal.getMessage().contains("use Mmd.sampled"), refusal.getMessage());
    }
    Gaussian kernel = Gaussian.ofVariance(1);
    assertThrows(
        IllegalArgumentException.class, () -> RandomFeatures.orthogonal(kernel, 0, 5, Key.of(1)));
    assertThrows(
        IllegalArgumentException.class, () -> RandomFeatures.orthogonal(kernel, 2, 0, Key.of(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RandomFeatures(Points.onLine(1, 2), Block.copyOf(1)));
    RandomFeatures features = RandomFeatures.orthogonal(kernel, 2, 5, Key.of(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> features.along(Points.onLine(1), Block.constant(10, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> features.along(Points.of(new double[2]), Block.constant(9, 1)));
  }
}
