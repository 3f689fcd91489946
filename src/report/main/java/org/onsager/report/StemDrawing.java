package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Draws a {@link Snapshot} of the line on axes shared with others: weights as stems above zero,
 * samples as strokes below. Behind the stems of many particles is their smoothed density, on the
 * same scale as a density of the target of the same mass, so that the two can be compared; the
 * higher one is as high as the axis of the weights.
 */
record StemDrawing(Snapshot snapshot, Axes axes, WeightScale weights) {

  /** Translucent: where samples are dense the strokes are dark. */
  static final Color STROKE = new Color(0x60, 0x60, 0x60, 90);

  static final Pen DENSITY = Pen.solid(new Color(0x5b, 0x7d, 0x9a), 1.4);

  static final Color SMOOTHED = new Color(0xf5, 0x8b, 0x3c, 90);

  private static final int CELLS = 240;

  /** So many stems are drawn in full; more become fainter, until their heads alone are seen. */
  private static final double STEMS = SmoothedMass.MANY;

  void draw(Canvas canvas) {
    canvas.clipped(
        axes.area(),
        inner -> {
          samples(inner);
          densities(inner);
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

  private void densities(Canvas canvas) {
    Option<double[]> smoothed = smoothed(snapshot, axes.x(), weights);
    Option<double[]> target = snapshot.logDensity().map(this::density);
    double highest =
        smoothed.toVector().appendAll(target).map(StemDrawing::highest).max().getOrElse(1.0);
    double scale = weights.top() / highest;
    for (double[] values : smoothed) {
      for (Polyline piece : pieces(values, scale)) {
        var foot = new Point2D.Double(piece.points().head().getX(), axes.row(0));
        var end = new Point2D.Double(piece.points().last().getX(), axes.row(0));
        canvas.fill(piece.areaTo(new Polyline(Vector.of(foot, end))), SMOOTHED);
      }
    }
    for (double[] values : target) {
      pieces(values, scale).forEach(piece -> canvas.stroke(piece.shape(), DENSITY));
    }
  }

  /** Whether particles are many enough to be known by their density. */
  static boolean isSmoothed(Snapshot snapshot, Scale x, WeightScale weights) {
    return smoothed(snapshot, x, weights).isDefined();
  }

  private static Option<double[]> smoothed(Snapshot snapshot, Scale x, WeightScale weights) {
    return SmoothedMass.of(snapshot.particles(), weights, x, CELLS);
  }

  /** At the nodes of the grid, with the mass of the particles, whatever constant it comes with. */
  private double[] density(DoubleBinaryOperator logDensity) {
    double[] logs =
        IntStream.rangeClosed(0, CELLS)
            .mapToDouble(this::node)
            .map(x -> logDensity.applyAsDouble(x, 0))
            .toArray();
    double largest = highest(logs);
    double[] values = Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
    double mass = Arrays.stream(values).filter(Double::isFinite).sum() * (node(1) - node(0));
    return Arrays.stream(values).map(value -> value / mass * snapshot.particles().mass()).toArray();
  }

  private double node(int i) {
    Scale scale = axes.x();
    return scale.low() + (scale.high() - scale.low()) * i / CELLS;
  }

  /** Values that are not finite do not count. */
  private static double highest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
  }

  /** The curve, broken where a value is not finite. */
  private Vector<Polyline> pieces(double[] values, double scale) {
    Vector<Vector<Point2D>> pieces = Vector.of(Vector.empty());
    for (int i = 0; i <= CELLS; i++) {
      if (Double.isFinite(values[i])) {
        Point2D at = axes.point(new Point2D.Double(node(i), scale * values[i]));
        pieces = pieces.update(pieces.size() - 1, piece -> piece.append(at));
      } else {
        pieces = pieces.append(Vector.empty());
      }
    }
    return pieces.reject(Vector::isEmpty).map(Polyline::new);
  }

  private void zero(Canvas canvas) {
    double row = axes.row(0);
    double right = axes.area().getMaxX();
    canvas.stroke(new Line2D.Double(axes.area().getX(), row, right, row), Pen.solid(Theme.GRID, 1));
  }

  private void particles(Canvas canvas) {
    Particles mu = snapshot.particles();
    var mark = new Mark(weights, Mark.radius(mu.count()));
    double opacity = Math.min(1, Math.pow(STEMS / mu.count(), 1.5));
    for (int i : SnapshotDrawing.lightFirst(mu.weights())) {
      double weight = mu.weights().get(i);
      Point2D at = axes.point(Snapshot.spot(mu, i));
      Color color = Theme.translucent(Mark.color(weights.share(weight)), opacity);
      canvas.stroke(
          new Line2D.Double(at.getX(), axes.row(0), at.getX(), at.getY()), Pen.solid(color, 1));
      mark.draw(canvas, at, weight, axes.area());
    }
  }
}
