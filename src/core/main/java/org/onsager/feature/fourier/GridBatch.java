package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Points;

/** Some points on their way to or from a grid: a workspace of one thread. */
final class GridBatch {

  /** So few that their windows stay in the first-level cache. */
  static final int POINTS = 16;

  /** Partial sums of a function, and of each derivative. */
  static final int SUMS = 8;

  private static final int AXES = 3;

  /** Points in the batch. */
  int count;

  /** W along each axis, 1 where there is none. */
  final int[] widths = new int[AXES];

  /** Numbers a point in tables. */
  final int lanes;

  /** The first cell of each point. */
  final int[] cells = new int[POINTS];

  /** Where the points are between grid points. */
  final double[][] offsets = new double[AXES][POINTS];

  /** The windows of each point, {@code lanes} numbers. */
  final double[][] values;

  /** Their derivatives by the offset. */
  final double[][] slopes;

  /** Of the points. */
  final double[] weights = new double[POINTS];

  /** Of a function and its derivatives by three offsets, {@code SUMS} each, for each point. */
  final double[] sums = new double[POINTS * (1 + AXES) * SUMS];

  /** Rows of {@code lanes} numbers for the loops. */
  final double[][] scratch;

  private final GridAxis[] axes;
  private final Window window;

  GridBatch(GridAxis[] axes, Window window) {
    this.axes = axes;
    this.window = window;
    this.lanes = window.lanes();
    this.values = new double[AXES][POINTS * lanes];
    this.slopes = new double[AXES][POINTS * lanes];
    this.scratch = new double[AXES][lanes];
    for (int a = 0; a < AXES; a++) {
      widths[a] = axes[a].width();
      Arrays.fill(values[a], 1); // stays where there is no axis
    }
  }

  /** Takes points, and where they are. */
  void place(Points points, int from, int to, GridShape shape) {
    count = to - from;
    Arrays.fill(cells, 0);
    double[] x = points.coordinates().borrowReadOnly();
    for (int a = points.dimension() - 1; a >= 0; a--) {
      GridAxis axis = axes[a];
      int step = a == 0 ? 1 : a == 1 ? shape.stride() : shape.plane();
      int offset = a * points.count() + from;
      for (int i = 0; i < count; i++) {
        double position = axis.position(x[offset + i]);
        int start = axis.start(position);
        cells[i] += (start - shape.first(a)) * step;
        offsets[a][i] = axis.offset(position, start);
      }
    }
  }

  /** The windows of the points. */
  void windows(GridLoops loops, int dimension) {
    for (int a = 0; a < dimension; a++) {
      loops.windows(window, offsets[a], count, values[a]);
    }
  }

  /** The windows of the points and their derivatives. */
  void windowsWithSlopes(GridLoops loops, int dimension) {
    for (int a = 0; a < dimension; a++) {
      loops.windows(window, offsets[a], count, values[a], slopes[a]);
    }
  }

  /** Where the sums of a function (0) or of its derivative by an offset (1, 2, 3) begin. */
  int sumsAt(int point, int which) {
    return (point * (1 + AXES) + which) * SUMS;
  }

  /** A function (0) or its derivative by an offset (1, 2, 3) at a point: a sum in fixed order. */
  double sum(int point, int which) {
    int at = sumsAt(point, which);
    return ((sums[at] + sums[at + 4]) + (sums[at + 2] + sums[at + 6]))
        + ((sums[at + 1] + sums[at + 5]) + (sums[at + 3] + sums[at + 7]));
  }
}
