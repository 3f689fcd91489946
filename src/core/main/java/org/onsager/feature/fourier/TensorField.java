package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Points;

/**
 * From modes to points: a function and its gradient. A workspace of one thread.
 *
 * <p>A row is the function of the first axis that belongs to a wave of the others; a plane that of
 * the first two, a sum over the waves of the second: {@code sum_k cos(k h y) C_k + sin(k h y) S_k},
 * with derivative {@code k h (cos(k h y) S_k - sin(k h y) C_k)}. Space is a sum of planes alike.
 */
final class TensorField {

  private static final int ROW = Waves.ROW;

  private final TensorShape shape;
  private final TensorLoops loops;
  private final Waves waves;
  private final int tile;
  private final double[] row;
  private final double[] cosinePlane;
  private final double[] sinePlane;
  private final double[] out;

  TensorField(TensorShape shape, TensorLoops loops) {
    this.shape = shape;
    this.loops = loops;
    this.waves = new Waves(shape.lattice(), loops);
    this.tile = loops.points();
    this.row = new double[4 * tile];
    this.cosinePlane = new double[3 * tile];
    this.sinePlane = new double[3 * tile];
    this.out = new double[4 * tile];
  }

  /**
   * What {@link TensorLoops#row} combines: for every wave of the other axes and every slot of the
   * first the coefficients with the cosine and the sine of the second axis, then those of the
   * derivative.
   */
  static double[] coefficients(TensorShape shape, double[] g) {
    double[] placed = shape.placed(g);
    double[] q = new double[2 * placed.length];
    int columns = shape.columns();
    double spacing = shape.lattice().spacing(0);
    for (int line = 0; line < placed.length / columns; line++) {
      for (int k = 0; k < columns / 2; k++) {
        double cosine = placed[line * columns + 2 * k];
        double sine = placed[line * columns + 2 * k + 1];
        int to = 4 * (line / 2 * columns + 2 * k) + line % 2;
        q[to] = cosine;
        q[to + 4] = sine;
        q[to + 2] = k * spacing * sine;
        q[to + 6] = -k * spacing * cosine;
      }
    }
    return q;
  }

  /** Where the coefficients of the waves k of the second axis and a slot of the third begin. */
  private int at(int k, int slot) {
    return 2 * shape.place(0, 2 * k, slot);
  }

  /** Writes the function and its gradient at {@code from <= i < to}, and returns how many. */
  int evaluate(double[] q, Points points, int from, int to, double[] values, double[] gradients) {
    int n = points.count();
    for (int block = from; block < to; block += Waves.BLOCK) {
      int count = Math.min(Waves.BLOCK, to - block);
      waves.at(points, block, count);
      for (int i = 0; i < count; i += tile) {
        space(q, i);
        int some = Math.min(tile, count - i);
        System.arraycopy(out, 0, values, block + i, some);
        for (int a = 0; a < points.dimension(); a++) {
          System.arraycopy(out, (a + 1) * tile, gradients, a * n + block + i, some);
        }
      }
    }
    return to - from;
  }

  /** Out: the function and its derivatives along the first, second and third axis. */
  private void space(double[] q, int point) {
    Arrays.fill(out, 0);
    for (int k = 0; k <= shape.most(2) && shape.last(0, k) >= 0; k++) {
      plane(q, 2 * k, point, cosinePlane);
      plane(q, 2 * k + 1, point, sinePlane);
      double[] table = waves.table(2);
      int wave = 2 * k * ROW + point;
      for (int e = 0; e < 3 * tile; e += tile) {
        loops.combine(table, wave, cosinePlane, e, sinePlane, e, out, e);
      }
      double omega = k * spacing(2);
      loops.combineSlopes(table, wave, cosinePlane, 0, sinePlane, 0, omega, out, 3 * tile);
    }
  }

  /** Plane: the function and its derivatives along the first and second axis. */
  private void plane(double[] q, int slot, int point, double[] plane) {
    Arrays.fill(plane, 0);
    if (slot == 1) { // the sine of zero
      return;
    }
    for (int k = 0; k <= shape.most(1) && shape.last(k, slot / 2) >= 0; k++) {
      int columns = 2 * (shape.last(k, slot / 2) + 1);
      loops.row(q, at(k, slot), columns, waves.table(0), point, row);
      double[] table = waves.table(1);
      int wave = 2 * k * ROW + point;
      loops.combine(table, wave, row, 0, row, tile, plane, 0);
      loops.combine(table, wave, row, 2 * tile, row, 3 * tile, plane, tile);
      loops.combineSlopes(table, wave, row, 0, row, tile, k * spacing(1), plane, 2 * tile);
    }
  }

  private double spacing(int axis) {
    return axis < shape.lattice().dimension() ? shape.lattice().spacing(axis) : 0;
  }
}
