package org.onsager.kernel;

import java.util.Arrays;
import org.onsager.measure.Points;

/** Length scales read off data. */
public final class Bandwidth {

  private static final int SUBSAMPLE = 1000;

  /**
   * Squared distances that no length scale in sight comes near, and whose roots are still normal
   * numbers.
   */
  private static final double NEAR_ZERO = 1e-280;

  private static final double NEARER_ZERO = 1e-300;

  private Bandwidth() {}

  /**
   * The median distance {@code |x_i - x_j|} over pairs {@code i < j}. Above 1000 points, of 1000
   * points at equal strides. O(min(n, 1000)^2 d).
   *
   * <p><i>Source:</i> Garreau, Jitkrittum and Kanagawa, Large sample analysis of the median
   * heuristic (2017), arXiv:1707.07269.
   *
   * @param points at least two
   * @return the median distance, a length
   * @throws IllegalArgumentException if there is one point, or the median distance is zero
   */
  public static double medianHeuristic(Points points) {
    int count = Math.min(points.count(), SUBSAMPLE);
    if (count < 2) {
      throw new IllegalArgumentException("points: at least two are needed for a median distance");
    }
    double[] distances = new double[count * (count - 1) / 2];
    int pair = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances[pair++] = distance(points, stride(points, i, count), stride(points, j, count));
      }
    }
    Arrays.sort(distances);
    int pairs = distances.length;
    double median = (distances[pairs / 2] + distances[(pairs - 1) / 2]) / 2;
    if (!(median > 0)) {
      throw new IllegalArgumentException(
          "points: more than half of them coincide, so their median distance is 0;"
              + " give a bandwidth instead");
    }
    return median;
  }

  /**
   * The squared length over which a radial function changes, {@code l^2 = -phi(0) / (2 phi'(0))},
   * so that {@code phi(s) = phi(0) (1 - s / (2 l^2) + ...)}. The variance of a Gaussian; step sizes
   * scale with it.
   *
   * @param radial a function with {@code phi(0) > 0} and a finite slope {@code phi'(0) < 0}
   * @return {@code l^2 > 0}, squared length
   * @throws IllegalArgumentException if there is no such length, as for Laplace and the energy
   *     distance, which have a kink at the origin
   */
  public static double lengthScaleSquared(Radial radial) {
    double top = radial.profile(0);
    double slope = radial.slope(NEAR_ZERO);
    // A kink is a slope that still grows on the last stretch towards the origin.
    boolean settled = Math.abs(slope - radial.slope(NEARER_ZERO)) <= 1e-6 * Math.abs(slope);
    if (!(top > 0 && slope < 0 && settled && Double.isFinite(top / slope))) {
      throw new IllegalArgumentException(
          radial
              + " has no length scale -phi(0) / (2 phi'(0)): give step sizes yourself, with the"
              + " median distance of your points as the length");
    }
    return -top / (2 * slope);
  }

  private static int stride(Points points, int index, int count) {
    return (int) ((long) index * points.count() / count);
  }

  private static double distance(Points points, int i, int j) {
    double sum = 0;
    for (int k = 0; k < points.dimension(); k++) {
      double difference = points.get(i, k) - points.get(j, k);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
