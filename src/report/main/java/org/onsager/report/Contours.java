package org.onsager.report;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Level lines of a function of two variables on a grid, by marching squares. {@code O(n^2)} values
 * of the function for a grid of n by n cells.
 *
 * <p><i>Source:</i> W. Lorensen, H. Cline, SIGGRAPH (1987), in two dimensions.
 */
final class Contours {

  private static final int CELLS = 120;

  private final Axes axes;
  private final double[][] values;

  private Contours(Axes axes, double[][] values) {
    this.axes = axes;
    this.values = values;
  }

  /** Evaluates the function on the area of some axes. */
  static Contours of(Axes axes, DoubleBinaryOperator function) {
    double[][] values = new double[CELLS + 1][CELLS + 1];
    for (int i = 0; i <= CELLS; i++) {
      for (int j = 0; j <= CELLS; j++) {
        values[i][j] = function.applyAsDouble(at(axes.x(), i), at(axes.y(), j));
      }
    }
    return new Contours(axes, values);
  }

  /** The contours of a function of the values. */
  Contours map(DoubleUnaryOperator change) {
    return new Contours(
        axes,
        Arrays.stream(values)
            .map(column -> Arrays.stream(column).map(change).toArray())
            .toArray(double[][]::new));
  }

  private static double at(Scale scale, int index) {
    return scale.low() + (scale.high() - scale.low()) * index / CELLS;
  }

  /** The largest value on the grid; values that are not finite do not count. */
  double highest() {
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] column : values) {
      for (double value : column) {
        highest = Double.isFinite(value) ? Math.max(highest, value) : highest;
      }
    }
    return highest;
  }

  /** The line on which the function has a value. */
  Path2D line(double level) {
    var path = new Path2D.Double();
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        cell(path, i, j, level);
      }
    }
    return path;
  }

  /**
   * Joins the crossings of the level with the four sides. Four of them, at a saddle, are joined so
   * that the corners on the side of the centre's value stay connected.
   */
  private void cell(Path2D path, int i, int j, double level) {
    double a = values[i][j];
    double b = values[i + 1][j];
    double c = values[i + 1][j + 1];
    double d = values[i][j + 1];
    if (!Double.isFinite(a + b + c + d)) {
      return;
    }
    Point2D[] sides = {
      crossing(i, j, i + 1, j, level),
      crossing(i + 1, j, i + 1, j + 1, level),
      crossing(i + 1, j + 1, i, j + 1, level),
      crossing(i, j + 1, i, j, level)
    };
    boolean inside = a >= level;
    int which =
        (inside ? 1 : 0) + (b >= level ? 2 : 0) + (c >= level ? 4 : 0) + (d >= level ? 8 : 0);
    switch (which) {
      case 0, 15 -> {}
      case 1, 14 -> join(path, sides[3], sides[0]);
      case 2, 13 -> join(path, sides[0], sides[1]);
      case 4, 11 -> join(path, sides[1], sides[2]);
      case 8, 7 -> join(path, sides[2], sides[3]);
      case 3, 12 -> join(path, sides[3], sides[1]);
      case 6, 9 -> join(path, sides[0], sides[2]);
      default -> {
        boolean cutsA = inside != ((a + b + c + d) / 4 >= level);
        join(path, sides[0], sides[cutsA ? 3 : 1]);
        join(path, sides[2], sides[cutsA ? 1 : 3]);
      }
    }
  }

  /** By linear interpolation; meaningless, and unused, where the level is not crossed. */
  private Point2D crossing(int i, int j, int k, int l, double level) {
    double from = values[i][j];
    double share = (level - from) / (values[k][l] - from);
    double column = axes.area().getX() + axes.area().getWidth() * (i + share * (k - i)) / CELLS;
    double row = axes.area().getMaxY() - axes.area().getHeight() * (j + share * (l - j)) / CELLS;
    return new Point2D.Double(column, row);
  }

  /** Continues the path where it ends at the start of the piece, so that less is written. */
  private static void join(Path2D path, Point2D from, Point2D to) {
    Point2D end = path.getCurrentPoint();
    if (end == null || end.distanceSq(from) > 1e-12) {
      path.moveTo(from.getX(), from.getY());
    }
    path.lineTo(to.getX(), to.getY());
  }
}
