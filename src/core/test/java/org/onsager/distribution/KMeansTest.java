package org.onsager.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class KMeansTest {

  /** Rounding of a sum of so many terms of about one, with room for the mean's division. */
  private static final double SUM = 500 * 0x1p-52;

  /** By looking at every centre, in the order in which they are given. */
  private static int nearest(Points centres, double[] x) {
    int best = 0;
    for (int c = 1; c < centres.count(); c++) {
      best = squared(centres.row(c), x) < squared(centres.row(best), x) ? c : best;
    }
    return best;
  }

  private static double squared(double[] x, double[] y) {
    return IntStream.range(0, x.length).mapToDouble(k -> Math.pow(x[k] - y[k], 2)).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void squaredDistanceIsThatOfTheNearest(int dimension) {
    Particles samples = Given.particles(500, dimension, 1);
    for (int count : new int[] {1, 2, 7, 60}) {
      Points centres = Given.points(count, dimension, 2);
      double sum = 0;
      for (int i = 0; i < samples.count(); i++) {
        double[] x = samples.points().row(i);
        sum += samples.weights().get(i) * squared(x, centres.row(nearest(centres, x)));
      }
      assertEquals(sum, KMeans.squaredDistance(samples, centres), SUM * sum);
    }
  }

  /** Where nothing changes any more, each point is the mean of what is nearest to it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void pointsAreMeansOfTheirCells(int dimension) {
    Particles samples = Given.particles(100, dimension, 3);
    Particles found = KMeans.of(samples, 8, 1000, Key.of(1));
    assertEquals(8, found.count());
    double[][] sums = new double[8][dimension];
    double[] masses = new double[8];
    for (int i = 0; i < samples.count(); i++) {
      double[] x = samples.points().row(i);
      int c = nearest(found.points(), x);
      double w = samples.weights().get(i);
      masses[c] += w;
      for (int k = 0; k < dimension; k++) {
        sums[c][k] += w * x[k];
      }
    }
    for (int c = 0; c < 8; c++) {
      assertEquals(masses[c], found.weights().get(c), SUM);
      for (int k = 0; k < dimension; k++) {
        assertEquals(sums[c][k] / masses[c], found.points().get(c, k), SUM / masses[c]);
      }
    }
  }

  @Test
  void massAndMeanAreThoseOfTheSamples() {
    Particles samples = Given.particles(500, 2, 4);
    for (int rounds : new int[] {0, 1, 5}) {
      Particles found = KMeans.of(samples, 20, rounds, Key.of(2));
      assertEquals(samples.mass(), found.mass(), SUM);
      for (int k = 0; k < 2; k++) {
        int axis = k;
        assertEquals(
            samples.integral(x -> x[axis]), found.integral(x -> x[axis]), SUM, "axis " + k);
      }
    }
  }

  @Test
  void roundsLowerTheDistance() {
    Particles samples = Particles.uniform(Given.TARGET_B.sample(2000, Key.of(5)));
    double before = Double.POSITIVE_INFINITY;
    for (int rounds = 0; rounds < 10; rounds++) {
      Particles found = KMeans.of(samples, 30, rounds, Key.of(3));
      double now = KMeans.squaredDistance(samples, found.points());
      assertTrue(now < before, rounds + " rounds: " + now + ", before " + before);
      before = now;
    }
  }

  /** Three heaps far apart: k-means++ has a seed in each, whatever the key. */
  @Test
  void seedsAreApart() {
    Points heaps = Points.of(new double[] {0, 0}, new double[] {1e6, 0}, new double[] {0, 1e6});
    int[] heap = IntStream.range(0, 300).map(i -> i % 3).toArray();
    Block noise = Key.of(6).normals(600);
    Points near = heaps.select(heap);
    Points samples = near.withCoordinates(near.coordinates().plus(1, noise));
    for (int seed = 0; seed < 20; seed++) {
      Particles found = KMeans.of(Particles.uniform(samples), 3, 0, Key.of(seed));
      assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, found.weights().toArray(), SUM);
    }
  }

  @Test
  void thereAreAsManyAsDistinctPlaces() {
    Points three = Points.onLine(1, 2, 5);
    Points tied = three.select(0, 1, 1, 2, 2, 2);
    Particles found = KMeans.of(Particles.uniform(tied), 5, 10, Key.of(1));
    assertEquals(3, found.count());
    double[] places = found.points().coordinates().toArray();
    Arrays.sort(places);
    assertArrayEquals(new double[] {1, 2, 5}, places);
    Particles alone = KMeans.of(Particles.of(three, 0, 1, 0), 3, 10, Key.of(1));
    assertEquals(Particles.of(Points.onLine(2), 1), alone);
  }

  /** Distances are compared over a power of two. */
  @ParameterizedTest
  @ValueSource(ints = {-1000, -600, 600, 1000})
  void scalesDoNotMatter(int exponent) {
    Particles samples = Given.particles(60, 2, 7);
    Particles scaled =
        samples.withPoints(
            samples
                .points()
                .withCoordinates(samples.points().coordinates().map(x -> Math.scalb(x, exponent))));
    Particles found = KMeans.of(samples, 6, 10, Key.of(1));
    assertEquals(
        found.points().coordinates().map(x -> Math.scalb(x, exponent)),
        KMeans.of(scaled, 6, 10, Key.of(1)).points().coordinates());
  }

  @Test
  void refusesWhatMakesNoSense() {
    Particles samples = Given.particles(5, 2, 8);
    for (int[] numbers : new int[][] {{0, 1}, {1, -1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> KMeans.of(samples, numbers[0], numbers[1], Key.of(1)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> KMeans.of(samples.withWeights(Block.constant(5, 0)), 1, 1, Key.of(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> KMeans.squaredDistance(samples, Given.points(3, 1, 1)));
  }
}
