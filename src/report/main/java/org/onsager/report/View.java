package org.onsager.report;

import java.awt.geom.Point2D;

/** The part of the plane that is shown: {@code ratio} times as high as wide. */
record View(Scale x, Scale y, double ratio) {

  private static final double MARGIN = 0.06;
  private static final double FLAT = 0.7;

  /** Smaller than this relative to the coordinates, a distance is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Holds a box, with a margin; between 0.7 and 1.25 times as high as wide. */
  static View of(PointBox box) {
    double x = (box.left() + box.right()) / 2;
    double y = (box.low() + box.high()) / 2;
    double wide = box.right() - box.left();
    double tall = box.high() - box.low();
    double margin = margin(Math.max(wide, tall), Math.max(Math.abs(x), Math.abs(y)));
    wide += 2 * margin;
    tall += 2 * margin;
    double ratio = Math.clamp(tall / wide, FLAT, 1.25);
    double halfWidth = Math.max(wide, tall / ratio) / 2;
    return new View(
        new Scale.Linear(x - halfWidth, x + halfWidth),
        new Scale.Linear(y - ratio * halfWidth, y + ratio * halfWidth),
        ratio);
  }

  /**
   * Holds stems over a box, from zero to a height, with a margin around and below zero; each axis
   * has its own unit.
   */
  static View ofStems(PointBox box, double height) {
    double margin =
        margin(box.right() - box.left(), Math.max(Math.abs(box.left()), Math.abs(box.right())));
    return new View(
        new Scale.Linear(box.left() - margin, box.right() + margin),
        new Scale.Linear(-MARGIN * height, (1 + MARGIN) * height),
        FLAT);
  }

  /** Whether a spot is within. */
  boolean shows(Point2D spot) {
    double across = x.place(spot.getX());
    double up = y.place(spot.getY());
    return across >= 0 && across <= 1 && up >= 0 && up <= 1;
  }

  private static double margin(double size, double coordinate) {
    return size > ROUNDING * coordinate ? MARGIN * size : Math.max(0.5, ROUNDING * coordinate);
  }
}
