package org.onsager.chart;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/** Points that a chart does not map, or that are not in its set. */
final class Leaving {

  /** Of the size of the set: people's points are rounded. */
  static final double SLACK = 1e-9;

  private Leaving() {}

  /** The images as points, of the dimension of the image. */
  static Points refused(Chart chart, Points z, Block images) {
    int n = z.count();
    double[] x = images.borrowReadOnly();
    for (int at = 0; at < x.length; at++) {
      if (!Double.isFinite(x[at])) {
        throw new Trouble(
            new Failure.NotFinite(
                "Point %d has left the chart %s: z = %s has no finite image."
                    .formatted(at % n, chart, Arrays.toString(z.row(at % n))),
                "Use a smaller tau, or start nearer to the points that matter: into(x) gives z.",
                0));
      }
    }
    return new Points(n, chart.imageDimension(), images);
  }

  /** A point where the map is not defined. */
  static Trouble undefined(Chart chart, Points z, int point) {
    return new Trouble(
        new Failure.Refused(
            "Point %d has left the chart %s: it is not defined at z = %s."
                .formatted(point, chart, Arrays.toString(z.row(point))),
            "Use a smaller tau, or start farther from the origin: into(x) gives z of length one.",
            0));
  }

  /**
   * Refuses points outside.
   *
   * @throws IllegalArgumentException if there is one
   */
  static void requireInside(Chart chart, Points x, IntPredicate inside) {
    for (int i = 0; i < x.count(); i++) {
      if (!inside.test(i)) {
        throw new IllegalArgumentException(
            "x[%d] = %s: must be in the %s; leave the point out, or take a larger set"
                .formatted(i, Arrays.toString(x.row(i)), chart));
      }
    }
  }
}
