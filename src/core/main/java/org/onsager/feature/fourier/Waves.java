package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Points;
import org.onsager.solve.internal.Circle;

/**
 * Cosines and sines of every axis of a lattice at a block of points: a table an axis, a row a slot.
 * A workspace of one thread. Axes that space lacks have the one row of ones, so that there are
 * always three.
 *
 * <p>The first frequency is computed, the others follow by the addition theorem from those of half
 * their number. The error of row k is some k units of rounding, as that of k h x itself.
 */
final class Waves {

  /** Points a block: the tables of {@code m = 20} stay in the second-level cache. */
  static final int BLOCK = 256;

  /** From row to row. Powers of two would compete for places in the cache. */
  static final int ROW = BLOCK + 8;

  /** Axes with those that space lacks. */
  static final int AXES = 3;

  private final Lattice lattice;
  private final TensorLoops loops;
  private final double[][] tables;
  private final double[] angle = new double[BLOCK];
  private final double[] cosine = new double[BLOCK];
  private final double[] sine = new double[BLOCK];

  Waves(Lattice lattice, TensorLoops loops) {
    this.lattice = lattice;
    this.loops = loops;
    this.tables = new double[AXES][];
    for (int a = 0; a < AXES; a++) {
      int size = a < lattice.dimension() ? lattice.size(a) : 2;
      tables[a] = new double[TensorShape.whole(size) * ROW];
      Arrays.fill(tables[a], 0, ROW, 1);
    }
  }

  /** The table of an axis, zeros after its slots up to a whole number of tiles. */
  double[] table(int axis) {
    return tables[axis];
  }

  /**
   * Fills the tables.
   *
   * @param points all points
   * @param from the first of the block
   * @param count at most BLOCK; those after them, up to a multiple of the LANES, are the centre
   * @return the multiple
   */
  int at(Points points, int from, int count) {
    int rounded = (count + TensorLoops.LANES - 1) / TensorLoops.LANES * TensorLoops.LANES;
    double[] x = points.coordinates().borrowReadOnly();
    for (int a = 0; a < lattice.dimension(); a++) {
      if (lattice.most(a) > 0) {
        first(tables[a], a, x, a * points.count() + from, count, rounded);
        for (int k = 2; k <= lattice.most(a); k++) {
          int half = k / 2;
          loops.add(tables[a], 2 * half * ROW, 2 * (k - half) * ROW, 2 * k * ROW, rounded);
        }
      }
    }
    return rounded;
  }

  private void first(double[] table, int axis, double[] x, int from, int count, int rounded) {
    double center = lattice.center(axis);
    double spacing = lattice.spacing(axis);
    for (int i = 0; i < count; i++) {
      angle[i] = spacing * (x[from + i] - center);
    }
    Arrays.fill(angle, count, rounded, 0);
    Circle.turn(angle, cosine, sine, rounded);
    System.arraycopy(cosine, 0, table, 2 * ROW, rounded);
    System.arraycopy(sine, 0, table, 3 * ROW, rounded);
  }

  /** {@code factor b_j(x_i)} for the first points of the block. */
  void write(int mode, double factor, int count, double[] out, int to) {
    Arrays.fill(out, to, to + count, factor);
    for (int a = 0; a < lattice.dimension(); a++) {
      int row = lattice.slot(mode, a) * ROW;
      for (int i = 0; i < count; i++) {
        out[to + i] *= tables[a][row + i];
      }
    }
  }
}
