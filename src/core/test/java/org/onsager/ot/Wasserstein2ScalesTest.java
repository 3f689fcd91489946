package org.onsager.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/**
 * Scales far apart in one data set: what lies far off, or in a large column, must not decide how
 * accurately the rest is matched. Right values are those of energy/scales.py: an assignment in
 * rational arithmetic, where nothing rounds.
 */
class Wasserstein2ScalesTest {

  private static final int COUNT = 60;

  /** A sum of so many terms, of squared distances with d + 1 roundings each. */
  private static final double RELATIVE = (COUNT + 4) * Math.ulp(1.0);

  @ParameterizedTest
  @CsvSource({
    "1e3, 91048.34529166667",
    "1e6, 91666045003.34529",
    "1e9, 9.166666604500002e+16",
    "1e12, 9.1666666666045e+22",
    "1e15, 9.166666666666604e+28"
  })
  void farPointsScattered(double scale, double expected) {
    double[][] x = lattice(0);
    double[][] y = lattice(COUNT);
    for (int k = 0; k < 8; k++) {
      scatter(x[5 * k + 2], k, scale);
      scatter(y[7 * k + 3], k + 1, scale);
    }
    isBothWays(expected, x, y);
  }

  private static void scatter(double[] row, int k, double scale) {
    row[0] += scale * (3 * k % 7 - 2.5);
    row[1] -= scale * (5 * k % 4);
  }

  /** As many on either side: they are matched among each other, and cost nothing there. */
  @ParameterizedTest
  @ValueSource(doubles = {1e8, 1e16, 1e30, 1e150})
  void fillValues(double fill) {
    isBothWays(1.2852083333333333, filled(lattice(0), 8, 5, 2, fill), y(8, fill));
  }

  @Test
  void fillValuesThatAreNotMatched() {
    isBothWays(3.333333333333333e58, filled(lattice(0), 8, 5, 2, 1e30), y(6, 1e30));
  }

  private static double[][] y(int count, double fill) {
    return filled(lattice(COUNT), count, 7, 3, fill);
  }

  private static double[][] filled(double[][] rows, int count, int step, int first, double fill) {
    for (int k = 0; k < count; k++) {
      rows[step * k + first][2] = fill;
    }
    return rows;
  }

  @Test
  void timeStampsBesideSmallColumns() {
    double[][] x = lattice(0);
    double[][] y = lattice(COUNT);
    for (int t = 0; t < COUNT; t++) {
      x[t][1] = 1.7e9 + 3600.0 * (17 * t % 61);
      y[t][1] = 1.7e9 + 3600.0 * (23 * t % 59) + 1800;
    }
    isBothWays(10152008.060666667, x, y);
  }

  /** Either half must be matched as well as the other, wherever the tree has its root. */
  @ParameterizedTest
  @CsvSource({"1e6, 1.3172083333248736", "1e9, 1.3172083340485903", "1e12, 1.3171994643211362"})
  void twoCloudsFarApart(double distance, double expected) {
    double[][] x = lattice(0);
    double[][] y = lattice(COUNT);
    for (int t = 0; t < COUNT; t += 2) {
      x[t][0] += distance;
      y[t][0] += distance;
    }
    isBothWays(expected, x, y);
  }

  /** The diagrams of GUDHI, issue 465: the last pair costs 2.294^2 at a height of 1e16. */
  @Test
  void persistenceDiagramsWithAnEssentialPoint() {
    isBothWays(
        756.7952704999999,
        new double[][] {{2.232, 2.310}, {2.792, 3.533}, {0.942, 4.082}, {0.523, 1e16}},
        new double[][] {{5.725, 18.13}, {3.672, 21.67}, {14.94, 51.44}, {2.817, 1e16}});
  }

  private static void isBothWays(double expected, double[][] x, double[][] y) {
    is(expected, Particles.uniform(Points.of(x)), Particles.uniform(Points.of(y)));
    is(expected, Particles.uniform(Points.of(y)), Particles.uniform(Points.of(x)));
  }

  private static void is(double expected, Particles mu, Particles nu) {
    Wasserstein2 solved = Wasserstein2.between(mu, nu);
    assertEquals(expected, solved.squaredDistance(), RELATIVE * expected);
    assertEquals(expected, solved.lowerBound(), RELATIVE * expected, "bound");
  }

  /** A power of two scales the distance exactly, also where its square is no normal number. */
  @ParameterizedTest
  @ValueSource(ints = {-1040, -700, -530, -500, -1, 0, 1, 400})
  void distancesScaleWithLengths(int exponent) {
    Particles mu = Particles.uniform(Points.of(lattice(0)));
    Particles nu = Particles.uniform(Points.of(lattice(COUNT)));
    Wasserstein2 plain = Wasserstein2.between(mu, nu);
    Wasserstein2 solved = Wasserstein2.between(scaled(mu, exponent), scaled(nu, exponent));
    // Below 2^-1000 coordinates round, by half of the smallest double each, of two points.
    double rounding = exponent < -1000 ? 2 * Math.sqrt(3) * Double.MIN_VALUE : 0;
    assertEquals(Math.scalb(plain.distance(), exponent), solved.distance(), rounding);
    assertEquals(Math.scalb(plain.squaredDistance(), 2 * exponent), solved.squaredDistance(), 0);
    assertEquals(Math.sqrt(plain.squaredDistance()), plain.distance(), 0);
    if (exponent >= -1000) {
      assertEquals(plain.plan(), solved.plan());
    }
  }

  private static Particles scaled(Particles measure, int exponent) {
    Points x = measure.points();
    return measure.withPoints(x.withCoordinates(x.coordinates().map(e -> Math.scalb(e, exponent))));
  }

  /**
   * A far pair of one mass costs nothing, also where the other masses add up to its complement only
   * to rounding: then a rounding of a mass must not travel.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e2, 1e4, 1e6, 1e8, 1e9, 1e12, 1e16})
  void aFarPairOfAnyMassCostsNothing(double far) {
    Particles mu = weighted(0, 40, t -> 1 + 7 * t % 11, far);
    Particles nu = weighted(COUNT, 33, t -> 1 + 5 * t % 13, far);
    double near = Wasserstein2.between(without(mu), without(nu)).squaredDistance();
    Wasserstein2 solved = Wasserstein2.between(mu, nu);
    assertEquals(near, solved.squaredDistance(), 2 * RELATIVE * near);
    assertEquals(near, solved.lowerBound(), 2 * RELATIVE * near);
  }

  /** Rows of the lattice, of mass 0.7, and one at a distance, of mass 0.3. */
  private static Particles weighted(int first, int count, IntToDoubleFunction raw, double far) {
    double[][] rows = Arrays.copyOf(lattice(first), count + 1);
    rows[count] = new double[] {far, -far, far};
    Block near = Block.build(count, w -> Arrays.setAll(w, raw));
    double total = near.sum();
    return new Particles(
        Points.of(rows),
        Block.build(
            count + 1, w -> Arrays.setAll(w, t -> t == count ? 0.3 : 0.7 * near.get(t) / total)));
  }

  private static Particles without(Particles measure) {
    int last = measure.count() - 1;
    return measure.withWeights(
        Block.build(
            last + 1, w -> Arrays.setAll(w, t -> t == last ? 0 : measure.weights().get(t))));
  }

  @Test
  void sumsThatOverflowAreSaid() {
    Particles here = Particles.uniform(Points.onLine(0, 1));
    Particles far = Particles.uniform(Points.onLine(1e154, 1e150));
    Trouble trouble = assertThrows(Trouble.class, () -> Wasserstein2.between(here, far));
    assertInstanceOf(Failure.NotFinite.class, trouble.failure());
  }

  private static double[][] lattice(int first) {
    double[][] rows = new double[COUNT][];
    for (int k = 0; k < COUNT; k++) {
      int t = first + k;
      rows[k] = new double[] {37 * t % 101 / 20.0, 53 * t % 103 / 20.0, 29 * t % 97 / 20.0};
    }
    return rows;
  }
}
