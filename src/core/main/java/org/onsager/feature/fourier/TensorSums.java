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
  private final double[] sums;

  TensorSums(TensorShape shape, TensorLoops loops) {
    this.shape = shape;
    this.loops = loops;
    this.waves = new Waves(shape.lattice());
    this.sums = new double[shape.places()];
  }

  /** The sums over {@code from <= i < to}, by places; block after block. */
  double[] of(Points points, double[] w, int from, int to) {
    for (int block = from; block < to; block += Waves.BLOCK) {
      int count = Math.min(Waves.BLOCK, to - block);
      int rounded = waves.at(points, block, count);
      System.arraycopy(w, block, weights, 0, count);
      Arrays.fill(weights, count, rounded, 0);
      for (int slot = 0; slot < 2 * (shape.most(2) + 1); slot++) {
        if (slot != 1) { // the sine of zero
          times(weights, waves.table(2), slot * ROW, weighted, 0, rounded);
          addPlane(slot, rounded);
        }
      }
    }
    return sums;
  }

  /** Two axes, for weights that have a wave of the third. */
  private void addPlane(int slot, int count) {
    for (int k = 0; k <= shape.most(1) && shape.last(k, slot / 2) >= 0; k += TILE / 2) {
      for (int r = 0; r < TILE; r++) {
        times(weighted, waves.table(1), (2 * k + r) * ROW, rows, r * ROW, count);
      }
      int columns = 2 * (shape.last(k, slot / 2) + 1);
      for (int c = 0; c < columns; c += TILE) {
        loops.tile(rows, waves.table(0), c * ROW, count, tile);
        addTile(tile, sums, shape.place(c, 2 * k, slot), shape.columns());
      }
    }
  }

  private static void times(double[] w, double[] waves, int row, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = w[i] * waves[row + i];
    }
  }

  /** The lanes of every sum in pairs, always the same ones. */
  private static void addTile(double[] tile, double[] sums, int place, int stride) {
    for (int r = 0; r < TILE; r++) {
      for (int c = 0; c < TILE; c++) {
        int t = (TILE * r + c) * LANES;
        sums[place + r * stride + c] +=
            ((tile[t] + tile[t + 4]) + (tile[t + 2] + tile[t + 6]))
                + ((tile[t + 1] + tile[t + 5]) + (tile[t + 3] + tile[t + 7]));
      }
    }
  }
}
