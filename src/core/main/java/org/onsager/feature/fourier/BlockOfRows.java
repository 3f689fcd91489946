package org.onsager.feature.fourier;

import static org.onsager.feature.fourier.UnitLoops.BLOCK;

import java.util.Arrays;

/**
 * A few weighted rows with the functions of every axis at them, in tables: {@code 1, cos h z, sin h
 * z, cos 2 h z, ...}, function by function.
 *
 * <p>A row's entries follow from the row alone, wherever it stands in the block, on every machine:
 * {@link StrictMath}, products and sums, each rounded. {@code e^{ikhz}} is {@code e^{i(k-1)hz}
 * e^{ihz}}, whose roundings grow to some k ulp at most; that of {@code h z} moves the row by an
 * ulp.
 */
final class BlockOfRows {

  private final Lattice lattice;
  private final double[][] tables;
  private final double[] weights = new double[BLOCK];
  private final double[] angles;
  private int rows;

  BlockOfRows(Lattice lattice) {
    this.lattice = lattice;
    this.angles = new double[lattice.dimension() * BLOCK];
    this.tables = new double[lattice.dimension()][];
    for (int a = 0; a < tables.length; a++) {
      tables[a] = new double[(2 * lattice.most(a) + 1) * BLOCK];
      Arrays.fill(tables[a], 0, BLOCK, 1);
    }
  }

  /** Adds a row; the weight between 0 and 1. */
  void add(double weight, double[] row) {
    for (int a = 0; a < tables.length; a++) {
      angles[a * BLOCK + rows] = lattice.spacing(a) * (row[a] - lattice.center(a));
    }
    weights[rows++] = weight;
  }

  boolean isFull() {
    return rows == BLOCK;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** The weights, zero where there is no row. */
  double[] weights() {
    return weights;
  }

  /** The table of an axis. */
  double[] table(int axis) {
    return tables[axis];
  }

  /** Computes the tables. */
  void tabulate() {
    for (int a = 0; a < tables.length; a++) {
      if (lattice.most(a) > 0) {
        first(tables[a], angles, a * BLOCK);
        for (int k = 2; k <= lattice.most(a); k++) {
          next(tables[a], (2 * k - 1) * BLOCK);
        }
      }
    }
  }

  /** No rows. */
  void clear() {
    Arrays.fill(weights, 0);
    rows = 0;
  }

  private static void first(double[] table, double[] angles, int from) {
    for (int r = 0; r < BLOCK; r++) {
      table[BLOCK + r] = StrictMath.cos(angles[from + r]);
      table[2 * BLOCK + r] = StrictMath.sin(angles[from + r]);
    }
  }

  /** One turn further: the cosines at {@code to}, the sines behind them. */
  private static void next(double[] table, int to) {
    for (int r = 0; r < BLOCK; r++) {
      double cos = table[to - 2 * BLOCK + r];
      double sin = table[to - BLOCK + r];
      table[to + r] = cos * table[BLOCK + r] - sin * table[2 * BLOCK + r];
      table[to + BLOCK + r] = sin * table[BLOCK + r] + cos * table[2 * BLOCK + r];
    }
  }
}
