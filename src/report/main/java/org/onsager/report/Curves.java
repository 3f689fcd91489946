package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.awt.geom.Rectangle2D;
import org.onsager.flow.Outcome;

/**
 * Curves of losses: panels side by side with one legend. An algorithm has the same colour in all
 * panels, and in all pictures with the same names; a palette makes it the same in pictures with
 * different ones.
 *
 * @param title written above the panels, may be empty
 * @param panels from left to right
 * @param colors the colours; none for colours in alphabetical order of the names
 * @param panelWidth the width of each panel with its labels, in pixels, at least 200
 * @param panelHeight the height of each panel with its labels, in pixels, at least 150
 */
public record Curves(
    String title,
    Vector<Panel> panels,
    Option<Palette> colors,
    double panelWidth,
    double panelHeight)
    implements Picture {

  private static final double TITLE = 30;

  /** Between two lines of a title. */
  private static final double LINE = 17;

  private static final double LEFT = 62;

  /** From the left edge to the base line of the name of the vertical axis. */
  private static final double NAME = 16;

  private static final double RIGHT = 18;
  private static final double TOP = 28;
  private static final double BOTTOM = 44;
  private static final double EDGE = 10;

  /**
   * Checks that there are panels of some size.
   *
   * @throws IllegalArgumentException if there are none, or they are too small
   */
  public Curves {
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("picture '" + title + "' has no panels: must have one");
    }
    if (!(panelWidth >= 200 && panelHeight >= 150) || Double.isInfinite(panelWidth * panelHeight)) {
      throw new IllegalArgumentException(
          "panel size %s x %s: must be at least 200 x 150".formatted(panelWidth, panelHeight));
    }
  }

  /**
   * Panels of 460 x 360 pixels.
   *
   * @param title written above the panels, may be empty
   * @param panels from left to right, at least one
   * @return the picture
   * @throws IllegalArgumentException if there are no panels
   */
  public static Curves of(String title, Panel... panels) {
    return new Curves(title, Vector.of(panels), Option.none(), 460, 360);
  }

  /**
   * What observers read along a run, a panel each, by the number of steps. An axis is logarithmic
   * where all numbers are positive and the largest is ten times the smallest or more. A number that
   * is not finite is left out.
   *
   * @param title written above the panels, may be empty
   * @param outcome the end of the run
   * @param observers the names of the observers; none for all
   * @return the picture
   * @throws IllegalArgumentException if no observer has one of these names, or there is none at all
   */
  public static Curves of(String title, Outcome outcome, String... observers) {
    Vector<String> all =
        outcome.rows().headOption().toVector().flatMap(row -> row.values().keySet());
    Vector<String> shown = observers.length == 0 ? all : Vector.of(observers);
    return of(title, shown.map(name -> panel(outcome, name)).toJavaArray(Panel[]::new));
  }

  private static Panel panel(Outcome outcome, String observer) {
    Vector<Curve.Knot> knots = Curve.knots(outcome, observer);
    Vector<Double> values = knots.map(Curve.Knot::mean);
    double low = values.min().getOrElse(0.0);
    boolean decade = low > 0 && values.max().get() >= 10 * low;
    Axis up = decade ? Axis.logarithmic(observer) : Axis.linear(observer);
    Panel empty = Panel.of("", Axis.linear("step"), up);
    return knots.isEmpty() ? empty : empty.with(new Curve(observer, Curve.Look.LINE, "", knots));
  }

  /**
   * The same picture in given colours.
   *
   * @param palette the colours
   * @return the picture
   */
  public Curves in(Palette palette) {
    return new Curves(title, panels, Option.some(palette), panelWidth, panelHeight);
  }

  /**
   * The same picture with panels of another size.
   *
   * @param wide the width of each panel with its labels, in pixels, at least 200
   * @param high the height of each panel with its labels, in pixels, at least 150
   * @return the picture
   * @throws IllegalArgumentException if the size is too small or not finite
   */
  public Curves sized(double wide, double high) {
    return new Curves(title, panels, colors, wide, high);
  }

  @Override
  public double width() {
    return panelWidth * panels.size();
  }

  @Override
  public double height() {
    return head() + panelHeight + legend().height(width()) + EDGE;
  }

  @Override
  public void draw(Canvas canvas) {
    write(canvas, heading(), width() / 2, 22, Theme.TITLE);
    panels.zipWithIndex().forEach(pair -> draw(canvas, pair._1(), pair._2()));
    legend().draw(canvas, 0, head() + panelHeight, width());
  }

  private void draw(Canvas canvas, Panel panel, int index) {
    Vector<String> caption = Fitted.lines(panel.title(), Theme.HEADING, panelWidth - 2 * EDGE);
    double top = head() + (caption.isEmpty() ? EDGE : TOP + (caption.size() - 1) * LINE);
    double bottom = head() + panelHeight - BOTTOM;
    double right = (index + 1) * panelWidth - RIGHT;
    double left = index * panelWidth + LEFT;
    var wide = new Axes(between(left, top, right, bottom), panel.across(), panel.up(), 70);
    left += Math.max(0, PanelDrawing.leftOfName(wide) + NAME - LEFT);
    Axes axes = wide.on(between(left, top, right, bottom));
    write(canvas, caption, axes.area().getCenterX(), head() + TOP - 10, Theme.HEADING);
    new PanelDrawing(panel, axes, palette()).draw(canvas);
  }

  private static Rectangle2D between(double left, double top, double right, double bottom) {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  /** Lines below each other. */
  private static void write(
      Canvas canvas, Vector<String> lines, double x, double first, Lettering style) {
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(lines.get(i), x, first + i * LINE, style);
    }
  }

  private Vector<String> heading() {
    return Fitted.lines(title, Theme.TITLE, width() - 2 * EDGE);
  }

  private double head() {
    int lines = heading().size();
    return lines == 0 ? 0 : TITLE + (lines - 1) * LINE;
  }

  /** A curve alone in its panel, with the name of the axis, needs no other name. */
  private Legend legend() {
    Vector<Curve> named =
        panels
            .reject(panel ->
                panel.curves().size() == 1
                    && panel.curves().head().name().equals(panel.y().label()))
            .flatMap(Panel::curves);
    Legend legend = Legend.of(named, palette());
    return panels.exists(Panel::cutsBands) ? legend.withCutBands() : legend;
  }

  private Palette palette() {
    return colors.getOrElse(() -> Palette.sorted(allCurves().map(Curve::name)));
  }

  private Vector<Curve> allCurves() {
    return panels.flatMap(Panel::curves);
  }
}
