package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * How a particle looks: a disc, the deeper in colour the heavier, hollow if it has no mass; at the
 * edge a triangle that points to where it is, if it is beyond.
 *
 * @param weights what a colour means
 * @param radius of a disc, in pixels
 */
record Mark(WeightScale weights, double radius) {

  static final double DISC = 3.6;

  private static final Color RIM = new Color(0x5f2407);
  private static final Color HOLLOW = new Color(0x8a8a8a);

  /** Half the height of a triangle. */
  private static final double POINTER = 4.5;

  private static final Vector<Color> RAMP =
      Vector.of(0xfff0e0, 0xfdc58f, 0xf58b3c, 0xd24f0a, 0x8a2c04, 0x4a1602).map(Color::new);

  /** Full size up to 200 particles, then smaller: ten thousand should not be one blot. */
  static double radius(int count) {
    return DISC * Math.clamp(Math.pow(200.0 / count, 0.25), 0.38, 1);
  }

  /** A particle at a point that may be beyond an area. */
  void draw(Canvas canvas, Point2D at, double weight, Rectangle2D area) {
    double x = Math.clamp(at.getX(), area.getX(), area.getMaxX());
    double y = Math.clamp(at.getY(), area.getY(), area.getMaxY());
    if (x == at.getX() && y == at.getY()) {
      draw(canvas, at, weight);
    } else {
      double angle = Math.atan2(Math.signum(at.getY() - y), Math.signum(at.getX() - x));
      fill(canvas, pointer(x, y, angle), weight, 0.6);
    }
  }

  /** A particle at a point. */
  void draw(Canvas canvas, Point2D at, double weight) {
    double rim = 0.6 * radius / DISC;
    fill(canvas, disc(at, weights.isMassless(weight) ? radius - rim / 2 : radius), weight, rim);
  }

  private void fill(Canvas canvas, Shape shape, double weight, double rim) {
    if (weights.isMassless(weight)) {
      canvas.stroke(shape, Pen.solid(HOLLOW, 1.5 * rim));
    } else {
      canvas.fill(shape, color(weights.share(weight)));
      canvas.stroke(shape, Pen.solid(RIM, rim));
    }
  }

  private static Shape disc(Point2D at, double radius) {
    return new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
  }

  /** A triangle with its tip a little before a point, turned by an angle from the right. */
  static Shape pointer(double x, double y, double angle) {
    var triangle = new Path2D.Double();
    triangle.moveTo(-1, 0);
    triangle.lineTo(-1 - 2 * POINTER, -POINTER);
    triangle.lineTo(-1 - 2 * POINTER, POINTER);
    triangle.closePath();
    var placed = AffineTransform.getTranslateInstance(x, y);
    placed.rotate(angle);
    return placed.createTransformedShape(triangle);
  }

  /** The square root leaves the many light particles a visible colour. */
  static Color color(double share) {
    double place = Math.sqrt(Math.clamp(share, 0, 1)) * (RAMP.size() - 1);
    int below = Math.min((int) place, RAMP.size() - 2);
    return Theme.between(RAMP.get(below), RAMP.get(below + 1), place - below);
  }
}
