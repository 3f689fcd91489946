package org.onsager.report;

import io.vavr.collection.Vector;

/** The part of the plane that is shown: {@code ratio} times as high as wide. */
record View(Scale x, Scale y, double ratio) {

  /** Holds all spots, with a margin; between 0.7 and 1.25 times as high as wide. */
  static View of(Vector<Snapshot.Spot> spots) {
    double left = spots.map(Snapshot.Spot::x).min().get();
    double right = spots.map(Snapshot.Spot::x).max().get();
    double low = spots.map(Snapshot.Spot::y).min().get();
    double high = spots.map(Snapshot.Spot::y).max().get();
    double size = Math.max(right - left, high - low);
    double margin = size > 0 ? 0.06 * size : 0.5;
    double wide = right - left + 2 * margin;
    double tall = high - low + 2 * margin;
    double ratio = Math.clamp(tall / wide, 0.7, 1.25);
    double halfWidth = Math.max(wide, tall / ratio) / 2;
    double x = (left + right) / 2;
    double y = (low + high) / 2;
    return new View(
        new Scale.Linear(x - halfWidth, x + halfWidth),
        new Scale.Linear(y - ratio * halfWidth, y + ratio * halfWidth),
        ratio);
  }
}
