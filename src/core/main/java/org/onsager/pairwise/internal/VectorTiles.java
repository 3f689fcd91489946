package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/** Tiles of three rows by three vectors. */
public final class VectorTiles implements Tiles {

  @Override
  public int lanes() {
    return VectorProducts.LANES;
  }

  @Override
  public Rows.Layout layout() {
    return Rows.Layout.TOGETHER;
  }

  @Override
  public void add(Rows c, int n, double[] z, int u, Rows sums, int row) {
    VectorProducts.add(c.all(), n, z, u, sums.all(), row * VectorProducts.LANES);
  }

  @Override
  public void combine(
      Rows cos, Rows sin, int n, double[] a, double[] b, int from, Rows values, Rows slopes) {
    for (int i = 0; i < VectorProducts.LANES; i += LENGTH) {
      combine(cos.all(), sin.all(), n, a, b, from, values.all(), slopes.all(), i);
    }
  }

  /** One vector of all waves. */
  private static void combine(
      double[] cos,
      double[] sin,
      int n,
      double[] a,
      double[] b,
      int from,
      double[] values,
      double[] slopes,
      int i) {
    DoubleVector sum = load(values, i);
    for (int q = 0; q < n; q++) {
      int at = q * VectorProducts.LANES + i;
      DoubleVector c = load(cos, at);
      DoubleVector s = load(sin, at);
      DoubleVector onCosine = broadcast(a[from + q]);
      DoubleVector onSine = broadcast(b[from + q]);
      sum = sum.add(c.mul(onCosine).add(s.mul(onSine)));
      c.mul(onSine).sub(s.mul(onCosine)).intoArray(slopes, at);
    }
    sum.intoArray(values, i);
  }
}
