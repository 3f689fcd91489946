package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeometryOfLinesTest {

  private static final Axes AXES =
      new Axes(
          new Rectangle2D.Double(0, 0, 240, 240),
          new Scale.Linear(-2, 2),
          new Scale.Linear(-2, 2),
          70);

  private static List<Point2D> points(Path2D path) {
    List<Point2D> points = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
      it.currentSegment(at);
      points.add(new Point2D.Double(at[0], at[1]));
    }
    return points;
  }

  @Test
  void contourOfADiscIsACircle() {
    var contours = Contours.of(AXES, (x, y) -> x * x + y * y);
    List<Point2D> points = points(contours.line(1));
    assertTrue(points.size() > 200);
    for (Point2D point : points) {
      // Linear interpolation of a quadratic on cells of width h = 1/30 is off by at most h^2 / 8
      // in the value, and the slope of the radius in the value is 1/2.
      double radius = point.distance(120, 120) / 60;
      assertEquals(1, radius, 1.0 / 900 / 8);
    }
    assertEquals(8, contours.highest(), 1e-12);
  }

  @Test
  void contoursOfASaddleDoNotCross() {
    var contours = Contours.of(AXES, (x, y) -> (x - 0.01) * (y - 0.01));
    for (Point2D point : points(contours.line(1e-6))) {
      double product = (point.getX() / 60 - 2 - 0.01) * (2 - point.getY() / 60 - 0.01);
      // Within a cell of the centre lines.
      assertTrue(Math.abs(product) < 0.07, point.toString());
    }
  }

  @Test
  void contoursSkipWhatIsNotFinite() {
    var contours = Contours.of(AXES, (x, y) -> x < 0 ? Double.NaN : x);
    List<Point2D> points = points(contours.line(1));
    assertTrue(points.stream().allMatch(p -> Math.abs(p.getX() - 180) < 1e-9));
    assertEquals(2, contours.highest());
    assertTrue(points(Contours.of(AXES, (x, y) -> 0).line(0)).isEmpty());
  }

  @Test
  void simplifyingMovesNoPointVisibly() {
    Vector<Point2D> wave =
        Vector.range(0, 2000).map(i -> new Point2D.Double(i / 5.0, 50 * Math.sin(i / 100.0)));
    Vector<Point2D> kept = new Polyline(wave).simplified().points();
    assertTrue(kept.size() < 200 && kept.size() > 20, "kept " + kept.size());
    assertEquals(wave.head(), kept.head());
    assertEquals(wave.last(), kept.last());
    for (Point2D point : wave) {
      double off =
          kept.zip(kept.tail())
              .map(ends -> new Line2D.Double(ends._1(), ends._2()).ptSegDist(point))
              .min()
              .get();
      assertTrue(off <= 0.1, point + " is off by " + off);
    }
  }

  @Test
  void simplifyingKeepsASpike() {
    Vector<Point2D> flat = Vector.range(0, 100).map(i -> new Point2D.Double(i, i == 40 ? 9 : 0));
    assertTrue(new Polyline(flat).simplified().points().contains(new Point2D.Double(40, 9)));
    assertEquals(1, new Polyline(flat.take(1)).simplified().points().size());
    assertTrue(new Polyline(Vector.empty()).simplified().points().isEmpty());
  }
}
