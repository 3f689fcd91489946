package org.onsager.feature.fourier;

import static org.onsager.solve.internal.VectorShape.LENGTH;
import static org.onsager.solve.internal.VectorShape.broadcast;
import static org.onsager.solve.internal.VectorShape.fma;
import static org.onsager.solve.internal.VectorShape.load;

import jdk.incubator.vector.DoubleVector;

/**
 * By vectors along the first axis. Each loop is a method of its own, short enough for the compiler
 * to keep all that it has in registers.
 */
final class VectorGridLoops implements GridLoops {

  /** Windows at once, which wait for each other's coefficients alone: a divisor of a batch. */
  private static final int POINTS = 4;

  @Override
  public void windows(Window window, double[] offsets, int count, double[] values) {
    double[] c = window.coefficients();
    int lanes = window.lanes();
    int top = window.degree() * lanes;
    for (int i = 0; i < count; i += POINTS) {
      for (int l = 0; l < lanes; l += LENGTH) {
        polynomials(c, top + l, lanes, offsets, i, values, i * lanes + l);
      }
    }
  }

  private static void polynomials(
      double[] c, int top, int lanes, double[] offsets, int i, double[] values, int at) {
    DoubleVector s0 = broadcast(offsets[i]);
    DoubleVector s1 = broadcast(offsets[i + 1]);
    DoubleVector s2 = broadcast(offsets[i + 2]);
    DoubleVector s3 = broadcast(offsets[i + 3]);
    DoubleVector v0 = load(c, top);
    DoubleVector v1 = v0;
    DoubleVector v2 = v0;
    DoubleVector v3 = v0;
    for (int p = top - lanes; p >= 0; p -= lanes) {
      DoubleVector coefficient = load(c, p);
      v0 = fma(v0, s0, coefficient);
      v1 = fma(v1, s1, coefficient);
      v2 = fma(v2, s2, coefficient);
      v3 = fma(v3, s3, coefficient);
    }
    v0.intoArray(values, at);
    v1.intoArray(values, at + lanes);
    v2.intoArray(values, at + 2 * lanes);
    v3.intoArray(values, at + 3 * lanes);
  }

  @Override
  public void windows(
      Window window, double[] offsets, int count, double[] values, double[] slopes) {
    double[] c = window.coefficients();
    int lanes = window.lanes();
    int top = window.degree() * lanes;
    for (int i = 0; i < count; i++) {
      for (int l = 0; l < lanes; l += LENGTH) {
        polynomials(c, top + l, lanes, offsets[i], values, slopes, i * lanes + l);
      }
    }
  }

  private static void polynomials(
      double[] c, int top, int lanes, double offset, double[] values, double[] slopes, int at) {
    DoubleVector s = broadcast(offset);
    DoubleVector v = load(c, top);
    DoubleVector dv = broadcast(0);
    for (int p = top - lanes; p >= 0; p -= lanes) {
      dv = fma(dv, s, v);
      v = fma(v, s, load(c, p));
    }
    v.intoArray(values, at);
    dv.intoArray(slopes, at);
  }

  @Override
  public void spread(GridBatch batch, GridShape shape, double[] cells) {
    VectorSpread.spread(batch, shape, cells);
  }

  @Override
  public void gather(GridBatch batch, GridShape shape, double[] cells) {
    VectorGather.gather(batch, shape, cells);
  }

  @Override
  public void multiply(DenseView a, DenseView b, DenseView c) {
    VectorMultiply.multiply(a, b, c);
  }
}
