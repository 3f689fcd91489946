package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Points;

/** From points to modes: the sums of some points. A workspace of one thread. */
final class TensorSums {

  private static final int LANES = TensorLoops.LANES;
  private static final int TILE = TensorLoops.TILE;
  private static final int ROW = Waves.ROW;

  private final TensorShape shape;
  private final TensorLoops loops;
  private final Waves waves;
  private final double[] weights = new double[ROW];
  private final double[] weighted = new double[ROW];
  private final double[] rows = new double[TILE * ROW];
  private final double[] tile = new double[TILE * TILE * LANES];

  TensorSums(TensorShape shape, TensorLoops loops) {
    this.shape = shape;
    this.loops = loops;
    this.waves = new Waves(shape.lattice(), loops);
  }

  /** The sums over {@code from <= i < to}, by places; block after block. */
  double[] of(Points points, double[] w, int from, int to) {
    double[] sums = new double[shape.places()];
    for (int block = from; block < to; block += Waves.BLOCK) {
      int count = Math.min(Waves.BLOCK, to - block);
      int rounded = waves.at(points, block, count);
      System.arraycopy(w, block, weights, 0, count);
      Arrays.fill(weights, count, rounded, 0);
      for (int slot = 0; slot < 2 * (shape.most(2) + 1); slot++) {
        if (slot != 1) { // the sine of zero
          loops.multiply(weights, waves.table(2), slot * ROW, rounded, weighted, 0);
          addPlane(slot, rounded, sums);
        }
      }
    }
    return sums;
  }

  /** Two axes, for weights that have a wave of the third. */
  private void addPlane(int slot, int count, double[] sums) {
    for (int k = 0; k <= shape.most(1) && shape.last(k, slot / 2) >= 0; k += TILE / 2) {
      for (int r = 0; r < TILE; r++) {
        loops.multiply(weighted, waves.table(1), (2 * k + r) * ROW, count, rows, r * ROW);
      }
      int columns = 2 * (shape.last(k, slot / 2) + 1);
      for (int c = 0; c < columns; c += TILE) {
        loops.tile(rows, waves.table(0), c * ROW, count, tile);
        loops.addTile(tile, sums, shape.place(c, 2 * k, slot), shape.columns());
      }
    }
  }
}
