package org.onsager.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The order of a remainder r(h) as h is halved: the slope of log r against log h, fitted where r is
 * above rounding.
 */
public final class Taylor {

  /** A fitted slope of an exact power misses it by the next order: a tenth, over these h. */
  private static final double SLACK = 0.1;

  private static final int HALVINGS = 10;

  private Taylor() {}

  /**
   * Asserts that {@code |r(h)|} falls with at least the given order, or is rounding alone.
   *
   * @param first the largest h; small enough that the leading term leads
   * @param rounding what r is not known better than
   */
  public static void assertOrder(
      String what, double order, double first, double rounding, DoubleUnaryOperator remainder) {
    assertOrder(what, order, first, rounding, HALVINGS, remainder);
  }

  /** The same with fewer halvings, where a remainder is dear. */
  public static void assertOrder(
      String what,
      double order,
      double first,
      double rounding,
      int halvings,
      DoubleUnaryOperator remainder) {
    List<double[]> seen = above(rounding, first, halvings, remainder);
    if (seen.isEmpty()) {
      return;
    }
    if (seen.size() < 3) {
      fail(what + ": only " + seen.size() + " remainders above rounding, take a larger first h");
    }
    double slope = slope(seen);
    assertTrue(slope >= order - SLACK, what + ": slope " + slope + ", expected " + order);
  }

  /** Whether {@link #assertOrder} rejects the remainder: for saboteurs. */
  public static boolean rejects(
      double order, double first, double rounding, DoubleUnaryOperator remainder) {
    List<double[]> seen = above(rounding, first, HALVINGS, remainder);
    return seen.size() >= 3 && slope(seen) < order - SLACK;
  }

  private static List<double[]> above(
      double rounding, double first, int halvings, DoubleUnaryOperator remainder) {
    List<double[]> seen = new ArrayList<>();
    double h = first;
    for (int k = 0; k < halvings; k++, h /= 2) {
      double r = Math.abs(remainder.applyAsDouble(h));
      if (!Double.isFinite(r)) {
        fail("the remainder at h = " + h + " is " + r);
      }
      // Ten times above rounding, a point moves the slope by less than the slack.
      if (r > 10 * rounding) {
        seen.add(new double[] {Math.log(h), Math.log(r)});
      }
    }
    return seen;
  }

  /** Least squares. */
  private static double slope(List<double[]> points) {
    double x = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double y = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (double[] point : points) {
      xy += (point[0] - x) * (point[1] - y);
      xx += (point[0] - x) * (point[0] - x);
    }
    return xy / xx;
  }
}
