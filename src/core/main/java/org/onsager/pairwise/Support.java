package org.onsager.pairwise;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onsager.kernel.Radial;
import org.onsager.measure.Points;

/**
 * The points on which weights change, with the Gram matrices made at them so far. A step of a
 * reaction makes one support, and asks its metric and its energy for their matrices there: where
 * both need the Gram matrix of a kernel it is computed once.
 *
 * <p>As a value it is its points: two are equal if their points are. Its matrices live as long as
 * it does.
 */
public final class Support {

  private final Points points;
  private final ConcurrentMap<Object, Gram> grams = new ConcurrentHashMap<>();

  private Support(Points points) {
    this.points = points;
  }

  /**
   * The support at which no matrix was made yet.
   *
   * @param points n points
   * @return the support
   */
  public static Support of(Points points) {
    return new Support(points);
  }

  /**
   * The points.
   *
   * @return n points
   */
  public Points points() {
    return points;
  }

  /**
   * The Gram matrix of a function at the points, without a ridge. O(n^2 d) when it is asked for the
   * first time, nothing after it.
   *
   * @param radial the function W
   * @return {@code W(x_i, x_j)}, n by n
   * @throws org.onsager.measure.Trouble if it does not fit
   */
  public Gram gram(Radial radial) {
    return made(radial, () -> Gram.of(radial, points, 0));
  }

  /** The matrix of a kernel, made by whoever knows how. */
  Gram made(Object kernel, Supplier<Gram> matrix) {
    Gram known = grams.get(kernel);
    if (known != null) {
      return known;
    }
    Gram made = matrix.get();
    // Two threads may both have made it: the same digits.
    Gram first = grams.putIfAbsent(kernel, made);
    return first == null ? made : first;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Support that && points.equals(that.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return "Support[" + points + "]";
  }
}
