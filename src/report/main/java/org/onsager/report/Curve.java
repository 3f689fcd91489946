package org.onsager.report;

import io.vavr.collection.Vector;
import org.onsager.flow.Outcome;

/**
 * A curve of a {@link Panel}: a mean over runs with its standard deviation, values to compare with,
 * a histogram, or stems.
 *
 * @param name whose curve it is; curves of one name have one colour
 * @param look how it is drawn
 * @param note for an overlay, what it is ("paper"); empty otherwise
 * @param knots the points, in the order in which they are joined
 */
public record Curve(String name, Look look, String note, Vector<Knot> knots) {

  /** How a curve is drawn. */
  public enum Look {
    /**
     * A line with a translucent band of one standard deviation to both sides; on a logarithmic axis
     * it ends at a third of the mean, and the legend says so.
     */
    LINE,
    /** A dashed line. */
    DASHED,
    /** Dots. */
    MARKERS,
    /** A translucent area down to zero, with its outline. */
    AREA,
    /** Upright lines from zero, each with a dot at its end. */
    STEMS
  }

  /**
   * A point of a curve.
   *
   * @param x where, finite
   * @param mean the value, finite; without a place on a logarithmic axis if not positive, and then
   *     the curve has a gap
   * @param sd the standard deviation, finite and not negative
   */
  public record Knot(double x, double mean, double sd) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not finite or the standard deviation is negative
     */
    public Knot {
      if (!Double.isFinite(x) || !Double.isFinite(mean) || !Double.isFinite(sd) || sd < 0) {
        throw new IllegalArgumentException(
            "x = %s, mean = %s, sd = %s: must be finite, sd >= 0".formatted(x, mean, sd));
      }
    }
  }

  /**
   * Checks that there are knots.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Curve {
    if (knots.isEmpty()) {
      throw new IllegalArgumentException("curve '" + name + "' has no points: must have one");
    }
  }

  /**
   * What an observer read along a run, by the number of steps; without the states at which it had
   * no finite number.
   *
   * @param name whose curve it is
   * @param outcome the end of the run
   * @param observer the name of the observer
   * @return a line without a band
   * @throws IllegalArgumentException if no observer has this name, or none of its numbers is finite
   */
  public static Curve of(String name, Outcome outcome, String observer) {
    return new Curve(name, Look.LINE, "", knots(outcome, observer));
  }

  /** The finite numbers of an observer. */
  static Vector<Knot> knots(Outcome outcome, String observer) {
    return outcome
        .rows()
        .filter(row -> Double.isFinite(row.get(observer)))
        .map(row -> new Knot(row.index(), row.get(observer), 0));
  }

  /**
   * A line with a band.
   *
   * @param name whose curve it is
   * @param x where the values are
   * @param mean the values, as many
   * @param sd their standard deviations, as many
   * @return the curve
   * @throws IllegalArgumentException if the lengths differ or are zero, a number is not finite, or
   *     a standard deviation is negative
   */
  public static Curve line(String name, double[] x, double[] mean, double[] sd) {
    return new Curve(name, Look.LINE, "", knots(name, x, mean, sd));
  }

  /**
   * A line without a band.
   *
   * @param name whose curve it is
   * @param x where the values are
   * @param y the values, as many
   * @return the curve
   * @throws IllegalArgumentException if the lengths differ or are zero, or a number is not finite
   */
  public static Curve line(String name, double[] x, double[] y) {
    return line(name, x, y, new double[y.length]);
  }

  /**
   * Values to compare with, as a dashed line.
   *
   * @param name whose curve they belong to: it gives the colour
   * @param note where they are from, for the legend
   * @param x where the values are
   * @param y the values, as many
   * @return the curve
   * @throws IllegalArgumentException if the lengths differ or are zero, or a number is not finite
   */
  public static Curve dashed(String name, String note, double[] x, double[] y) {
    return new Curve(name, Look.DASHED, note, knots(name, x, y, new double[y.length]));
  }

  /**
   * Values to compare with, as dots.
   *
   * @param name whose curve they belong to: it gives the colour
   * @param note where they are from, for the legend
   * @param x where the values are
   * @param y the values, as many
   * @return the curve
   * @throws IllegalArgumentException if the lengths differ or are zero, or a number is not finite
   */
  public static Curve markers(String name, String note, double[] x, double[] y) {
    return new Curve(name, Look.MARKERS, note, knots(name, x, y, new double[y.length]));
  }

  /**
   * A histogram: a translucent area.
   *
   * @param name what is counted
   * @param edges the bounds of the bins, increasing, one more than there are bins
   * @param heights a height a bin
   * @return the curve
   * @throws IllegalArgumentException if there is no bin, the edges are not one more or do not
   *     increase, or a number is not finite
   */
  public static Curve histogram(String name, double[] edges, double[] heights) {
    int bins = heights.length;
    if (edges.length != bins + 1) {
      throw new IllegalArgumentException(
          "histogram '%s' has %d edges: must have %d, one more than heights"
              .formatted(name, edges.length, bins + 1));
    }
    double[] x = new double[2 * bins];
    double[] y = new double[2 * bins];
    for (int b = 0; b < bins; b++) {
      if (!(edges[b] < edges[b + 1])) {
        throw new IllegalArgumentException(
            "edges[%d] = %s: must be less than the next, %s".formatted(b, edges[b], edges[b + 1]));
      }
      x[2 * b] = edges[b];
      x[2 * b + 1] = edges[b + 1];
      y[2 * b] = heights[b];
      y[2 * b + 1] = heights[b];
    }
    return new Curve(name, Look.AREA, "", knots(name, x, y, new double[2 * bins]));
  }

  /**
   * Upright lines from zero: the atoms of a measure.
   *
   * @param name what they are
   * @param x where they stand
   * @param heights how high they are, as many
   * @return the curve
   * @throws IllegalArgumentException if the lengths differ or are zero, or a number is not finite
   */
  public static Curve stems(String name, double[] x, double[] heights) {
    return new Curve(name, Look.STEMS, "", knots(name, x, heights, new double[heights.length]));
  }

  /** Whether it stands on zero, which a linear axis must then show. */
  boolean standsOnZero() {
    return look == Look.AREA || look == Look.STEMS;
  }

  private static Vector<Knot> knots(String name, double[] x, double[] mean, double[] sd) {
    if (x.length != mean.length || x.length != sd.length) {
      throw new IllegalArgumentException(
          "curve '%s' has %d x, %d means, %d standard deviations: must be as many"
              .formatted(name, x.length, mean.length, sd.length));
    }
    return Vector.range(0, x.length).map(i -> new Knot(x[i], mean[i], sd[i]));
  }
}
