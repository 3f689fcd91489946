package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Particles on their way: snapshots in rows, on the same axes, and the same colour for the same
 * weight. In the plane the unit is the same in both directions; on the line the vertical axis is
 * that of the weights. Of more than two axes the first two are shown, and the heading says so.
 *
 * @param title written above the panels, may be empty
 * @param panels the snapshots in reading order, all of one dimension
 * @param columns how many stand side by side, positive
 * @param axes the names of the axes shown
 */
public record Snapshots(String title, Vector<Snapshot> panels, int columns, Vector<String> axes)
    implements Picture {

  private static final double PANEL = 230;
  private static final double TITLE = 30;
  private static final double HEADING = 24;
  private static final double LEFT = 58;

  /** Weights are small numbers, with more digits than coordinates. */
  private static final double LEFT_OF_WEIGHTS = 86;

  /** Of the room on the left, what the name of the axis takes. */
  private static final double NAME = 20;

  private static final double BOTTOM = 48;
  private static final double GAP = 14;
  private static final double EDGE = 10;

  /**
   * Checks that there are snapshots of one dimension.
   *
   * @throws IllegalArgumentException if there are none, no columns, two dimensions, or not two
   *     names
   */
  public Snapshots {
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "%d snapshots in %d columns: must be one at least".formatted(panels.size(), columns));
    }
    if (panels.map(Snapshot::dimension).distinct().size() > 1) {
      throw new IllegalArgumentException(
          "dimensions " + panels.map(Snapshot::dimension).mkString(", ") + ": must be equal");
    }
    if (axes.size() != 2) {
      throw new IllegalArgumentException("axes = " + axes + ": must be two names");
    }
  }

  /**
   * Snapshots in rows of at most four.
   *
   * @param title written above the panels, may be empty
   * @param panels the snapshots in reading order, at least one
   * @return the picture
   * @throws IllegalArgumentException if there are none or their dimensions differ
   */
  public static Snapshots of(String title, Snapshot... panels) {
    boolean line = panels.length > 0 && panels[0].dimension() == 1;
    return new Snapshots(
        title,
        Vector.of(panels),
        Math.clamp(panels.length, 1, 4),
        line ? Vector.of("coordinate", "weight") : Vector.of("coordinate 1", "coordinate 2"));
  }

  /**
   * The same picture with another number of snapshots side by side.
   *
   * @param number how many, positive
   * @return the picture
   * @throws IllegalArgumentException if the number is not positive
   */
  public Snapshots inColumns(int number) {
    return new Snapshots(title, panels, number, axes);
  }

  /**
   * The same picture with other names of the axes shown.
   *
   * @param first name of the first coordinate
   * @param second name of the second; on the line, of the weight
   * @return the picture
   */
  public Snapshots named(String first, String second) {
    return new Snapshots(title, panels, columns, Vector.of(first, second));
  }

  @Override
  public double width() {
    int across = Math.min(columns, panels.size());
    return left() + across * PANEL + (across - 1) * GAP + EDGE;
  }

  @Override
  public double height() {
    double panel = HEADING + PANEL * view().ratio() + GAP;
    return head() + rows() * panel - GAP + BOTTOM + legend(heaviest()).height(width()) + EDGE;
  }

  @Override
  public void draw(Canvas canvas) {
    if (head() > 0) {
      canvas.text(heading(), width() / 2, 22, Theme.TITLE);
    }
    View view = view();
    double heaviest = heaviest();
    for (int i = 0; i < panels.size(); i++) {
      Axes place = new Axes(area(i, view), view.x(), view.y(), 50);
      canvas.text(
          panels.get(i).title(), place.area().getCenterX(), place.area().getY() - 8, Theme.HEADING);
      draw(canvas, panels.get(i), place, heaviest);
      frame(canvas, place, i);
    }
    Legend legend = legend(heaviest);
    legend.draw(canvas, 0, height() - EDGE - legend.height(width()), width());
  }

  private static void draw(Canvas canvas, Snapshot panel, Axes place, double heaviest) {
    if (panel.dimension() == 1) {
      new StemDrawing(panel, place, heaviest).draw(canvas);
    } else {
      new SnapshotDrawing(panel, place, heaviest).draw(canvas);
    }
  }

  private Rectangle2D area(int index, View view) {
    double high = PANEL * view.ratio();
    int column = index % columns;
    int row = index / columns;
    double left = left() + column * (PANEL + GAP);
    double top = head() + HEADING + row * (HEADING + high + GAP);
    return new Rectangle2D.Double(left, top, PANEL, high);
  }

  /** Labels are on the left of the first column and below the last panel of each column. */
  private void frame(Canvas canvas, Axes place, int index) {
    boolean leftmost = index % columns == 0;
    boolean lowest = index + columns >= panels.size();
    canvas.stroke(place.area(), Pen.solid(Theme.GRID, 1));
    place.frame(canvas, lowest, leftmost);
    place.names(canvas, lowest ? axes.get(0) : "", leftmost ? axes.get(1) : "", left() - NAME);
  }

  private double left() {
    return onLine() ? LEFT_OF_WEIGHTS : LEFT;
  }

  private boolean onLine() {
    return panels.head().dimension() == 1;
  }

  private Legend legend(double heaviest) {
    return SnapshotLegend.of(panels, heaviest);
  }

  private double heaviest() {
    return panels.map(Snapshot::heaviest).max().get();
  }

  private int rows() {
    return (panels.size() + columns - 1) / columns;
  }

  private double head() {
    return heading().isEmpty() ? 0 : TITLE;
  }

  private String heading() {
    int dimension = panels.head().dimension();
    String axesShown = dimension > 2 ? "first 2 of %d axes".formatted(dimension) : "";
    return Vector.of(title, axesShown).reject(String::isEmpty).mkString(", ");
  }

  private View view() {
    Vector<Point2D> spots = panels.flatMap(Snapshot::extent);
    return onLine() ? View.ofStems(spots) : View.of(spots);
  }
}
