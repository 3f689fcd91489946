package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleFunction;
import org.onsager.measure.Points;

/** What the marks of {@link Snapshots} mean. */
final class SnapshotLegend {

  private static final int STRIPES = 34;
  private static final double HALF = 34;

  private SnapshotLegend() {}

  /** Only what is there: trails and massless particles have an entry if there are some. */
  static Legend of(Vector<Snapshot> panels, View view, WeightScale weights) {
    boolean line = panels.head().dimension() == 1;
    Vector<Legend.Entry> entries = Vector.empty();
    Vector<Points> targets = panels.flatMap(Snapshot::target);
    if (targets.exists(SnapshotDrawing::areShaded)) {
      entries =
          entries.append(
              new Legend.Entry("samples a cell, 0 to most", SnapshotLegend::shades, 2 * HALF));
    }
    if (targets.exists(samples -> !SnapshotDrawing.areShaded(samples))) {
      entries =
          entries.append(
              new Legend.Entry("target", line ? SnapshotLegend::strokes : SnapshotLegend::samples));
    }
    if (panels.exists(panel -> panel.logDensity().isDefined())) {
      entries =
          entries.append(
              line
                  ? new Legend.Entry("density, scaled", SnapshotLegend::density)
                  : new Legend.Entry("density", SnapshotLegend::contours));
    }
    if (line && panels.exists(panel -> StemDrawing.isSmoothed(panel, view.x(), weights))) {
      entries = entries.append(new Legend.Entry("particles, smoothed", SnapshotLegend::smoothed));
    }
    if (panels.exists(panel -> panel.trail().nonEmpty())) {
      entries = entries.append(new Legend.Entry("path", SnapshotLegend::trail));
    }
    if (panels.exists(panel -> panel.hasMassless(weights))) {
      entries =
          entries.append(new Legend.Entry("massless", (c, x, y) -> massless(c, x, y, weights)));
    }
    entries = entries.appendAll(beyond(panels, view, weights));
    return new Legend(
        entries.append(new Legend.Entry(weights.label(), SnapshotLegend::ramp, 2 * HALF)));
  }

  /** How many there are that the picture does not show where they are. */
  private static Option<Legend.Entry> beyond(
      Vector<Snapshot> panels, View view, WeightScale weights) {
    int particles = panels.map(panel -> panel.beyond(view)).sum().intValue();
    int samples = panels.map(panel -> panel.samplesBeyond(view)).sum().intValue();
    String what =
        Vector.of(counted(particles, "particle"), counted(samples, "sample"))
            .reject(String::isEmpty)
            .mkString(" and ");
    return Option.when(
        !what.isEmpty(),
        () -> new Legend.Entry("beyond: " + what, (c, x, y) -> pointer(c, x, y, weights)));
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
  }

  private static void samples(Canvas canvas, double x, double y) {
    for (int i = -1; i <= 1; i++) {
      double r = SnapshotDrawing.DOT;
      double top = y + (i == 0 ? -3 : 2) - r;
      var dot = new Ellipse2D.Double(x + 6 * i - r, top, 2 * r, 2 * r);
      canvas.fill(dot, SnapshotDrawing.SAMPLE);
    }
  }

  private static void strokes(Canvas canvas, double x, double y) {
    for (int i = -2; i <= 2; i++) {
      var stroke = new Line2D.Double(x + 4 * i, y - 5, x + 4 * i, y + 5);
      canvas.stroke(stroke, Pen.solid(StemDrawing.STROKE, 0.8));
    }
  }

  private static void density(Canvas canvas, double x, double y) {
    canvas.stroke(new Line2D.Double(x - 12, y, x + 12, y), StemDrawing.DENSITY);
  }

  private static void contours(Canvas canvas, double x, double y) {
    Pen pen = Pen.solid(SnapshotDrawing.CONTOUR, 0.9);
    canvas.stroke(new Ellipse2D.Double(x - 11, y - 7, 22, 14), pen);
    canvas.stroke(new Ellipse2D.Double(x - 6, y - 4, 12, 8), pen);
  }

  private static void trail(Canvas canvas, double x, double y) {
    var line = new Line2D.Double(x - 12, y, x + 12, y);
    canvas.stroke(line, Pen.solid(SnapshotDrawing.TRAIL, 1));
  }

  private static void smoothed(Canvas canvas, double x, double y) {
    canvas.fill(new Rectangle2D.Double(x - 12, y - 5, 24, 10), StemDrawing.SMOOTHED);
  }

  private static void massless(Canvas canvas, double x, double y, WeightScale weights) {
    new Mark(weights, Mark.DISC).draw(canvas, new Point2D.Double(x, y), 0);
  }

  private static void pointer(Canvas canvas, double x, double y, WeightScale weights) {
    var edge = new Rectangle2D.Double(x - 12, y, 17, 0);
    new Mark(weights, Mark.DISC).draw(canvas, new Point2D.Double(x + 12, y), weights.top(), edge);
  }

  private static void ramp(Canvas canvas, double x, double y) {
    stripes(canvas, x, y, Mark::color);
  }

  private static void shades(Canvas canvas, double x, double y) {
    stripes(canvas, x, y, share -> SampleDensity.color(Math.sqrt(share)));
  }

  private static void stripes(Canvas canvas, double x, double y, DoubleFunction<Color> color) {
    double stripe = 2 * HALF / STRIPES;
    for (int i = 0; i < STRIPES; i++) {
      // A little wider than a stripe, so that no white shows between two.
      double width = i < STRIPES - 1 ? stripe + 0.5 : stripe;
      var area = new Rectangle2D.Double(x - HALF + i * stripe, y - 5, width, 10);
      canvas.fill(area, color.apply((i + 0.5) / STRIPES));
    }
  }
}
