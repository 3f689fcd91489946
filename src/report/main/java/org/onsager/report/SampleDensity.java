package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.onsager.measure.Points;

/**
 * Samples of the plane as shades: how many are in each cell of a grid, the square root of their
 * share of the fullest cell, so that thin tails are seen. What hundred thousands of dots would be
 * is one blot.
 *
 * @param columns cells side by side
 * @param rows cells above each other
 * @param counts samples a cell, row by row from above
 */
record SampleDensity(int columns, int rows, Vector<Integer> counts) {

  /** Pixels across a cell. */
  static final double CELL = 4;

  /** Shades that can be told apart; cells of one shade side by side are one shape. */
  private static final int SHADES = 32;

  private static final Color THIN = new Color(0xf2f2f2);
  private static final Color THICK = new Color(0x58595b);

  /** Counts the samples that are seen on the axes. */
  static SampleDensity of(Points samples, Axes axes) {
    int columns = (int) Math.ceil(axes.area().getWidth() / CELL);
    int rows = (int) Math.ceil(axes.area().getHeight() / CELL);
    int[] counts = new int[columns * rows];
    for (int i = 0; i < samples.count(); i++) {
      Point2D at = axes.point(Snapshot.spot(samples, i));
      int column = (int) Math.floor((at.getX() - axes.area().getX()) / CELL);
      int row = (int) Math.floor((at.getY() - axes.area().getY()) / CELL);
      if (column >= 0 && column < columns && row >= 0 && row < rows) {
        counts[row * columns + column]++;
      }
    }
    return new SampleDensity(columns, rows, Vector.ofAll(counts));
  }

  /** Draws the cells in which there is a sample. */
  void draw(Canvas canvas, Axes axes) {
    int most = counts.max().getOrElse(0);
    for (int row = 0; row < rows; row++) {
      int column = 0;
      while (column < columns) {
        int shade = shade(row, column, most);
        int end = column + 1;
        while (end < columns && shade(row, end, most) == shade) {
          end++;
        }
        if (shade > 0) {
          canvas.fill(
              new Rectangle2D.Double(
                  axes.area().getX() + column * CELL,
                  axes.area().getY() + row * CELL,
                  (end - column) * CELL,
                  CELL),
              color((double) shade / SHADES));
        }
        column = end;
      }
    }
  }

  /** From 1 to the number of shades; 0 where there is no sample. */
  private int shade(int row, int column, int most) {
    int count = counts.get(row * columns + column);
    return count == 0
        ? 0
        : Math.max(1, (int) Math.round(SHADES * Math.sqrt((double) count / most)));
  }

  /** The colour of a square root of a share. */
  static Color color(double root) {
    return Theme.between(THIN, THICK, root);
  }
}
