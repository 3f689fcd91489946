package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.geom.Rectangle2D;

/**
 * Particles on their way: snapshots in rows, on the same axes with the same unit in both
 * directions, and the same colour for the same weight.
 *
 * @param title written above the panels, may be empty
 * @param panels the snapshots in reading order, all of one dimension
 * @param columns how many stand side by side, positive
 * @param axes the names of the first two coordinates
 */
public record Snapshots(String title, Vector<Snapshot> panels, int columns, Vector<String> axes)
    implements Picture {

  private static final double PANEL = 230;
  private static final double TITLE = 30;
  private static final double HEADING = 24;
  private static final double LEFT = 58;
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
    boolean flat = panels.length == 0 || panels[0].dimension() == 2;
    String ofHowMany = flat ? "" : " of " + panels[0].dimension();
    return new Snapshots(
        title,
        Vector.of(panels),
        Math.clamp(panels.length, 1, 4),
        Vector.of("coordinate 1" + ofHowMany, "coordinate 2" + ofHowMany));
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
   * The same picture with other names of the first two coordinates.
   *
   * @param first name of the first
   * @param second name of the second
   * @return the picture
   */
  public Snapshots named(String first, String second) {
    return new Snapshots(title, panels, columns, Vector.of(first, second));
  }

  @Override
  public double width() {
    int across = Math.min(columns, panels.size());
    return LEFT + across * PANEL + (across - 1) * GAP + EDGE;
  }

  @Override
  public double height() {
    double panel = HEADING + PANEL * view().ratio() + GAP;
    return head() + rows() * panel - GAP + BOTTOM + legend(heaviest()).height(width()) + EDGE;
  }

  @Override
  public void draw(Canvas canvas) {
    if (head() > 0) {
      canvas.text(title, width() / 2, 22, Theme.TITLE);
    }
    View view = view();
    double heaviest = heaviest();
    for (int i = 0; i < panels.size(); i++) {
      Axes place = new Axes(area(i, view), view.x(), view.y(), 50);
      canvas.text(
          panels.get(i).title(), place.area().getCenterX(), place.area().getY() - 8, Theme.HEADING);
      new SnapshotDrawing(panels.get(i), place, heaviest).draw(canvas);
      frame(canvas, place, i);
    }
    Legend legend = legend(heaviest);
    legend.draw(canvas, 0, height() - EDGE - legend.height(width()), width());
  }

  private Rectangle2D area(int index, View view) {
    double high = PANEL * view.ratio();
    int column = index % columns;
    int row = index / columns;
    double left = LEFT + column * (PANEL + GAP);
    double top = head() + HEADING + row * (HEADING + high + GAP);
    return new Rectangle2D.Double(left, top, PANEL, high);
  }

  /** Labels are on the left of the first column and below the last panel of each column. */
  private void frame(Canvas canvas, Axes place, int index) {
    boolean leftmost = index % columns == 0;
    boolean lowest = index + columns >= panels.size();
    canvas.stroke(place.area(), Pen.solid(Theme.GRID, 1));
    place.frame(canvas, lowest, leftmost);
    place.names(canvas, lowest ? axes.get(0) : "", leftmost ? axes.get(1) : "", 38);
  }

  private Legend legend(double heaviest) {
    return SnapshotLegend.of(panels, heaviest);
  }

  private double heaviest() {
    return panels.flatMap(Snapshot::particles).map(Snapshot.Particle::weight).max().get();
  }

  private int rows() {
    return (panels.size() + columns - 1) / columns;
  }

  private double head() {
    return title.isEmpty() ? 0 : TITLE;
  }

  private View view() {
    return View.of(panels.flatMap(Snapshot::extent));
  }
}
