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
    this.waves = new Waves(shape.lattice());
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
    Lattice lattice = shape.lattice();
    double[] q = new double[2 * shape.places()];
    for (int j = 0; j < g.length; j++) {
      put(shape, j, g[j], 0, q);
      put(shape, lattice.turned(j, 0), lattice.slope(j, 0) * g[j], 2, q);
    }
    return q;
  }

  private static void put(TensorShape shape, int mode, double value, int which, double[] q) {
    int place = shape.place(mode);
    int column = place % shape.columns();
    int line = place / shape.columns();
    q[(line / 2 * shape.columns() + column) * 4 + which + line % 2] += value;
  }

  /** Where the coefficients of the waves k of the second axis and a slot of the third begin. */
  private int at(int k, int slot) {
    return 2 * shape.place(0, 2 * k, slot);
  }

  /** Writes the function and its gradient at {@code from <= i < to}. */
  void evaluate(
      double[] q, Points points, int from, int to, double[] values, double[] gradients) {
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
  }

  /** Out: the function and its derivatives along the first, second and third axis. */
  private void space(double[] q, int point) {
    Arrays.fill(out, 0);
    for (int k = 0; k <= shape.most(2) && shape.last(0, k) >= 0; k++) {
      plane(q, 2 * k, point, cosinePlane);
      plane(q, 2 * k + 1, point, sinePlane);
      double omega = k * spacing(2);
      int wave = 2 * k * ROW + point;
      double[] table = waves.table(2);
      add(table, wave, cosinePlane, sinePlane, 0, out, 0, tile);
      add(table, wave, cosinePlane, sinePlane, tile, out, tile, tile);
      add(table, wave, cosinePlane, sinePlane, 2 * tile, out, 2 * tile, tile);
      addSlope(table, wave, omega, cosinePlane, 0, sinePlane, 0, out, 3 * tile, tile);
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
      addRow(waves.table(1), 2 * k * ROW + point, k * spacing(1), row, plane, tile);
    }
  }

  private double spacing(int axis) {
    return axis < shape.lattice().dimension() ? shape.lattice().spacing(axis) : 0;
  }

  private static void addRow(
      double[] waves, int wave, double omega, double[] row, double[] plane, int tile) {
    for (int i = 0; i < tile; i++) {
      double c = waves[wave + i];
      double s = waves[wave + ROW + i];
      double onCosine = row[i];
      double onSine = row[tile + i];
      plane[i] += c * onCosine + s * onSine;
      plane[tile + i] += c * row[2 * tile + i] + s * row[3 * tile + i];
      plane[2 * tile + i] += omega * (c * onSine - s * onCosine);
    }
  }

  private static void add(
      double[] waves,
      int wave,
      double[] cosine,
      double[] sine,
      int from,
      double[] out,
      int to,
      int tile) {
    for (int i = 0; i < tile; i++) {
      out[to + i] +=
          waves[wave + i] * cosine[from + i] + waves[wave + ROW + i] * sine[from + i];
    }
  }

  private static void addSlope(
      double[] waves,
      int wave,
      double omega,
      double[] cosine,
      int c,
      double[] sine,
      int s,
      double[] out,
      int to,
      int tile) {
    for (int i = 0; i < tile; i++) {
      out[to + i] +=
          omega * (waves[wave + i] * sine[s + i] - waves[wave + ROW + i] * cosine[c + i]);
    }
  }
}
