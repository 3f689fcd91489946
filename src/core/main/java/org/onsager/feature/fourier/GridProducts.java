package org.onsager.feature.fourier;

import org.onsager.solve.internal.Blocks;

/**
 * Between the cells of a grid, {@code [z][y][x]}, and products of axis functions, {@code
 * [c][b][a]}: a dense product an axis.
 */
final class GridProducts {

  /** Rows a task. */
  private static final int ROWS = 64;

  /** Multiply-adds in the time of a pair of a kernel sum. */
  private static final int A_PAIR = 16;

  private final GridLoops loops;
  private final GridShape shape;
  private final GridAxis[] axes;
  private final int x;
  private final int y;
  private final int z;
  private final int a;
  private final int b;
  private final int c;

  GridProducts(GridAxis[] axes, GridShape shape, GridLoops loops) {
    this.loops = loops;
    this.shape = shape;
    this.axes = axes;
    this.x = shape.used(0);
    this.y = shape.used(1);
    this.z = shape.used(2);
    this.a = axes[0].rowLength();
    this.b = axes[1].size();
    this.c = axes[2].size();
  }

  /** Sums over cells times the functions at them. */
  double[] toModes(double[] cells) {
    double[] lines = new double[z * y * a];
    double[] planes = new double[z * b * a];
    double[] out = new double[c * b * a];
    multiply(
        new DenseView(cells, 0, shape.stride(), z * y, x),
        axes[0].basis(shape.first(0), x),
        DenseView.of(lines, z * y, a));
    DenseView second = axes[1].transposed(shape.first(1), y);
    Blocks.forEach(
        z,
        1,
        (long) z * y * b * a / A_PAIR,
        (k, end) ->
            loops.multiply(
                second,
                DenseView.of(lines, z * y, a).rows(k * y, end * y),
                DenseView.of(planes, z * b, a).rows(k * b, end * b)));
    multiply(
        axes[2].transposed(shape.first(2), z),
        DenseView.of(planes, z, b * a),
        DenseView.of(out, c, b * a));
    return out;
  }

  /** Sums over products, at all cells. */
  double[] toCells(double[] products) {
    double[] planes = new double[z * b * a];
    double[] lines = new double[z * y * a];
    double[] cells = new double[shape.cells()];
    multiply(
        axes[2].basis(shape.first(2), z),
        DenseView.of(products, c, b * a),
        DenseView.of(planes, z, b * a));
    DenseView second = axes[1].basis(shape.first(1), y);
    Blocks.forEach(
        z,
        1,
        (long) z * y * b * a / A_PAIR,
        (k, end) ->
            loops.multiply(
                second,
                DenseView.of(planes, z * b, a).rows(k * b, end * b),
                DenseView.of(lines, z * y, a).rows(k * y, end * y)));
    multiply(
        DenseView.of(lines, z * y, a),
        axes[0].transposed(shape.first(0), shape.stride()),
        new DenseView(cells, 0, shape.stride(), z * y, shape.stride()));
    return cells;
  }

  /** Rows by rows, in parallel where there is much to do. */
  private void multiply(DenseView left, DenseView right, DenseView product) {
    Blocks.forEach(
        product.rows,
        ROWS,
        (long) product.rows * product.columns * right.rows / A_PAIR,
        (from, to) -> loops.multiply(left.rows(from, to), right, product.rows(from, to)));
  }
}
