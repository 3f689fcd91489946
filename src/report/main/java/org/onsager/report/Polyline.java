package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * Points joined by straight lines, in pixels.
 *
 * @param points the points in order
 */
record Polyline(Vector<Point2D> points) {

  /** Smaller than the eye sees at twice the resolution. */
  private static final double TOLERANCE = 0.1;

  /** The line as a shape. */
  Path2D shape() {
    var path = new Path2D.Double();
    boolean first = true;
    for (Point2D point : points) {
      if (first) {
        path.moveTo(point.getX(), point.getY());
      } else {
        path.lineTo(point.getX(), point.getY());
      }
      first = false;
    }
    return path;
  }

  /** The area between this line and one that has the same start and end columns. */
  Path2D areaTo(Polyline other) {
    Path2D path = new Polyline(points.appendAll(other.points.reverse())).shape();
    path.closePath();
    return path;
  }

  /**
   * The line without points that nobody would miss: a curve of 10^4 steps needs a few hundred.
   * Every point left out is within a tenth of a pixel of the line that remains.
   *
   * <p><i>Source:</i> D. Douglas, T. Peucker, Cartographica 10 (1973).
   */
  Polyline simplified() {
    Point2D[] all = points.toJavaArray(Point2D[]::new);
    var kept = new BitSet(all.length);
    kept.set(0, Math.min(1, all.length));
    kept.set(Math.max(0, all.length - 1), all.length);
    var open = new ArrayDeque<int[]>();
    open.push(new int[] {0, all.length - 1});
    while (!open.isEmpty()) {
      int[] piece = open.pop();
      int far = farthest(all, piece[0], piece[1]);
      if (far >= 0) {
        kept.set(far);
        open.push(new int[] {piece[0], far});
        open.push(new int[] {far, piece[1]});
      }
    }
    return new Polyline(Vector.ofAll(kept.stream().mapToObj(i -> all[i])));
  }

  private static int farthest(Point2D[] all, int from, int to) {
    int far = -1;
    double most = TOLERANCE;
    for (int i = from + 1; i < to; i++) {
      Point2D a = all[from];
      Point2D b = all[to];
      Point2D p = all[i];
      double off = Line2D.ptSegDist(a.getX(), a.getY(), b.getX(), b.getY(), p.getX(), p.getY());
      if (off > most) {
        most = off;
        far = i;
      }
    }
    return far;
  }
}
