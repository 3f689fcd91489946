package org.onsager.certificate;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * The box of all x with {@code lower_k <= x_k <= upper_k}: where a search looks, and where the
 * measures live that a certificate compares with.
 *
 * @param lower d finite numbers
 * @param upper d finite numbers, none below its lower one
 */
public record Box(Block lower, Block upper) {

  /**
   * Validates the sides.
   *
   * @throws IllegalArgumentException if there are none, one is not finite, or has a negative length
   */
  public Box {
    Require.atLeast("dimension", lower.length(), 1);
    upper.requireLength("upper", lower.length());
    lower.requireFinite("lower");
    upper.requireFinite("upper");
    for (int k = 0; k < lower.length(); k++) {
      if (upper.get(k) < lower.get(k)) {
        throw new IllegalArgumentException(
            "upper[%d] = %s: must be >= lower[%d] = %s"
                .formatted(k, upper.get(k), k, lower.get(k)));
      }
    }
  }

  /**
   * An interval.
   *
   * @param lower finite
   * @param upper {@code >= lower}, finite
   * @return the box of dimension one
   */
  public static Box of(double lower, double upper) {
    return new Box(Block.copyOf(lower), Block.copyOf(upper));
  }

  /**
   * A cube.
   *
   * @param dimension {@code d >= 1}
   * @param lower finite, of every side
   * @param upper {@code >= lower}, finite, of every side
   * @return the box
   */
  public static Box of(int dimension, double lower, double upper) {
    return new Box(Block.constant(dimension, lower), Block.constant(dimension, upper));
  }

  /**
   * The smallest box that holds some points.
   *
   * @param points the points
   * @return the box
   */
  public static Box around(Points points) {
    int d = points.dimension();
    double[] low = new double[d];
    double[] high = new double[d];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < d; k++) {
      for (int i = 0; i < points.count(); i++) {
        low[k] = Math.min(low[k], points.get(i, k));
        high[k] = Math.max(high[k], points.get(i, k));
      }
    }
    return new Box(Block.copyOf(low), Block.copyOf(high));
  }

  /**
   * The dimension.
   *
   * @return {@code d >= 1}
   */
  public int dimension() {
    return lower.length();
  }

  /**
   * The box that is larger by a length on all sides.
   *
   * @param margin {@code >= 0}, length
   * @return the box
   * @throws IllegalArgumentException if the margin is negative or not finite
   */
  public Box widened(double margin) {
    Require.nonNegative("margin", margin);
    return new Box(lower.map(l -> l - margin), upper.map(u -> u + margin));
  }

  /**
   * The length of the longest side.
   *
   * @return {@code >= 0}
   */
  public double longest() {
    double longest = 0;
    for (int k = 0; k < dimension(); k++) {
      longest = Math.max(longest, upper.get(k) - lower.get(k));
    }
    return longest;
  }

  /**
   * Whether the box holds a point.
   *
   * @param x d coordinates
   * @return true if it is inside or on the boundary
   */
  public boolean contains(double[] x) {
    for (int k = 0; k < dimension(); k++) {
      if (!(x[k] >= lower.get(k) && x[k] <= upper.get(k))) {
        return false;
      }
    }
    return true;
  }
}
