package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleFunction;
import org.onsager.measure.Points;

/** What the marks of {@link Snapshots} mean. */
final class SnapshotLegend {

  private static final int STRIPES = 40;
  private static final double HALF = 40;

  private SnapshotLegend() {}

  /** Only what is there: trails and massless particles have an entry if there are some. */
  static Legend of(Vector<Snapshot> panels, double heaviest) {
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
    if (line && panels.exists(panel -> panel.logDensity().isDefined())) {
      entries = entries.append(new Legend.Entry("density, scaled", SnapshotLegend::density));
    }
    if (panels.exists(panel -> panel.trail().nonEmpty())) {
      entries = entries.append(new Legend.Entry("path", SnapshotLegend::trail));
    }
    double massless = SnapshotDrawing.MASSLESS * heaviest;
    if (panels.exists(panel -> panel.lightest() <= massless)) {
      entries = entries.append(new Legend.Entry("massless", (c, x, y) -> particle(c, x, y, 0)));
    }
    String most = "weight, 0 to " + Tick.shortly(heaviest);
    return new Legend(entries.append(new Legend.Entry(most, SnapshotLegend::ramp, 2 * HALF)));
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

  private static void trail(Canvas canvas, double x, double y) {
    var line = new Line2D.Double(x - 12, y, x + 12, y);
    canvas.stroke(line, Pen.solid(SnapshotDrawing.TRAIL, 1));
  }

  private static void particle(Canvas canvas, double x, double y, double share) {
    SnapshotDrawing.mark(canvas, new Point2D.Double(x, y), share, SnapshotDrawing.DISC);
  }

  private static void ramp(Canvas canvas, double x, double y) {
    stripes(canvas, x, y, SnapshotDrawing::color);
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
