package org.onsager.feature.fourier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where tensor sums keep the products of a lattice: slots as in the lattice, axes that space lacks
 * with the one cosine of zero, the second axis and the first rounded up to whole tiles.
 */
final class TensorShape {

  private final Lattice lattice;
  private final int[] most = new int[Waves.AXES];
  private final int rows;
  private final int columns;

  /** {@code last[k2 * (m_1 + 1) + k1]}. */
  private final int[] last;

  private final int[] modes;

  TensorShape(Lattice lattice) {
    this.lattice = lattice;
    for (int a = 0; a < lattice.dimension(); a++) {
      most[a] = lattice.most(a);
    }
    this.columns = whole(2 * (most[0] + 1));
    this.rows = whole(2 * (most[1] + 1));
    this.last = new int[(most[1] + 1) * (most[2] + 1)];
    for (int k = 0; k < last.length; k++) {
      last[k] = reach(k % (most[1] + 1), k / (most[1] + 1));
    }
    this.modes = IntStream.range(0, lattice.count()).map(this::find).toArray();
  }

  /** Rounded up to a whole number of tiles. */
  static int whole(int size) {
    return (size + TensorLoops.TILE - 1) / TensorLoops.TILE * TensorLoops.TILE;
  }

  private int reach(int k1, int k2) {
    int[] k = Arrays.copyOf(new int[] {0, k1, k2}, lattice.dimension());
    int reached = -1;
    for (k[0] = 0; lattice.contains(k); k[0]++) {
      reached = k[0];
    }
    return reached;
  }

  Lattice lattice() {
    return lattice;
  }

  /** The frequencies of an axis beside zero. */
  int most(int axis) {
    return most[axis];
  }

  /** The last frequency of the first axis for those of the others, -1 if there is none. */
  int last(int k1, int k2) {
    return last[k2 * (most[1] + 1) + k1];
  }

  /** All places. */
  int places() {
    return 2 * (most[2] + 1) * rows * columns;
  }

  /** The place of slots of the three axes. */
  int place(int s0, int s1, int s2) {
    return (s2 * rows + s1) * columns + s0;
  }

  /** From one slot of the second axis to the next. */
  int columns() {
    return columns;
  }

  /** Numbers of modes by their places. */
  double[] placed(double[] numbers) {
    double[] out = new double[places()];
    for (int j = 0; j < numbers.length; j++) {
      out[modes[j]] = numbers[j];
    }
    return out;
  }

  /** The place of a mode. */
  int place(int mode) {
    return modes[mode];
  }

  private int find(int mode) {
    int d = lattice.dimension();
    return place(
        lattice.slot(mode, 0),
        d > 1 ? lattice.slot(mode, 1) : 0,
        d > 2 ? lattice.slot(mode, 2) : 0);
  }
}
