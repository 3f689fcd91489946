package org.onsager.pairwise;

import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Room;
import org.onsager.solve.internal.Blocks;

/**
 * The integral operator of a kernel on weighted points, {@code v -> sum_j v_j k(., y_j)}. A radial
 * kernel ({@link Kernel#radial}) is summed by the engine, with all its digits. Any other is summed
 * pair by pair, in doubles, on all processors when there are many pairs, to the same digits on any
 * number of threads: O(n m) calls of the kernel, most of which allocate; ten to some hundred times
 * as slow as an engine.
 *
 * @param kernel k
 * @param engine the engine of radial kernels; no other asks it
 */
public record KernelOperator(Kernel kernel, KernelSums engine) {

  private static final String INSTEAD = "Use fewer particles, or an energy and a reaction of sums.";

  /**
   * The values {@code sum_j v_j k(q_i, y_j)}.
   *
   * @param query n points
   * @param source m points of the same dimension
   * @param weights m numbers of any sign
   * @return n values
   * @throws IllegalArgumentException if dimensions or lengths do not match
   */
  public Block values(Points query, Points source, Block weights) {
    return kernel
        .radial()
        .map(radial -> engine.values(radial, query, source, weights))
        .getOrElse(() -> sums(query, source, weights));
  }

  /**
   * The values and their gradients in the query, {@code sum_j v_j grad_x k(q_i, y_j)}.
   *
   * @param query n points
   * @param source m points of the same dimension
   * @param weights m numbers of any sign
   * @return n values and n * d gradients, coordinate-major
   * @throws IllegalArgumentException if dimensions or lengths do not match
   */
  public Field field(Points query, Points source, Block weights) {
    return kernel
        .radial()
        .map(radial -> engine.field(radial, query, source, weights))
        .getOrElse(() -> sumsWithGradients(query, source, weights));
  }

  /**
   * The Gram matrix of the kernel at a support, always in doubles.
   *
   * @param support n points
   * @return {@code k(x_i, x_j)}, n by n, without a ridge
   * @throws org.onsager.measure.Trouble if it does not fit
   * @see Support#gram
   */
  public Gram gram(Support support) {
    return kernel
        .radial()
        .map(support::gram)
        .getOrElse(() -> support.made(kernel, () -> new Gram(matrix(support.points()), 0)));
  }

  /**
   * The matrix {@code k(x_i, y_j)} of all pairs of two sets of points, always in doubles.
   *
   * @param rows n points x
   * @param columns m points y of the same dimension
   * @return n by m
   * @throws IllegalArgumentException if dimensions do not match
   * @throws org.onsager.measure.Trouble if it does not fit
   * @see Gram#between
   */
  public Matrix between(Points rows, Points columns) {
    return kernel
        .radial()
        .map(radial -> Gram.between(radial, rows, columns))
        .getOrElse(() -> pairs(rows, columns));
  }

  private Block sums(Points query, Points source, Block weights) {
    requireMatching(query, source, weights);
    double[][] x = query.rows();
    double[][] y = source.rows();
    double[] v = weights.borrowReadOnly();
    return Block.build(
        x.length,
        out ->
            forEachPair(x.length, y.length, (i, j) -> out[i] += v[j] * kernel.value(x[i], y[j])));
  }

  private Field sumsWithGradients(Points query, Points source, Block weights) {
    requireMatching(query, source, weights);
    double[][] x = query.rows();
    double[][] y = source.rows();
    double[] v = weights.borrowReadOnly();
    return Field.build(
        x.length,
        query.dimension(),
        (values, gradients) ->
            forEachPair(
                x.length,
                y.length,
                (i, j) -> {
                  values[i] += v[j] * kernel.value(x[i], y[j]);
                  double[] gradient = kernel.gradient(x[i], y[j]);
                  for (int k = 0; k < gradient.length; k++) {
                    gradients[k * x.length + i] += v[j] * gradient[k];
                  }
                }));
  }

  /** The lower half by rows, mirrored: symmetric to the last digit. */
  private Matrix matrix(Points points) {
    int n = points.count();
    double[][] x = points.rows();
    Room.forDoubles("the Gram matrix", n, n, INSTEAD);
    return Matrix.build(
        n,
        n,
        out ->
            Blocks.forEachRow(
                n,
                (long) n * n / 2,
                (from, to) -> {
                  for (int i = from; i < to; i++) {
                    for (int j = 0; j <= i; j++) {
                      double value = kernel.value(x[i], x[j]);
                      out[i * n + j] = value;
                      out[j * n + i] = value;
                    }
                  }
                }));
  }

  private Matrix pairs(Points rows, Points columns) {
    columns.requireDimension("columns", rows.dimension());
    double[][] x = rows.rows();
    double[][] y = columns.rows();
    Room.forDoubles("the kernel matrix", x.length, y.length, INSTEAD);
    return Matrix.build(
        x.length,
        y.length,
        out ->
            forEachPair(
                x.length, y.length, (i, j) -> out[i * y.length + j] = kernel.value(x[i], y[j])));
  }

  /** What is done for one pair of points. */
  @FunctionalInterface
  private interface Pair {
    void at(int row, int column);
  }

  /** All pairs, row by row; a row is one thread's, and its columns come in order. */
  private static void forEachPair(int rows, int columns, Pair pair) {
    Blocks.forEachRow(
        rows,
        (long) rows * columns,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            for (int j = 0; j < columns; j++) {
              pair.at(i, j);
            }
          }
        });
  }

  private static void requireMatching(Points query, Points source, Block weights) {
    source.requireDimension("source", query.dimension());
    weights.requireLength("weights", source.count());
  }
}
