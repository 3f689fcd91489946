package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.geom.Rectangle2D;

/**
 * Where everything of {@link Snapshots} stands.
 *
 * @param picture the snapshots
 * @param view what all panels show of the axes
 * @param weights what a colour, and on the line a height, means
 */
record SnapshotsDrawing(Snapshots picture, View view, WeightScale weights) {

  private static final double PANEL = 230;
  private static final double TITLE = 30;
  private static final double HEADING = 24;

  /** Between two lines of a heading. */
  private static final double LINE = 17;

  /** On the left of the panels, or more where numbers are long. */
  private static final double LEFT = 58;

  /** Of the room on the left, what the name of the axis takes, and what is beside its numbers. */
  private static final double NAME = 20;

  private static final double BESIDE = 22;

  private static final double BOTTOM = 48;
  private static final double GAP = 14;
  private static final double EDGE = 10;

  static SnapshotsDrawing of(Snapshots picture) {
    Vector<Snapshot> panels = picture.panels();
    PointBox box = PointBox.around(panels.flatMap(Snapshot::boxes));
    WeightScale weights = WeightScale.of(panels.map(Snapshot::particles));
    WeightScale heights =
        WeightScale.of(panels.flatMap(panel -> panel.trail().prepend(panel.particles())));
    View view = picture.onLine() ? View.ofStems(box, heights.top()) : View.of(box);
    return new SnapshotsDrawing(picture, view, weights);
  }

  double width() {
    int across = Math.min(picture.columns(), picture.panels().size());
    return left() + across * PANEL + (across - 1) * GAP + EDGE;
  }

  double height() {
    double panel = captions() + PANEL * view.ratio() + GAP;
    return head() + rows() * panel - GAP + BOTTOM + legend().height(width()) + EDGE;
  }

  void draw(Canvas canvas) {
    write(canvas, heading(), width() / 2, head() - 8, Theme.TITLE);
    Vector<Snapshot> panels = picture.panels();
    for (int i = 0; i < panels.size(); i++) {
      Axes place = axes(i);
      double top = place.area().getY() - 8;
      write(canvas, caption(panels.get(i)), place.area().getCenterX(), top, Theme.HEADING);
      draw(canvas, panels.get(i), place);
      frame(canvas, place, i);
    }
    Legend legend = legend();
    legend.draw(canvas, 0, height() - EDGE - legend.height(width()), width());
  }

  /** Lines of which the last one is at a height. */
  private static void write(
      Canvas canvas, Vector<String> lines, double x, double last, Lettering style) {
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(lines.get(i), x, last - (lines.size() - 1 - i) * LINE, style);
    }
  }

  private void draw(Canvas canvas, Snapshot panel, Axes place) {
    if (picture.onLine()) {
      new StemDrawing(panel, place, weights).draw(canvas);
    } else {
      new SnapshotDrawing(panel, place, weights).draw(canvas);
    }
  }

  private Axes axes(int index) {
    int column = index % picture.columns();
    int row = index / picture.columns();
    double high = PANEL * view.ratio();
    double left = left() + column * (PANEL + GAP);
    double top = head() + captions() + row * (captions() + high + GAP);
    return onAxes(new Rectangle2D.Double(left, top, PANEL, high));
  }

  private Axes onAxes(Rectangle2D area) {
    return new Axes(area, view.x(), view.y(), 50);
  }

  /** Labels are on the left of the first column and below the last panel of each column. */
  private void frame(Canvas canvas, Axes place, int index) {
    boolean leftmost = index % picture.columns() == 0;
    boolean lowest = index + picture.columns() >= picture.panels().size();
    Vector<String> names = picture.axes();
    canvas.stroke(place.area(), Pen.solid(Theme.GRID, 1));
    place.frame(canvas, lowest, leftmost);
    place.names(canvas, lowest ? names.get(0) : "", leftmost ? names.get(1) : "", left() - NAME);
  }

  private double left() {
    var area = new Rectangle2D.Double(0, 0, PANEL, PANEL * view.ratio());
    return Math.max(LEFT, NAME + BESIDE + onAxes(area).widthOfLabels());
  }

  private Legend legend() {
    return SnapshotLegend.of(picture.panels(), view, weights);
  }

  private int rows() {
    return Math.ceilDiv(picture.panels().size(), picture.columns());
  }

  private Vector<String> heading() {
    return Fitted.lines(picture.heading(), Theme.TITLE, width() - 2 * EDGE);
  }

  private double head() {
    int lines = heading().size();
    return lines == 0 ? 0 : TITLE + (lines - 1) * LINE;
  }

  private Vector<String> caption(Snapshot panel) {
    return Fitted.lines(panel.title(), Theme.HEADING, PANEL);
  }

  /** What the longest title of a panel needs. */
  private double captions() {
    int lines = picture.panels().map(panel -> caption(panel).size()).max().get();
    return HEADING + Math.max(0, lines - 1) * LINE;
  }
}
