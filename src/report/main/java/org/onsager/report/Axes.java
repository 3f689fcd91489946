package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * A rectangle with a scale along each side.
 *
 * @param area the rectangle, in pixels
 * @param x the scale from left to right
 * @param y the scale from bottom to top
 * @param room pixels between labels below, about; between those on the left there are 50
 */
record Axes(Rectangle2D area, Scale x, Scale y, double room) {

  private static final double MAJOR = 4;
  private static final double MINOR = 2.5;

  /** Pixels between two labels at least. */
  private static final double APART = 6;

  private static final double FEWER = 0.7;

  /** The same scales along another rectangle. */
  Axes on(Rectangle2D other) {
    return new Axes(other, x, y, room);
  }

  /** The column of a value. */
  double column(double value) {
    return area.getX() + area.getWidth() * x.place(value);
  }

  /** The row of a value. */
  double row(double value) {
    return area.getMaxY() - area.getHeight() * y.place(value);
  }

  /** The place of a spot given in the units of the axes. */
  Point2D point(Point2D spot) {
    return new Point2D.Double(column(spot.getX()), row(spot.getY()));
  }

  /** Faint lines at the labelled ticks. */
  void grid(Canvas canvas) {
    Pen pen = Pen.solid(Theme.GRID, 0.8);
    for (Tick tick : across().filter(Tick::major)) {
      double at = column(tick.value());
      canvas.stroke(new Line2D.Double(at, area.getY(), at, area.getMaxY()), pen);
    }
    for (Tick tick : up().filter(Tick::major)) {
      double at = row(tick.value());
      canvas.stroke(new Line2D.Double(area.getX(), at, area.getMaxX(), at), pen);
    }
  }

  /** The lines along the left and lower sides with ticks and, where asked for, their labels. */
  void frame(Canvas canvas, boolean labelsBelow, boolean labelsLeft) {
    double left = area.getX();
    double bottom = area.getMaxY();
    Pen pen = Pen.solid(Theme.FRAME, 1);
    canvas.stroke(new Line2D.Double(left, bottom, area.getMaxX(), bottom), pen);
    canvas.stroke(new Line2D.Double(left, area.getY(), left, bottom), pen);
    for (Tick tick : across()) {
      double at = column(tick.value());
      double length = tick.major() ? MAJOR : MINOR;
      canvas.stroke(new Line2D.Double(at, bottom, at, bottom + length), pen);
      if (tick.major() && labelsBelow) {
        Lettering style = Theme.TICK.aligned(Lettering.Align.MIDDLE);
        canvas.text(tick.label(), at, bottom + MAJOR + 12, style);
      }
    }
    for (Tick tick : up()) {
      double at = row(tick.value());
      double length = tick.major() ? MAJOR : MINOR;
      canvas.stroke(new Line2D.Double(left - length, at, left, at), pen);
      if (tick.major() && labelsLeft) {
        Lettering style = Theme.TICK.aligned(Lettering.Align.END);
        canvas.text(tick.label(), left - MAJOR - 4, at + 4, style);
      }
    }
  }

  /** The names of the axes, below and to the left. */
  void names(Canvas canvas, String below, String left, double leftRoom) {
    String across = Fitted.line(below, Theme.LABEL, area.getWidth());
    String up = Fitted.line(left, Theme.LABEL, area.getHeight());
    canvas.text(across, area.getCenterX(), area.getMaxY() + 34, Theme.LABEL);
    canvas.text(up, area.getX() - leftRoom, area.getCenterY(), Theme.LABEL.turned());
  }

  /** The room that the labels on the left take, in pixels. */
  double widthOfLabels() {
    return up().map(Axes::width).max().getOrElse(0.0);
  }

  /** Fewer where labels would touch. */
  private Vector<Tick> across() {
    double wanted = area.getWidth() / room;
    Vector<Tick> ticks = x.ticks(wanted);
    while (wanted > 1 && touch(ticks.filter(Tick::major))) {
      wanted *= FEWER;
      ticks = x.ticks(wanted);
    }
    return ticks;
  }

  private boolean touch(Vector<Tick> labelled) {
    return labelled
        .zip(labelled.drop(1))
        .exists(pair ->
            column(pair._2().value()) - column(pair._1().value())
                < APART + (width(pair._1()) + width(pair._2())) / 2);
  }

  private static double width(Tick tick) {
    return TextRun.width(tick.label(), Theme.TICK);
  }

  private Vector<Tick> up() {
    return y.ticks(area.getHeight() / 50);
  }
}
