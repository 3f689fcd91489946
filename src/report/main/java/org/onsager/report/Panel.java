package org.onsager.report;

import io.vavr.collection.Vector;

/**
 * One plot of {@link Curves}.
 *
 * @param title written above it, may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves the curves, later ones cover earlier ones
 * @param levels the reference lines
 */
public record Panel(String title, Axis x, Axis y, Vector<Curve> curves, Vector<Level> levels) {

  private static final double MARGIN = 0.04;

  /** Below the curves, where a level's label finds room. */
  private static final double MARGIN_WITH_LABEL = 0.1;

  /**
   * A panel without curves.
   *
   * @param title written above it, may be empty
   * @param x the horizontal axis
   * @param y the vertical axis
   * @return the panel
   */
  public static Panel of(String title, Axis x, Axis y) {
    return new Panel(title, x, y, Vector.empty(), Vector.empty());
  }

  /**
   * This panel with one more curve.
   *
   * @param curve the curve
   * @return the panel
   */
  public Panel with(Curve curve) {
    return new Panel(title, x, y, curves.append(curve), levels);
  }

  /**
   * This panel with one more reference line.
   *
   * @param level the line; not drawn where the vertical axis is logarithmic and it is not positive
   * @return the panel
   */
  public Panel with(Level level) {
    return new Panel(title, x, y, curves, levels.append(level));
  }

  /** The scale from left to right. */
  Scale across() {
    return x.scale(knots().map(Curve.Knot::x), 0.025, 0.025);
  }

  /**
   * The scale from bottom to top. It holds every value and reference line and all of the bands, but
   * on a logarithmic axis a band may lead at most a factor of three below the smallest mean: a
   * standard deviation near the mean would make everything else flat.
   */
  Scale up() {
    Vector<Double> centres = knots().map(Curve.Knot::mean).appendAll(levels.map(Level::value));
    Vector<Double> tops = knots().map(knot -> knot.mean() + knot.sd());
    Vector<Double> feet = knots().map(knot -> knot.mean() - knot.sd());
    if (y.logarithmic()) {
      Vector<Curve.Knot> shown = knots().filter(knot -> knot.mean() > 0);
      double floor = centres.filter(v -> v > 0).min().getOrElse(1.0) / 3;
      tops = shown.map(knot -> knot.mean() + knot.sd());
      feet = shown.map(knot -> Math.max(knot.mean() - knot.sd(), floor));
    }
    if (curves.exists(Curve::standsOnZero) && !y.logarithmic()) {
      centres = centres.append(0.0);
    }
    double below = levels.isEmpty() ? MARGIN : MARGIN_WITH_LABEL;
    return y.scale(centres.appendAll(tops).appendAll(feet), below, MARGIN);
  }

  private Vector<Curve.Knot> knots() {
    return curves.flatMap(Curve::knots);
  }
}
