package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.geom.Point2D;

/** The part of the plane that is shown: {@code ratio} times as high as wide. */
record View(Scale x, Scale y, double ratio) {

  private static final double MARGIN = 0.06;
  private static final double FLAT = 0.7;

  /** Holds all spots, with a margin; between 0.7 and 1.25 times as high as wide. */
  static View of(Vector<Point2D> spots) {
    double left = spots.map(Point2D::getX).min().get();
    double right = spots.map(Point2D::getX).max().get();
    double low = spots.map(Point2D::getY).min().get();
    double high = spots.map(Point2D::getY).max().get();
    double margin = margin(Math.max(right - left, high - low));
    double wide = right - left + 2 * margin;
    double tall = high - low + 2 * margin;
    double ratio = Math.clamp(tall / wide, FLAT, 1.25);
    double halfWidth = Math.max(wide, tall / ratio) / 2;
    double x = (left + right) / 2;
    double y = (low + high) / 2;
    return new View(
        new Scale.Linear(x - halfWidth, x + halfWidth),
        new Scale.Linear(y - ratio * halfWidth, y + ratio * halfWidth),
        ratio);
  }

  /** Holds all spots of stems, with a margin around and below zero; each axis has its own unit. */
  static View ofStems(Vector<Point2D> spots) {
    double left = spots.map(Point2D::getX).min().get();
    double right = spots.map(Point2D::getX).max().get();
    double high = spots.map(Point2D::getY).max().get();
    double margin = margin(right - left);
    return new View(
        new Scale.Linear(left - margin, right + margin),
        new Scale.Linear(-MARGIN * high, (1 + MARGIN) * high),
        FLAT);
  }

  private static double margin(double size) {
    return size > 0 ? MARGIN * size : 0.5;
  }
}
