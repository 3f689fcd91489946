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

  /** Of the mean, on a logarithmic axis, a band leaves this share. */
  private static final double LEAST = 1.0 / 3;

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
   * The scale from bottom to top. It holds every value, reference line and band. Of what has no
   * place on a logarithmic axis nothing is held.
   */
  Scale up() {
    Vector<Curve.Knot> shown = y.logarithmic() ? knots().filter(k -> k.mean() > 0) : knots();
    Vector<Double> values =
        shown
            .flatMap(knot -> Vector.of(knot.mean(), knot.mean() + knot.sd(), foot(knot)))
            .appendAll(levels.map(Level::value));
    if (curves.exists(Curve::standsOnZero) && !y.logarithmic()) {
      values = values.append(0.0);
    }
    double below = levels.isEmpty() ? MARGIN : MARGIN_WITH_LABEL;
    return y.scale(values, below, MARGIN);
  }

  /**
   * Where a band ends below: one standard deviation under the mean, but on a logarithmic axis at a
   * third of the mean at least. Zero is infinitely far below, and a standard deviation near the
   * mean would lead there.
   */
  double foot(Curve.Knot knot) {
    double foot = knot.mean() - knot.sd();
    return y.logarithmic() ? Math.max(foot, knot.mean() * LEAST) : foot;
  }

  /** Whether a band would lead further down than it is drawn. */
  boolean cutsBands() {
    return y.logarithmic()
        && knots().exists(knot -> knot.mean() > 0 && knot.mean() - knot.sd() < foot(knot));
  }

  private Vector<Curve.Knot> knots() {
    return curves.flatMap(Curve::knots);
  }
}
