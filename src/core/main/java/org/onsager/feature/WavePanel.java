package org.onsager.feature;

import java.util.Arrays;
import org.onsager.measure.Points;
import org.onsager.pairwise.internal.Rows;
import org.onsager.pairwise.internal.Tiles;
import org.onsager.solve.internal.Circle;

/**
 * A workspace: the cosines and sines of a tile of frequencies at a panel of neighbouring points,
 * one a lane.
 */
final class WavePanel {

  private static final int TILE = Frequencies.TILE;

  private final Tiles tiles;
  private final Frequencies frequencies;
  private final Rows phases;
  private final Rows slopes;
  final Rows cos;
  final Rows sin;

  WavePanel(Tiles tiles, Frequencies frequencies) {
    this.tiles = tiles;
    this.frequencies = frequencies;
    this.phases = rows(TILE);
    this.slopes = rows(TILE);
    this.cos = rows(TILE);
    this.sin = rows(TILE);
  }

  /** A workspace of as many rows. */
  Rows rows(int count) {
    return new Rows(count, tiles.lanes(), tiles.layout());
  }

  /** Coordinates of some points, one row an axis; lanes without a point hold what they held. */
  void load(Points at, int from, int count, Rows x) {
    for (int a = 0; a < at.dimension(); a++) {
      x.setRow(a, at.coordinates().borrowReadOnly(), a * at.count() + from, count);
    }
  }

  /** The waves of a tile at points. */
  void turn(int tile, Rows x) {
    for (double[] row : phases.arrays()) {
      Arrays.fill(row, 0);
    }
    for (int q = 0; q < TILE; q += 3) {
      tiles.add(
          x, frequencies.dimension(), frequencies.byAxis(), frequencies.byAxis(tile, q), phases, q);
    }
    for (int r = 0; r < phases.arrays().length; r++) {
      double[] angle = phases.arrays()[r];
      Circle.turn(angle, cos.arrays()[r], sin.arrays()[r], angle.length);
    }
  }

  /**
   * Adds {@code sum_q onCosine_q cos_q + onSine_q sin_q} to a row of values, and its gradient to
   * rows of axes.
   *
   * @param tile the tile whose waves these are
   * @param onCosines coefficients of all frequencies, filled up with zeros
   * @param onSines the same for the sines
   * @param values one row
   * @param gradients a row an axis, filled up to a multiple of three
   */
  void addAlong(int tile, double[] onCosines, double[] onSines, Rows values, Rows gradients) {
    tiles.combine(cos, sin, TILE, onCosines, onSines, tile * TILE, values, slopes);
    for (int a = 0; a < frequencies.rows(); a += 3) {
      tiles.add(
          slopes, TILE, frequencies.byFrequency(), frequencies.byFrequency(tile, a), gradients, a);
    }
  }

  /**
   * Adds {@code sum_i w_i cos_q(x_i)} and sines to sums, from first to last, four frequencies at a
   * time: each sum waits for its last addition.
   *
   * @param tile the tile whose waves these are
   * @param w weights of all points
   * @param from the first point of the panel
   * @param count how many there are
   * @param cosines sums of all frequencies, filled up
   * @param sines the same for the sines
   */
  void addMean(int tile, double[] w, int from, int count, double[] cosines, double[] sines) {
    for (int q = 0; q < TILE; q += 4) {
      addFour(cos, q, w, from, count, cosines, tile * TILE + q);
      addFour(sin, q, w, from, count, sines, tile * TILE + q);
    }
  }

  private static void addFour(
      Rows rows, int q, double[] w, int from, int count, double[] sums, int to) {
    Products.addFour(
        rows.holding(q),
        rows.holding(q + 1),
        rows.holding(q + 2),
        rows.holding(q + 3),
        rows.start(q),
        rows.start(q + 1) - rows.start(q),
        w,
        from,
        count,
        sums,
        to);
  }
}
