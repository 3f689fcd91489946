package org.onsager.kernel;

import java.util.Arrays;
import org.onsager.measure.Key;
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

  /** Rows are drawn: at equal strides they would all fall on one phase of a period in the data. */
  private static final Key ROWS = Key.of(1000);

  /** Between these, no term of a sum of squares that counts has left the normal doubles. */
  private static final double SMALLEST_SQUARE = 0x1p-900;

  private static final double LARGEST_SQUARE = 0x1p1000;

  private Bandwidth() {}

  /**
   * The median distance {@code |x_i - x_j|} over pairs {@code i < j}. Above 1000 points, of 1000
   * distinct ones, drawn with a fixed key: the share of pairs that are closer than the result is
   * then off 1/2 by at most 1 / sqrt(2000) = 0.022, a standard deviation. Right at every scale that
   * a double holds; kernels ask for more ({@link org.onsager.measure.Require#length}). O(min(n,
   * 1000)^2 d).
   *
   * <p><i>Source:</i> Garreau, Jitkrittum and Kanagawa, Large sample analysis of the median
   * heuristic (2017), arXiv:1707.07269.
   *
   * @param points at least two
   * @return the median distance, a length
   * @throws IllegalArgumentException if there is one point, or the median distance is zero or
   *     beyond the largest double
   */
  public static double medianHeuristic(Points points) {
    if (points.count() < 2) {
      throw new IllegalArgumentException("points: at least two are needed for a median distance");
    }
    Points some =
        points.count() <= SUBSAMPLE
            ? points
            : points.select(ROWS.choice(SUBSAMPLE, points.count()));
    int count = some.count();
    double[] distances = new double[count * (count - 1) / 2];
    int pair = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances[pair++] = distance(some, i, j);
      }
    }
    Arrays.sort(distances);
    int pairs = distances.length;
    double median = middle(distances[(pairs - 1) / 2], distances[pairs / 2]);
    if (median == 0) {
      throw new IllegalArgumentException(
          "points: half of their pairs coincide, so their median distance is 0;"
              + " give a bandwidth instead, or the median distance of the distinct points");
    }
    if (median == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "points: their median distance is beyond the largest double; scale the points down");
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
              + " has no length scale -phi(0) / (2 phi'(0)), or one below 1e-140: give step sizes"
              + " yourself, with the median distance of your points as the length");
    }
    return -top / (2 * slope);
  }

  private static double middle(double low, double high) {
    double sum = low + high;
    return Double.isInfinite(sum) ? low / 2 + high / 2 : sum / 2;
  }

  private static double distance(Points points, int i, int j) {
    double sum = squares(points, i, j, 0);
    if (sum > SMALLEST_SQUARE && sum < LARGEST_SQUARE) {
      return Math.sqrt(sum);
    }
    double largest = 0;
    for (int k = 0; k < points.dimension(); k++) {
      largest = Math.max(largest, Math.abs(points.get(i, k) - points.get(j, k)));
    }
    if (largest == 0 || Double.isInfinite(largest)) {
      return largest;
    }
    int exponent = Math.getExponent(largest);
    return Math.scalb(Math.sqrt(squares(points, i, j, -exponent)), exponent);
  }

  /** The sum of squares of the differences times {@code 2^exponent}. */
  private static double squares(Points points, int i, int j, int exponent) {
    double sum = 0;
    for (int k = 0; k < points.dimension(); k++) {
      double difference = points.get(i, k) - points.get(j, k);
      double scaled = exponent == 0 ? difference : Math.scalb(difference, exponent);
      sum += scaled * scaled;
    }
    return sum;
  }
}
