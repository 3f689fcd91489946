package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.ToDoubleFunction;

/** Draws a {@link Panel} with the given colours on axes of its own. */
record PanelDrawing(Panel panel, Axes axes, Palette palette) {

  static final double BAND = 0.2;
  static final double LINE = 1.8;
  static final double DOT = 3.2;
  static final double STEM = 1.6;
  static final double OUTLINE = 0.6;

  private static final double LABEL_HEIGHT = 12;

  /** On both sides of the numbers of the vertical axis. */
  private static final double BESIDE = 14;

  /** From the frame to the name of the vertical axis: beyond its numbers. */
  static double leftOfName(Axes axes) {
    return Math.max(46, BESIDE + axes.widthOfLabels());
  }

  /** Everything within the frame and the frame itself, without the title. */
  void draw(Canvas canvas) {
    axes.grid(canvas);
    Vector<Curve> lines = panel.curves().filter(c -> c.look() == Curve.Look.LINE);
    Vector<Curve> areas = panel.curves().filter(c -> c.look() == Curve.Look.AREA);
    Vector<Curve> overlays = panel.curves().removeAll(lines).removeAll(areas);
    canvas.clipped(
        axes.area(),
        inner -> {
          areas.forEach(curve -> fillArea(inner, curve));
          shownLevels().forEach(level -> stroke(inner, level));
          lines.forEach(curve -> fillBand(inner, curve));
          lines.forEach(curve -> stroke(inner, curve));
          overlays.forEach(curve -> stroke(inner, curve));
        });
    axes.frame(canvas, true, true);
    axes.names(canvas, panel.x().label(), panel.y().label(), leftOfName(axes));
    shownLevels().forEach(level -> write(canvas, level));
  }

  /** The curve cut where a value has no place on the scales. */
  private Vector<Vector<Curve.Knot>> pieces(Curve curve) {
    Vector<Vector<Curve.Knot>> pieces = Vector.empty();
    Vector<Curve.Knot> rest = curve.knots();
    while (rest.nonEmpty()) {
      var span = rest.dropUntil(this::shows).span(this::shows);
      pieces = span._1().isEmpty() ? pieces : pieces.append(span._1());
      rest = span._2();
    }
    return pieces;
  }

  private boolean shows(Curve.Knot knot) {
    return axes.x().shows(knot.x()) && axes.y().shows(knot.mean());
  }

  private Polyline polyline(Vector<Curve.Knot> piece, ToDoubleFunction<Curve.Knot> value) {
    return new Polyline(piece.map(knot -> point(knot.x(), value.applyAsDouble(knot))));
  }

  private Point2D point(double x, double y) {
    return new Point2D.Double(axes.column(x), axes.row(y));
  }

  private double foot(Curve.Knot knot) {
    return panel.foot(knot);
  }

  private void fillBand(Canvas canvas, Curve curve) {
    Color color = Theme.translucent(palette.color(curve.name()), BAND);
    for (var piece : pieces(curve).filter(p -> p.exists(knot -> knot.sd() > 0))) {
      Polyline top = polyline(piece, knot -> knot.mean() + knot.sd()).simplified();
      Polyline foot = polyline(piece, this::foot);
      canvas.fill(top.areaTo(foot.simplified()), color);
    }
  }

  private void fillArea(Canvas canvas, Curve curve) {
    Color color = palette.color(curve.name());
    for (var piece : pieces(curve)) {
      // Down to zero at both ends, so that the outline is closed by the axis.
      var outline =
          polyline(
              piece
                  .prepend(new Curve.Knot(piece.head().x(), ground(), 0))
                  .append(new Curve.Knot(piece.last().x(), ground(), 0)),
              Curve.Knot::mean);
      canvas.fill(outline.shape(), Theme.translucent(color, BAND));
      canvas.stroke(outline.shape(), Pen.solid(Theme.translucent(color, OUTLINE), 1));
    }
  }

  /** Zero, or the frame where zero has no place. */
  private double ground() {
    return panel.y().logarithmic() ? axes.y().low() : 0;
  }

  private void stroke(Canvas canvas, Curve curve) {
    Color color = palette.color(curve.name());
    for (var piece : pieces(curve)) {
      switch (curve.look()) {
        case MARKERS ->
            piece.forEach(knot -> dot(canvas, axes.column(knot.x()), axes.row(knot.mean()), color));
        case STEMS ->
            piece.forEach(knot ->
                stem(
                    canvas,
                    axes.column(knot.x()),
                    axes.row(ground()),
                    axes.row(knot.mean()),
                    color));
        case LINE, DASHED, AREA -> {
          if (piece.size() == 1) {
            point(canvas, axes.column(piece.head().x()), axes.row(piece.head().mean()), color);
          }
          Pen pen = Pen.solid(color, LINE).dashed(dash(curve, palette));
          canvas.stroke(polyline(piece, Curve.Knot::mean).simplified().shape(), pen);
        }
      }
    }
  }

  /** An upright line with a dot at its end. */
  static void stem(Canvas canvas, double x, double foot, double head, Color color) {
    canvas.stroke(new Line2D.Double(x, foot, x, head), Pen.solid(color, STEM));
    canvas.fill(new Ellipse2D.Double(x - DOT, head - DOT, 2 * DOT, 2 * DOT), color);
  }

  /** A value without neighbours, of which a line would show nothing. */
  private static void point(Canvas canvas, double x, double y, Color color) {
    canvas.fill(new Ellipse2D.Double(x - LINE, y - LINE, 2 * LINE, 2 * LINE), color);
  }

  /** Overlays are dashed; lines only when the palette has run out of colours. */
  static Pen.Dash dash(Curve curve, Palette palette) {
    return curve.look() == Curve.Look.DASHED ? Pen.Dash.DASHED : palette.dash(curve.name());
  }

  /** A ring filled with white, readable on its own line and on others. */
  static void dot(Canvas canvas, double x, double y, Color color) {
    var ring = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
    canvas.fill(ring, Color.WHITE);
    canvas.stroke(ring, Pen.solid(color, 1.3));
  }

  private Vector<Level> shownLevels() {
    return panel.levels().filter(level -> axes.y().shows(level.value()));
  }

  private void stroke(Canvas canvas, Level level) {
    double row = axes.row(level.value());
    var line = new Line2D.Double(axes.area().getX(), row, axes.area().getMaxX(), row);
    canvas.stroke(line, new Pen(Theme.QUIET, 1, Pen.Dash.DASHED));
  }

  /** Left or right, above or below the line: where the fewest curve points are covered. */
  private void write(Canvas canvas, Level level) {
    String label = Fitted.line(level.label(), Theme.NOTE, axes.area().getWidth() - 12);
    double width = TextRun.width(label, Theme.NOTE);
    double row = axes.row(level.value());
    double left = axes.area().getX() + 6;
    double right = axes.area().getMaxX() - 6 - width;
    Vector<Rectangle2D> places =
        Vector.of(
            new Rectangle2D.Double(right, row - LABEL_HEIGHT - 4, width, LABEL_HEIGHT),
            new Rectangle2D.Double(left, row - LABEL_HEIGHT - 4, width, LABEL_HEIGHT),
            new Rectangle2D.Double(right, row + 3, width, LABEL_HEIGHT),
            new Rectangle2D.Double(left, row + 3, width, LABEL_HEIGHT));
    places
        .filter(place -> axes.area().contains(place))
        .minBy(this::covered)
        .forEach(place -> canvas.text(label, place.getX(), place.getMaxY() - 3, Theme.NOTE));
  }

  /** Pixels of curves, and of the bands' edges, within a rectangle. */
  private int covered(Rectangle2D place) {
    int count = 0;
    for (Curve curve : panel.curves()) {
      for (var piece : pieces(curve)) {
        count += crossings(polyline(piece, Curve.Knot::mean), place);
        count += crossings(polyline(piece, knot -> knot.mean() + knot.sd()), place);
        count += crossings(polyline(piece, this::foot), place);
      }
    }
    for (Level level : shownLevels()) {
      double row = axes.row(level.value());
      count += row > place.getY() && row < place.getMaxY() ? (int) place.getWidth() : 0;
    }
    return count;
  }

  private static int crossings(Polyline line, Rectangle2D place) {
    Vector<Point2D> points = line.points();
    return points
        .zip(points.drop(1))
        .filter(ends -> place.intersectsLine(new Line2D.Double(ends._1(), ends._2())))
        .map(ends -> 1 + (int) Math.min(place.getWidth(), ends._1().distance(ends._2())))
        .sum()
        .intValue();
  }
}
