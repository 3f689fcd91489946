package org.onsager.feature.fourier;

import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * Where the mass of measures is: in a box, or in normal distributions whose means are in it.
 *
 * @param least the lower corner of the box, d numbers
 * @param most the upper one
 * @param variance the largest variance, along any direction, of the normal distributions; 0 for
 *     points
 */
public record Extent(Block least, Block most, double variance) {

  private static final int PLACES = 16;

  /** {@code 2^(1/4)}. */
  private static final double FACTOR = Math.sqrt(Math.sqrt(2));

  /**
   * Validates the corners.
   *
   * @throws IllegalArgumentException if they are not finite, of different length or in the wrong
   *     order, or the variance is negative or not finite
   */
  public Extent {
    least.requireFinite("least");
    most.requireFinite("most");
    most.requireLength("most", least.length());
    for (int a = 0; a < least.length(); a++) {
      if (least.get(a) > most.get(a)) {
        throw new IllegalArgumentException(
            "least[%d] = %s, most[%d] = %s: must be in this order"
                .formatted(a, least.get(a), a, most.get(a)));
      }
    }
    Require.nonNegative("variance", variance);
  }

  /**
   * That of points, massless ones included.
   *
   * @param points n points
   * @return the least box that has them
   */
  public static Extent of(Points points) {
    int d = points.dimension();
    return new Extent(
        Block.build(d, out -> extreme(points, out, -1)),
        Block.build(d, out -> extreme(points, out, 1)),
        0);
  }

  private static void extreme(Points points, double[] out, int sign) {
    for (int a = 0; a < out.length; a++) {
      double extreme = sign * points.get(0, a);
      for (int i = 1; i < points.count(); i++) {
        extreme = Math.max(extreme, sign * points.get(i, a));
      }
      out[a] = sign * extreme;
    }
  }

  /**
   * That of normal distributions with means in this box.
   *
   * @param larger their largest variance along any direction, {@code >= 0}
   * @return the extent
   */
  public Extent leftBy(double larger) {
    return new Extent(least, most, larger);
  }

  /**
   * That of both of two measures.
   *
   * @param other the extent of the other, in the same dimension
   * @return the least box that has both, the larger variance
   */
  public Extent joined(Extent other) {
    other.least.requireLength("other", dimension());
    return new Extent(
        outer(least, other.least, -1),
        outer(most, other.most, 1),
        Math.max(variance, other.variance));
  }

  private static Block outer(Block mine, Block others, int sign) {
    return Block.build(
        mine.length(),
        out -> {
          for (int a = 0; a < out.length; a++) {
            out[a] = sign * Math.max(sign * mine.get(a), sign * others.get(a));
          }
        });
  }

  /**
   * That of points up to a distance away along every axis.
   *
   * @param distance {@code >= 0}
   * @return the larger box
   */
  public Extent grownBy(double distance) {
    return new Extent(least.map(x -> x - distance), most.map(x -> x + distance), variance);
  }

  /**
   * An extent around this one, of few possible sizes and places: edges are {@code unit 2^(k / 4)},
   * {@code k >= 0}, and the centre is a multiple of a 16th of them. A cloud that moves or grows a
   * little keeps it, and so its spectrum.
   *
   * @param unit the least edge, {@code > 0}
   * @return the extent
   * @throws IllegalArgumentException if the edges overflow
   */
  public Extent rounded(double unit) {
    Block edges = most.plus(-1, least).map(edge -> length(edge, unit));
    Block halves = edges.map(edge -> edge / 2);
    Block center =
        Block.build(
            dimension(),
            out -> {
              for (int a = 0; a < out.length; a++) {
                double step = edges.get(a) / PLACES;
                out[a] = step * Math.rint((least.get(a) / 2 + most.get(a) / 2) / step);
              }
            });
    return new Extent(center.plus(-1, halves), center.plus(1, halves), variance);
  }

  /** The centre moves by half of a place at most, so that an edge must be longer by a place. */
  private static double length(double edge, double unit) {
    double needed = edge * PLACES / (PLACES - 1);
    double length = Require.positive("unit", unit);
    while (length < needed) {
      length *= FACTOR;
    }
    return length;
  }

  /**
   * Whether all points are in the box.
   *
   * @param points of dimension d
   * @return true if the box has all of them
   */
  public boolean contains(Points points) {
    return joined(of(points)).equals(this);
  }

  /**
   * The dimension of the space.
   *
   * @return d
   */
  public int dimension() {
    return least.length();
  }
}
