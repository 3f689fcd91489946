package org.onsager.feature.fourier;

import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.solve.internal.Blocks;

/**
 * Sums as products of tables of cosines and sines, one an axis: O(M) multiply-adds a point, without
 * any error but rounding.
 *
 * <p>Points are cut into chunks by their number alone, whose sums are added in order.
 */
final class TensorTransform implements Transform {

  /** Chunks at most: each has sums of its own. */
  private static final int CHUNKS = 32;

  /** As long as a pair of a kernel sum takes so many modes. */
  private static final int MODES_PER_PAIR = 8;

  private final TensorShape shape;
  private final Workspaces<TensorSums> forSums;
  private final Workspaces<TensorField> forFields;

  TensorTransform(Lattice lattice, TensorLoops loops) {
    this.shape = new TensorShape(lattice);
    this.forSums = new Workspaces<>(() -> new TensorSums(shape, loops));
    this.forFields = new Workspaces<>(() -> new TensorField(shape, loops));
  }

  /**
   * What sums and evaluation at n points take on one core with AVX-512, about: 40 ns a point for
   * the table of an axis, and 0.13 a mode, in space 0.18, where the rows of the ball are shorter.
   */
  static double nanoseconds(Lattice lattice, int n) {
    double mode = lattice.dimension() < 3 ? 0.13 : 0.18;
    return n * (40 * lattice.dimension() + mode * lattice.count());
  }

  @Override
  public double[] sums(Points points, Block weights) {
    int n = points.count();
    int chunk = chunk(n);
    double[][] parts = new double[Math.max(1, n / chunk)][];
    double[] w = weights.borrowReadOnly();
    Blocks.forEach(
        n,
        chunk,
        pairs(n),
        (from, to) -> parts[from / chunk] = forSums.use(space -> space.of(points, w, from, to)));
    double[] sums = new double[shape.lattice().count()];
    for (int j = 0; j < sums.length; j++) {
      int place = shape.place(j);
      for (double[] part : parts) {
        sums[j] += part[place];
      }
    }
    return sums;
  }

  @Override
  public void evaluate(double[] g, Points points, double[] values, double[] gradients) {
    int n = points.count();
    double[] q = TensorField.coefficients(shape, g);
    Blocks.forEach(
        n,
        chunk(n),
        pairs(n),
        (from, to) ->
            forFields.use(space -> space.evaluate(q, points, from, to, values, gradients)));
  }

  /** Points a chunk. */
  private static int chunk(int n) {
    int blocks = (n + Waves.BLOCK * CHUNKS - 1) / (Waves.BLOCK * CHUNKS);
    return Waves.BLOCK * Math.max(1, blocks);
  }

  private long pairs(int n) {
    return (long) n * shape.lattice().count() / MODES_PER_PAIR;
  }
}
