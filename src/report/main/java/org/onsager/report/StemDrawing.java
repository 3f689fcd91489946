package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.function.DoubleBinaryOperator;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Draws a {@link Snapshot} of the line on axes shared with others: weights as stems above zero,
 * samples as strokes below. {@code heaviest} has the deepest colour, and is as high as a density
 * becomes.
 */
record StemDrawing(Snapshot snapshot, Axes axes, double heaviest) {

  /** Translucent: where samples are dense the strokes are dark. */
  static final Color STROKE = new Color(0x60, 0x60, 0x60, 90);

  static final Pen DENSITY = Pen.solid(new Color(0x8d, 0xa3, 0xb5), 1.2);

  private static final int CELLS = 240;

  void draw(Canvas canvas) {
    canvas.clipped(
        axes.area(),
        inner -> {
          samples(inner);
          density(inner);
          zero(inner);
          SnapshotDrawing.trails(inner, snapshot, axes);
          particles(inner);
        });
  }

  private void samples(Canvas canvas) {
    for (Points target : snapshot.target()) {
      for (int i : SnapshotDrawing.shown(target.count())) {
        double at = axes.column(target.get(i, 0));
        canvas.stroke(
            new Line2D.Double(at, axes.row(0) + 1, at, axes.area().getMaxY()),
            Pen.solid(STROKE, 0.8));
      }
    }
  }

  /** Its highest point on the picture is as high as the heaviest particle. */
  private void density(Canvas canvas) {
    for (DoubleBinaryOperator logDensity : snapshot.logDensity()) {
      Vector<Point2D> logs = Vector.rangeClosed(0, CELLS).map(i -> value(logDensity, i));
      double highest = logs.map(Point2D::getY).filter(Double::isFinite).max().getOrElse(0.0);
      var curve = new Path2D.Double();
      boolean broken = true;
      for (Point2D log : logs) {
        double height = heaviest * Math.exp(log.getY() - highest);
        if (Double.isFinite(height)) {
          Point2D at = axes.point(new Point2D.Double(log.getX(), height));
          if (broken) {
            curve.moveTo(at.getX(), at.getY());
          } else {
            curve.lineTo(at.getX(), at.getY());
          }
        }
        broken = !Double.isFinite(height);
      }
      canvas.stroke(curve, DENSITY);
    }
  }

  private Point2D value(DoubleBinaryOperator function, int i) {
    Scale scale = axes.x();
    double x = scale.low() + (scale.high() - scale.low()) * i / CELLS;
    return new Point2D.Double(x, function.applyAsDouble(x, 0));
  }

  private void zero(Canvas canvas) {
    double row = axes.row(0);
    double right = axes.area().getMaxX();
    canvas.stroke(new Line2D.Double(axes.area().getX(), row, right, row), Pen.solid(Theme.GRID, 1));
  }

  private void particles(Canvas canvas) {
    Particles mu = snapshot.particles();
    double radius = SnapshotDrawing.radius(mu.count());
    for (int i : SnapshotDrawing.lightFirst(mu.weights())) {
      Point2D at = axes.point(Snapshot.spot(mu, i));
      double share = mu.weights().get(i) / heaviest;
      canvas.stroke(
          new Line2D.Double(at.getX(), axes.row(0), at.getX(), at.getY()),
          Pen.solid(SnapshotDrawing.color(share), 1));
      SnapshotDrawing.mark(canvas, at, share, radius);
    }
  }
}
