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
 */
public record Snapshots(String title, Vector<Snapshot> panels, int columns) implements Picture {

  private static final double PANEL = 230;
  private static final double TITLE = 30;
  private static final double HEADING = 24;
  private static final double LEFT = 58;
  private static final double BOTTOM = 48;
  private static final double GAP = 14;
  private static final double EDGE = 10;

  /** Checks that there are snapshots of one dimension. */
  public Snapshots {
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "%d snapshots in %d columns: must be one at least".formatted(panels.size(), columns));
    }
    if (panels.map(Snapshot::dimension).distinct().size() > 1) {
      throw new IllegalArgumentException(
          "dimensions " + panels.map(Snapshot::dimension).mkString(", ") + ": must be equal");
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
    return new Snapshots(title, Vector.of(panels), Math.clamp(panels.length, 1, 4));
  }

  /**
   * The same picture with another number of snapshots side by side.
   *
   * @param number how many, positive
   * @return the picture
   * @throws IllegalArgumentException if the number is not positive
   */
  public Snapshots inColumns(int number) {
    return new Snapshots(title, panels, number);
  }

  @Override
  public double width() {
    int across = Math.min(columns, panels.size());
    return LEFT + across * PANEL + (across - 1) * GAP + EDGE;
  }

  @Override
  public double height() {
    double panel = HEADING + panelHeight() + GAP;
    return head() + rows() * panel - GAP + BOTTOM + legend().height(width()) + EDGE;
  }

  @Override
  public void draw(Canvas canvas) {
    if (head() > 0) {
      canvas.text(title, width() / 2, 22, Theme.TITLE);
    }
    panels.zipWithIndex().forEach(pair -> draw(canvas, pair._1(), pair._2()));
    legend().draw(canvas, 0, height() - EDGE - legend().height(width()), width());
  }

  private void draw(Canvas canvas, Snapshot snapshot, int index) {
    int column = index % columns;
    int row = index / columns;
    double left = LEFT + column * (PANEL + GAP);
    double top = head() + HEADING + row * (HEADING + panelHeight() + GAP);
    var area = new Rectangle2D.Double(left, top, PANEL, panelHeight());
    View view = view();
    var axes = new Axes(area, view.x(), view.y(), 50);
    canvas.text(snapshot.title(), area.getCenterX(), top - 8, Theme.HEADING);
    new SnapshotDrawing(snapshot, axes, heaviest()).draw(canvas);
    canvas.stroke(area, Pen.solid(Theme.GRID, 1));
    boolean lowest = index + columns >= panels.size();
    axes.frame(canvas, lowest, column == 0);
    String below = lowest ? "coordinate 1" + ofHowMany() : "";
    axes.names(canvas, below, column == 0 ? "coordinate 2" + ofHowMany() : "", 38);
  }

  private String ofHowMany() {
    int dimension = panels.head().dimension();
    return dimension > 2 ? " of " + dimension : "";
  }

  private Legend legend() {
    return SnapshotLegend.of(panels, heaviest());
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

  private double panelHeight() {
    return PANEL * view().ratio();
  }

  private View view() {
    return View.of(panels.flatMap(Snapshot::extent));
  }

  /** The part of the plane that is shown: {@code ratio} times as high as wide. */
  private record View(Scale x, Scale y, double ratio) {

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
}
