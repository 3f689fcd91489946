package org.onsager.pairwise.internal;

import java.util.Arrays;

/**
 * A workspace of rows, one number a query in each, of doubles or of floats. The rows lie together
 * in one array for loops that step through it by vectors, or apart in arrays of their own for loops
 * that the compiler is to vectorise: it cannot prove that two stretches of one array do not
 * overlap, but arrays that are read and written at the same index need no proof.
 */
public final class Rows {

  /** How rows are stored. */
  public enum Layout {
    TOGETHER(true, false),
    APART(false, false),
    SINGLES_TOGETHER(true, true),
    SINGLES_APART(false, true);

    private final boolean together;
    private final boolean single;

    Layout(boolean together, boolean single) {
      this.together = together;
      this.single = single;
    }

    /** Whether numbers are floats. */
    public boolean single() {
      return single;
    }

    /** The same in doubles. */
    public Layout inDoubles() {
      return together ? TOGETHER : APART;
    }
  }

  private static final double[][] NO_DOUBLES = {};
  private static final float[][] NO_SINGLES = {};

  private final double[][] doubles;
  private final float[][] singles;
  private final int count;
  private final int lanes;
  private final Layout layout;

  public Rows(int count, int lanes, Layout layout) {
    int arrays = layout.together ? 1 : count;
    int length = layout.together ? count * lanes : lanes;
    this.doubles = layout.single ? NO_DOUBLES : doubles(arrays, length);
    this.singles = layout.single ? singles(arrays, length) : NO_SINGLES;
    this.count = count;
    this.lanes = lanes;
    this.layout = layout;
  }

  /** One by one: an array of two dimensions made at once costs a tenth of a microsecond. */
  private static double[][] doubles(int arrays, int length) {
    double[][] doubles = new double[arrays][];
    for (int a = 0; a < arrays; a++) {
      doubles[a] = new double[length];
    }
    return doubles;
  }

  private static float[][] singles(int arrays, int length) {
    float[][] singles = new float[arrays][];
    for (int a = 0; a < arrays; a++) {
      singles[a] = new float[length];
    }
    return singles;
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** All rows, one after another; only where they lie together. */
  public double[] all() {
    return doubles[0];
  }

  /** One row; only where they lie apart. */
  public double[] row(int row) {
    return doubles[row];
  }

  /** The arrays that hold the rows: one of all rows, or one a row. */
  public double[][] arrays() {
    return doubles;
  }

  /** The array that holds a row. */
  public double[] holding(int row) {
    return doubles[array(row)];
  }

  /** Where a row begins in its array. */
  public int start(int row) {
    return layout.together ? row * lanes : 0;
  }

  /** All rows of floats, one after another; only where they lie together. */
  public float[] allSingles() {
    return singles[0];
  }

  /** One row of floats; only where they lie apart. */
  public float[] singles(int row) {
    return singles[row];
  }

  /** Copies numbers into the first lanes of a row, rounded where the rows are of floats. */
  public void setRow(int row, double[] from, int offset, int length) {
    if (layout.single) {
      float[] to = singles[array(row)];
      int start = start(row);
      for (int i = 0; i < length; i++) {
        to[start + i] = (float) from[offset + i];
      }
    } else {
      System.arraycopy(from, offset, doubles[array(row)], start(row), length);
    }
  }

  /** Copies the first lanes of a row out. */
  public void copyRow(int row, double[] to, int offset, int length) {
    if (layout.single) {
      float[] from = singles[array(row)];
      int start = start(row);
      for (int i = 0; i < length; i++) {
        to[offset + i] = from[start + i];
      }
    } else {
      System.arraycopy(doubles[array(row)], start(row), to, offset, length);
    }
  }

  private int array(int row) {
    return layout.together ? 0 : row;
  }

  /** Adds everything to a workspace of doubles of the same shape and starts again from zero. */
  public void moveInto(Rows total) {
    for (int a = 0; a < doubles.length; a++) {
      addTo(total.doubles[a], doubles[a]);
      Arrays.fill(doubles[a], 0);
    }
    for (int a = 0; a < singles.length; a++) {
      addTo(total.doubles[a], singles[a]);
      Arrays.fill(singles[a], 0);
    }
  }

  private static void addTo(double[] total, double[] partial) {
    for (int i = 0; i < partial.length; i++) {
      total[i] += partial[i];
    }
  }

  private static void addTo(double[] total, float[] partial) {
    for (int i = 0; i < partial.length; i++) {
      total[i] += partial[i];
    }
  }
}
