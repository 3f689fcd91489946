package org.onsager.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SimplexProjectionTest {

  @Test
  void twoCoordinatesMoveAlongTheDiagonal() {
    assertArrayEquals(
        new double[] {0.75, 0.25}, SimplexProjection.project(new double[] {1, .5}, 1));
    assertArrayEquals(new double[] {2, 0}, SimplexProjection.project(new double[] {7, -7}, 2));
    assertArrayEquals(new double[] {3}, SimplexProjection.project(new double[] {-1e300}, 3));
  }

  @Test
  void satisfiesTheOptimalityConditions() {
    Random random = new Random(1);
    for (int n : new int[] {1, 2, 3, 10, 100, 1000}) {
      for (double mass : new double[] {1e-3, 1, 50}) {
        double[] v = random.doubles(n, -3, 3).toArray();
        double[] w = SimplexProjection.project(v, mass);
        // Each of the n terms rounds relative to the mass, or to the spread of v, which is 6.
        double rounding = 4 * n * Math.ulp(1.0) * (mass + 6);
        assertEquals(mass, Arrays.stream(w).sum(), rounding);
        // v - w is theta where w > 0, and at most theta where w = 0.
        double theta = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
          theta = Math.max(theta, v[i] - w[i]);
        }
        for (int i = 0; i < n; i++) {
          assertTrue(w[i] >= 0);
          assertTrue(w[i] == 0 || v[i] - w[i] >= theta - rounding);
        }
      }
    }
  }

  @Test
  void isNearestOfTheProjectionsOnAllFaces() {
    Random random = new Random(2);
    for (int trial = 0; trial < 200; trial++) {
      int n = 1 + random.nextInt(6);
      double mass = 0.5 + random.nextDouble();
      double[] v = random.doubles(n, -2, 2).toArray();
      double least = Double.POSITIVE_INFINITY;
      for (int support = 1; support < 1 << n; support++) {
        least = Math.min(least, distanceToFace(v, mass, support));
      }
      double distance = distance(v, SimplexProjection.project(v, mass));
      // Both are sums of at most 6 terms below 10.
      assertEquals(least, distance, 1e-14 * (1 + least));
    }
  }

  @Test
  void isExactlyIdempotent() {
    Random random = new Random(3);
    for (int n : new int[] {1, 2, 7, 100, 1000}) {
      for (double mass : new double[] {1e-9, 1, 1e9}) {
        for (double spread : new double[] {1e-12, 1, 1e12}) {
          double[] v = random.doubles(n, -spread, spread).toArray();
          double[] once = SimplexProjection.project(v, mass);
          assertArrayEquals(once, SimplexProjection.project(once, mass));
        }
      }
    }
  }

  @Test
  void doesNotDependOnACommonOffset() {
    double[] v = {0.25, 0.5, -1, 0.75};
    double[] shifted = Arrays.stream(v).map(x -> x + 1024).toArray();
    assertArrayEquals(SimplexProjection.project(v, 1), SimplexProjection.project(shifted, 1));
  }

  @Test
  void handlesTiesAndTheLargestNumbers() {
    assertArrayEquals(
        new double[] {.25, .25, .25, .25}, SimplexProjection.project(new double[4], 1));
    double[] extreme = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE};
    assertArrayEquals(new double[] {.5, 0, .5}, SimplexProjection.project(extreme, 1));
  }

  @Test
  void rejectsWhatIsNotANumber() {
    double[] nan = {1, Double.NaN};
    double[] fine = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> SimplexProjection.project(nan, 1));
    assertThrows(IllegalArgumentException.class, () -> SimplexProjection.project(fine, 0));
    assertThrows(IllegalArgumentException.class, () -> SimplexProjection.project(fine, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> SimplexProjection.project(new double[0], 1));
  }

  /** Squared distance to the affine hull of a face, infinite if the nearest point is not in it. */
  private static double distanceToFace(double[] v, double mass, int support) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += (support >> i & 1) * v[i];
    }
    double theta = (sum - mass) / Integer.bitCount(support);
    double[] w = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      w[i] = (support >> i & 1) * (v[i] - theta);
      if (w[i] < 0) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return distance(v, w);
  }

  private static double distance(double[] v, double[] w) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += (v[i] - w[i]) * (v[i] - w[i]);
    }
    return sum;
  }
}
