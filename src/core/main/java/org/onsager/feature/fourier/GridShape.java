package org.onsager.feature.fourier;

import org.onsager.measure.Points;
import org.onsager.measure.Room;

/**
 * The part of a grid that some points are spread to, cells {@code (z * used_1 + y) * stride + x}.
 * It depends on the points alone.
 */
final class GridShape {

  private static final String ADVICE = "Use a larger tolerance, a smaller box, or exact sums.";

  private final int[] first;
  private final int[] used;
  private final int stride;
  private final int cells;

  private GridShape(int[] first, int[] used, int lanes) {
    this.first = first;
    this.used = used;
    this.stride = GridAxis.roundedUp(used[0]);
    int rows = Room.forDoubles("the grid", used[1], used[2], ADVICE);
    // The last row is read to the end of its last vector.
    this.cells = Room.forDoubles("the grid", rows, stride, ADVICE) + lanes;
  }

  static GridShape of(GridAxis[] axes, Points points, int lanes) {
    int[] first = new int[axes.length];
    int[] used = new int[axes.length];
    for (int a = 0; a < axes.length; a++) {
      used[a] = axes[a].width();
      if (a < points.dimension()) {
        reach(axes, a, points, first, used);
      }
    }
    return new GridShape(first, used, lanes);
  }

  private static void reach(GridAxis[] axes, int a, Points points, int[] first, int[] used) {
    double[] x = points.coordinates().borrowReadOnly();
    int n = points.count();
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = a * n; i < (a + 1) * n; i++) {
      double position = axes[a].position(x[i]);
      least = Math.min(least, position);
      largest = Math.max(largest, position);
    }
    first[a] = axes[a].start(least);
    used[a] = axes[a].start(largest) - first[a] + axes[a].width();
  }

  /** The first grid point of an axis. */
  int first(int axis) {
    return first[axis];
  }

  /** The grid points of an axis. */
  int used(int axis) {
    return used[axis];
  }

  /** From one row to the next, the first axis in full vectors. */
  int stride() {
    return stride;
  }

  /** From one plane to the next. */
  int plane() {
    return used[1] * stride;
  }

  /** All cells, and what vectors read beyond them. */
  int cells() {
    return cells;
  }
}
