package org.onsager.feature.fourier;

import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.solve.internal.Blocks;

/**
 * By a grid: points are spread to it through a {@link Window}, and sums of the grid with the modes
 * are products of small dense matrices, axis by axis; functions go the other way, and gradients are
 * read through the slope of the window. O(n W^d), whatever the number of modes.
 *
 * <p>Kernel sums are off by at most {@code d} times {@link Window#error}, and by the rounding of
 * phases, {@code |omega z| 2^-52}.
 *
 * <p>Points are cut into at most {@value #MOST_CHUNKS} chunks by their number and the size of the
 * grid alone; each has a grid of its own, which are added in order, so that digits do not depend on
 * threads.
 */
final class GridTransform implements Transform {

  /** Grids at most. */
  private static final int MOST_CHUNKS = 8;

  /** Points a chunk at least. */
  private static final int CHUNK = 4096;

  /** Cells that are cleared and added in the time in which a point is spread, at least. */
  private static final int CELLS = 32;

  /** Points a task. */
  private static final int TASK = 64 * GridBatch.POINTS;

  /** Cells a task of additions. */
  private static final int SLICE = 1 << 15;

  private final Window window;
  private final GridLoops loops;
  private final GridAxis[] axes;

  /** Of every mode among the products of axis functions. */
  private final int[] places;

  GridTransform(Lattice lattice, Window window, GridLoops loops) {
    this.window = window;
    this.loops = loops;
    this.axes = new GridAxis[] {GridAxis.NONE, GridAxis.NONE, GridAxis.NONE};
    for (int a = 0; a < lattice.dimension(); a++) {
      axes[a] = GridAxis.of(lattice, a, window);
    }
    this.places = places(lattice, axes[0]);
  }

  /** The first axis is longer in products than in the lattice. */
  private static int[] places(Lattice lattice, GridAxis axis) {
    int[] places = new int[lattice.count()];
    for (int j = 0; j < places.length; j++) {
      int slot = lattice.slot(j);
      places[j] = slot / axis.size() * axis.rowLength() + slot % axis.size();
    }
    return places;
  }

  /**
   * What sums and evaluation at n points take on one core with AVX-512, about: 60 ns a point and 15
   * a vector of its windows, 3 a vector of cells; 0.2 for a multiply-add of the products, there and
   * back, of a grid that is used to two thirds.
   */
  static double nanoseconds(Lattice lattice, Window window, int n) {
    double vectors = (double) window.lanes() / GridAxis.UNIT;
    int d = lattice.dimension();
    double rows = vectors * Math.pow(window.width(), d - 1);
    double products = 0;
    for (int axis = 0; axis < d; axis++) { // cells along this axis and later, functions before
      double product = lattice.size(axis);
      for (int a = 0; a < d; a++) {
        int period = Window.OVERSAMPLING * lattice.size(a);
        product *= a < axis ? lattice.size(a) : 2.0 / 3 * period + window.width();
      }
      products += product;
    }
    return n * (60 + 15 * d * vectors + 3 * rows) + 0.2 * products;
  }

  @Override
  public double[] sums(Points points, Block weights) {
    GridShape shape = GridShape.of(axes, points, window.lanes());
    double[] cells = spread(shape, points, weights.borrowReadOnly());
    double[] products = new GridProducts(axes, shape, loops).toModes(cells);
    double[] sums = new double[places.length];
    for (int j = 0; j < sums.length; j++) {
      sums[j] = products[places[j]];
    }
    return sums;
  }

  @Override
  public void evaluate(double[] g, Points points, double[] values, double[] gradients) {
    double[] products = new double[axes[0].rowLength() * axes[1].size() * axes[2].size()];
    for (int j = 0; j < g.length; j++) {
      products[places[j]] = g[j];
    }
    GridShape shape = GridShape.of(axes, points, window.lanes());
    double[] cells = new GridProducts(axes, shape, loops).toCells(products);
    int n = points.count();
    Blocks.forEach(
        n, TASK, work(n), (from, to) -> gather(shape, cells, points, from, to, values, gradients));
  }

  /** In pairs of a kernel sum, which take about as long as a vector of a grid. */
  private long work(int n) {
    return (long) n * axes[1].width() * axes[2].width();
  }

  private double[] spread(GridShape shape, Points points, double[] weights) {
    int n = points.count();
    int chunks = Math.clamp(n / Math.max(CHUNK, shape.cells() / CELLS), 1, MOST_CHUNKS);
    double[][] grids = new double[chunks][];
    Blocks.forEach(
        chunks,
        1,
        work(n),
        (c, end) -> {
          int from = (int) ((long) n * c / chunks);
          int to = (int) ((long) n * end / chunks);
          grids[c] = spread(shape, points, weights, from, to);
        });
    if (chunks > 1) {
      Blocks.forEach(
          shape.cells(), SLICE, (long) chunks * shape.cells(), (from, to) -> add(grids, from, to));
    }
    return grids[0];
  }

  private static void add(double[][] grids, int from, int to) {
    double[] sum = grids[0];
    for (int c = 1; c < grids.length; c++) {
      double[] more = grids[c];
      for (int i = from; i < to; i++) {
        sum[i] += more[i];
      }
    }
  }

  private double[] spread(GridShape shape, Points points, double[] weights, int from, int to) {
    double[] cells = new double[shape.cells()];
    GridBatch batch = new GridBatch(axes, window);
    for (int i = from; i < to; i += GridBatch.POINTS) {
      batch.place(points, i, Math.min(to, i + GridBatch.POINTS), shape);
      batch.windows(loops, points.dimension());
      System.arraycopy(weights, i, batch.weights, 0, batch.count);
      loops.spread(batch, shape, cells);
    }
    return cells;
  }

  private void gather(
      GridShape shape,
      double[] cells,
      Points points,
      int from,
      int to,
      double[] values,
      double[] gradients) {
    GridBatch batch = new GridBatch(axes, window);
    for (int i = from; i < to; i += GridBatch.POINTS) {
      batch.place(points, i, Math.min(to, i + GridBatch.POINTS), shape);
      batch.windowsWithSlopes(loops, points.dimension());
      loops.gather(batch, shape, cells);
      for (int p = 0; p < batch.count; p++) {
        values[i + p] = batch.sum(p, 0);
        for (int a = 0; a < points.dimension(); a++) {
          gradients[a * points.count() + i + p] = axes[a].slope() * batch.sum(p, 1 + a);
        }
      }
    }
  }
}
