package org.onsager.pairwise.internal;

/** Tiles in plain Java, each row an array of its own. */
public final class ScalarTiles implements Tiles {

  /** Long enough for loops that the compiler unrolls sixteen times. */
  private static final int LANES = 128;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public Rows.Layout layout() {
    return Rows.Layout.APART;
  }

  @Override
  public void add(Rows c, int n, double[] z, int u, Rows sums, int row) {
    ScalarProducts.add(c, n, z, u, sums, row, LANES);
  }

  @Override
  public void combine(
      Rows cos, Rows sin, int n, double[] a, double[] b, int from, Rows values, Rows slopes) {
    for (int q = 0; q < n; q++) {
      combine(cos.row(q), sin.row(q), a[from + q], b[from + q], values.row(0), slopes.row(q));
    }
  }

  private static void combine(
      double[] cos, double[] sin, double a, double b, double[] values, double[] slope) {
    for (int i = 0; i < LANES; i++) {
      double c = cos[i];
      double s = sin[i];
      values[i] += a * c + b * s;
      slope[i] = b * c - a * s;
    }
  }
}
