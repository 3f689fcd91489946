package org.onsager.solve;

import java.util.Arrays;
import org.onsager.measure.Require;

/**
 * Euclidean projection onto the scaled simplex {@code {w >= 0, sum w = m}}.
 *
 * <p>The projection of {@code v} is {@code w_i = max(v_i - theta, 0)}, with the one {@code theta}
 * that gives the mass {@code m}.
 *
 * <p><i>Source:</i> Held, Wolfe, Crowder, <i>Validation of subgradient optimization</i>, Math.
 * Programming 6 (1974), section 2; Duchi, Shalev-Shwartz, Singer, Chandra, ICML 2008, figure 1.
 */
public final class SimplexProjection {

  private SimplexProjection() {}

  /**
   * The point of {@code {w >= 0, sum w = mass}} nearest to {@code v}.
   *
   * <p>A {@code v} that is on the simplex up to rounding comes back unchanged, so the projection is
   * exactly idempotent. Cost: {@code O(n log n)}, for the sort.
   *
   * @param v {@code n >= 1} finite numbers, of any sign
   * @param mass {@code mass > 0}, finite
   * @return a new array of {@code n} numbers, their sum is {@code mass} up to {@code 4 n} ulp
   * @throws IllegalArgumentException if {@code v} is empty or not finite, or {@code mass} is not
   *     positive and finite
   */
  public static double[] project(double[] v, double mass) {
    Requirements.finite("v", v);
    Require.positive("mass", mass);
    return isOnSimplex(v, mass) ? v.clone() : shiftedDown(v, mass);
  }

  private static boolean isOnSimplex(double[] v, double mass) {
    double sum = 0;
    for (double x : v) {
      if (x < 0) {
        return false;
      }
      sum += x;
    }
    return Math.abs(sum - mass) <= 4 * v.length * Math.ulp(1.0) * mass;
  }

  private static double[] shiftedDown(double[] v, double mass) {
    // Measured from the maximum, because only differences matter and a common offset would round.
    double top = Arrays.stream(v).max().orElseThrow();
    double[] below = Arrays.stream(v).map(x -> x - top).toArray();
    double theta = threshold(below, mass);
    return Arrays.stream(below).map(x -> Math.max(x - theta, 0.0)).toArray();
  }

  /** The theta with {@code sum max(x_i - theta, 0) = mass}; the largest {@code x_i} is 0. */
  private static double threshold(double[] x, double mass) {
    double[] ascending = x.clone();
    Arrays.sort(ascending);
    double theta = -mass;
    double sum = 0;
    for (int k = 1; k <= x.length; k++) {
      double next = ascending[x.length - k];
      if (next <= theta) {
        break;
      }
      sum += next;
      theta = (sum - mass) / k;
    }
    return theta;
  }
}
