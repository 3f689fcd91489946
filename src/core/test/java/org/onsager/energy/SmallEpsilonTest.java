package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.distribution.Samples;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.ot.Wasserstein2;

/** The Sinkhorn divergence where epsilon is far below the squared distances. */
class SmallEpsilonTest {

  /** 50 to 40 points, largest cost 28; values of energy/small_epsilon.py. */
  @ParameterizedTest
  @CsvSource({
    "1e-2, 1.1293498208045138, 2.1586710627972776",
    "1e-3, 1.1335577183588201, 2.168710161968141",
    "1e-4, 1.1339901054923927, 2.1689154663382473",
    "1e-5, 1.1340345295533394, 2.1691894033866426"
  })
  void agreesWithNewtonsMethodAtEveryEpsilon(double epsilon, double expected, double slope)
      throws IOException {
    Particles mu = Particles.uniform(points("small_epsilon_p.txt"));
    Samples nu = Samples.of(points("small_epsilon_q.txt"));
    // Sums of 50 potentials of up to 10, with some roundings each.
    Evaluation found = SinkhornDivergence.to(nu, epsilon).evaluate(mu);
    assertEquals(expected, found.value(), 1e-14);
    Block gradients = found.field().gradients();
    // Shares of a row are off by the tolerance, 1e-10, and what they share lies up to 7 apart.
    assertEquals(slope, gradients.dot(gradients) / mu.count(), 1e-8, "mean squared gradient");
  }

  private static Points points(String file) throws IOException {
    try (InputStream in = SmallEpsilonTest.class.getResourceAsStream("/energy/" + file)) {
      assertNotNull(in, file);
      return Points.of(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line ->
                  Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray())
              .toArray(double[][]::new));
    }
  }

  /** The usual way to say it elsewhere: blur, the root of epsilon. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.001})
  void smallBlurInTheUnitSquare(double blur) {
    Particles mu = Particles.uniform(inUnitSquare(120, 1));
    isCloseToTransport(mu, Particles.uniform(inUnitSquare(120, 2)), blur * blur);
    isCloseToTransport(mu, Particles.uniform(inUnitSquare(45, 3)), blur * blur);
  }

  private static Points inUnitSquare(int n, long seed) {
    return new Points(n, 2, Key.of(seed).normals(2 * n).map(z -> z - Math.floor(z)));
  }

  /**
   * Few columns that share rows, masses of ten decades, clusters far apart: any of them once kept
   * the marginals from holding.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void convergesWhateverTheSizesAndMasses(int seed) {
    double[] sizes = Key.of(1000 + seed).normals(4).map(Math::abs).toArray();
    Particles mu = measure(2 + (int) (15 * sizes[0]), 2 * seed, seed % 3, seed % 2 == 0);
    Particles nu = measure(2 + (int) (15 * sizes[1]), 2 * seed + 1, seed % 3, seed % 2 == 0);
    double largest = 0;
    for (int i = 0; i < mu.count(); i++) {
      for (int j = 0; j < nu.count(); j++) {
        double x = mu.points().get(i, 0) - nu.points().get(j, 0);
        double y = mu.points().get(i, 1) - nu.points().get(j, 1);
        largest = Math.max(largest, (x * x + y * y) / 2);
      }
    }
    for (double relative : new double[] {1e-3, 1e-4, 1e-5, 1e-6}) {
      isCloseToTransport(mu, nu, relative * largest);
    }
  }

  private static Particles measure(int n, int seed, int masses, boolean clusters) {
    Block normals = Key.of(seed).normals(3 * n);
    double[][] rows = new double[n][];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double shift = clusters ? 50 * (i % 3) : 0;
      rows[i] = new double[] {normals.get(3 * i) + shift, normals.get(3 * i + 1)};
      double z = normals.get(3 * i + 2);
      weights[i] = masses == 0 ? 1 : masses == 1 ? z * z + 1e-3 : Math.pow(10, -5 * Math.abs(z));
    }
    double total = Arrays.stream(weights).sum();
    return Particles.of(Points.of(rows), Arrays.stream(weights).map(w -> w / total).toArray());
  }

  /**
   * {@code 0 <= OT_eps - W_2^2 / 2 <= eps H}, H the lesser entropy, at most the logarithm of a
   * count; so for the transports to themselves.
   */
  private static void isCloseToTransport(Particles mu, Particles nu, double epsilon) {
    double transport = Wasserstein2.between(mu, nu).squaredDistance() / 2;
    SinkhornDivergence energy = SinkhornDivergence.to(Samples.of(nu), epsilon);
    double over = energy.value(mu) - transport;
    double rounding = 1e-12 * transport;
    double entropies = Math.log(mu.count()) + Math.log(nu.count());
    double least = Math.log(Math.min(mu.count(), nu.count()));
    assertTrue(over <= epsilon * least + rounding, over + " at " + epsilon);
    assertTrue(over >= -epsilon * entropies / 2 - rounding, over + " at " + epsilon);
    assertTrue(energy.firstVariation(mu).isFinite());
  }

  @Test
  void theNumberOfThreadsChangesNoDigit() throws Exception {
    Samples nu = Samples.of(inUnitSquare(400, 1));
    Particles mu = Particles.uniform(inUnitSquare(420, 2));
    Evaluation all = SinkhornDivergence.to(nu, 1e-4).evaluate(mu);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertEquals(all, one.submit(() -> SinkhornDivergence.to(nu, 1e-4).evaluate(mu)).get());
    }
  }

  /** Rounding of the potentials is 1e-3 of epsilon: not the tolerance, nor anything near it. */
  @Test
  void whatRoundingForbidsIsSaid() {
    Samples nu = Samples.of(new Points(20, 2, Key.of(2).normals(40).map(z -> 100 * z)));
    Particles mu = Particles.uniform(new Points(20, 2, Key.of(1).normals(40).map(z -> 100 * z)));
    Trouble trouble = assertThrows(Trouble.class, () -> SinkhornDivergence.to(nu, 1e-9).value(mu));
    assertInstanceOf(Failure.NotSolved.class, trouble.failure());
    assertTrue(trouble.failure().smallerStepMayHelp());
    assertTrue(trouble.getMessage().contains("larger epsilon"), trouble.getMessage());
    assertTrue(!trouble.getMessage().contains("NaN"), trouble.getMessage());
  }
}
