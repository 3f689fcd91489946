package org.onsager.kernel;

import java.util.Arrays;
import org.onsager.measure.Points;

/** Length scales read off data. */
public final class Bandwidth {

  private static final int SUBSAMPLE = 1000;

  private Bandwidth() {}

  /**
   * The median distance {@code |x_i - x_j|} over pairs {@code i < j}. Above 1000 points, of 1000 points at equal strides.
   * O(min(n, 1000)^2 d).
   *
   * <p><i>Source:</i> Garreau, Jitkrittum and Kanagawa, Large sample analysis of the median heuristic (2017),
   * arXiv:1707.07269.
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
