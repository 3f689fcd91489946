package org.onsager.feature.fourier;

import static org.onsager.feature.fourier.Waves.ROW;
import static org.onsager.solve.internal.VectorShape.fma;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.onsager.solve.internal.VectorShape;

/**
 * On vectors. What the sums are added to is the caller's: with the additions in the same methods
 * these would fall off the inlining cliff, twenty times slower.
 */
final class VectorTensorLoops implements TensorLoops {

  /** No longer than LANES, so that longer vectors have the same digits. */
  private static final VectorSpecies<Double> SPECIES =
      VectorShape.LENGTH > LANES ? DoubleVector.SPECIES_512 : VectorShape.SPECIES;

  private static final int LENGTH = SPECIES.length();

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int points() {
    return 4 * LENGTH;
  }

  private static DoubleVector load(double[] a, int offset) {
    return DoubleVector.fromArray(SPECIES, a, offset);
  }

  @Override
  public void tile(double[] rows, double[] columns, int from, int count, double[] sums) {
    for (int lane = 0; lane < LANES; lane += LENGTH) {
      lanes(rows, lane, columns, from + lane, count, sums, lane);
    }
  }

  /** Sixteen sums, of as many lanes as there are in a vector. */
  private static void lanes(
      double[] rows, int row, double[] columns, int column, int count, double[] sums, int to) {
    DoubleVector s00 = DoubleVector.zero(SPECIES);
    DoubleVector s01 = s00;
    DoubleVector s02 = s00;
    DoubleVector s03 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s12 = s00;
    DoubleVector s13 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s22 = s00;
    DoubleVector s23 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    DoubleVector s32 = s00;
    DoubleVector s33 = s00;
    for (int i = 0; i < count; i += LANES) {
      DoubleVector x0 = load(rows, row + i);
      DoubleVector x1 = load(rows, row + ROW + i);
      DoubleVector x2 = load(rows, row + 2 * ROW + i);
      DoubleVector x3 = load(rows, row + 3 * ROW + i);
      DoubleVector y = load(columns, column + i);
      s00 = fma(x0, y, s00);
      s10 = fma(x1, y, s10);
      s20 = fma(x2, y, s20);
      s30 = fma(x3, y, s30);
      y = load(columns, column + ROW + i);
      s01 = fma(x0, y, s01);
      s11 = fma(x1, y, s11);
      s21 = fma(x2, y, s21);
      s31 = fma(x3, y, s31);
      y = load(columns, column + 2 * ROW + i);
      s02 = fma(x0, y, s02);
      s12 = fma(x1, y, s12);
      s22 = fma(x2, y, s22);
      s32 = fma(x3, y, s32);
      y = load(columns, column + 3 * ROW + i);
      s03 = fma(x0, y, s03);
      s13 = fma(x1, y, s13);
      s23 = fma(x2, y, s23);
      s33 = fma(x3, y, s33);
    }
    s00.intoArray(sums, to);
    s01.intoArray(sums, to + LANES);
    s02.intoArray(sums, to + 2 * LANES);
    s03.intoArray(sums, to + 3 * LANES);
    s10.intoArray(sums, to + 4 * LANES);
    s11.intoArray(sums, to + 5 * LANES);
    s12.intoArray(sums, to + 6 * LANES);
    s13.intoArray(sums, to + 7 * LANES);
    s20.intoArray(sums, to + 8 * LANES);
    s21.intoArray(sums, to + 9 * LANES);
    s22.intoArray(sums, to + 10 * LANES);
    s23.intoArray(sums, to + 11 * LANES);
    s30.intoArray(sums, to + 12 * LANES);
    s31.intoArray(sums, to + 13 * LANES);
    s32.intoArray(sums, to + 14 * LANES);
    s33.intoArray(sums, to + 15 * LANES);
  }

  @Override
  public void addTile(double[] sums, double[] out, int place, int stride) {
    foldToFour(sums);
    foldToTwo(sums);
    for (int r = 0; r < TILE; r++) {
      for (int c = 0; c < TILE; c++) {
        int t = 2 * (TILE * r + c);
        out[place + r * stride + c] += sums[t] + sums[t + 1];
      }
    }
  }

  /** The first half of the lanes plus the second. A species must be a constant to be fast. */
  private static void foldToFour(double[] sums) {
    for (int s = 0; s < TILE * TILE; s++) {
      DoubleVector first = DoubleVector.fromArray(DoubleVector.SPECIES_256, sums, 8 * s);
      DoubleVector second = DoubleVector.fromArray(DoubleVector.SPECIES_256, sums, 8 * s + 4);
      first.add(second).intoArray(sums, 4 * s);
    }
  }

  private static void foldToTwo(double[] sums) {
    for (int s = 0; s < TILE * TILE; s++) {
      DoubleVector first = DoubleVector.fromArray(DoubleVector.SPECIES_128, sums, 4 * s);
      DoubleVector second = DoubleVector.fromArray(DoubleVector.SPECIES_128, sums, 4 * s + 2);
      first.add(second).intoArray(sums, 2 * s);
    }
  }

  @Override
  public void row(double[] q, int at, int count, double[] waves, int from, double[] out) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector b3 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector c2 = a0;
    DoubleVector c3 = a0;
    DoubleVector d0 = a0;
    DoubleVector d1 = a0;
    DoubleVector d2 = a0;
    DoubleVector d3 = a0;
    int wave = from;
    for (int k = at; k < at + 4 * count; k += 4) {
      DoubleVector y0 = load(waves, wave);
      DoubleVector y1 = load(waves, wave + LENGTH);
      DoubleVector y2 = load(waves, wave + 2 * LENGTH);
      DoubleVector y3 = load(waves, wave + 3 * LENGTH);
      DoubleVector f = DoubleVector.broadcast(SPECIES, q[k]);
      a0 = fma(y0, f, a0);
      a1 = fma(y1, f, a1);
      a2 = fma(y2, f, a2);
      a3 = fma(y3, f, a3);
      f = DoubleVector.broadcast(SPECIES, q[k + 1]);
      b0 = fma(y0, f, b0);
      b1 = fma(y1, f, b1);
      b2 = fma(y2, f, b2);
      b3 = fma(y3, f, b3);
      f = DoubleVector.broadcast(SPECIES, q[k + 2]);
      c0 = fma(y0, f, c0);
      c1 = fma(y1, f, c1);
      c2 = fma(y2, f, c2);
      c3 = fma(y3, f, c3);
      f = DoubleVector.broadcast(SPECIES, q[k + 3]);
      d0 = fma(y0, f, d0);
      d1 = fma(y1, f, d1);
      d2 = fma(y2, f, d2);
      d3 = fma(y3, f, d3);
      wave += ROW;
    }
    a0.intoArray(out, 0 * LENGTH);
    a1.intoArray(out, 1 * LENGTH);
    a2.intoArray(out, 2 * LENGTH);
    a3.intoArray(out, 3 * LENGTH);
    b0.intoArray(out, 4 * LENGTH);
    b1.intoArray(out, 5 * LENGTH);
    b2.intoArray(out, 6 * LENGTH);
    b3.intoArray(out, 7 * LENGTH);
    c0.intoArray(out, 8 * LENGTH);
    c1.intoArray(out, 9 * LENGTH);
    c2.intoArray(out, 10 * LENGTH);
    c3.intoArray(out, 11 * LENGTH);
    d0.intoArray(out, 12 * LENGTH);
    d1.intoArray(out, 13 * LENGTH);
    d2.intoArray(out, 14 * LENGTH);
    d3.intoArray(out, 15 * LENGTH);
  }

  @Override
  public void add(double[] waves, int a, int b, int c, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleVector ca = load(waves, a + i);
      DoubleVector sa = load(waves, a + ROW + i);
      DoubleVector cb = load(waves, b + i);
      DoubleVector sb = load(waves, b + ROW + i);
      ca.mul(cb).sub(sa.mul(sb)).intoArray(waves, c + i);
      sa.mul(cb).add(ca.mul(sb)).intoArray(waves, c + ROW + i);
    }
  }

  @Override
  public void multiply(double[] w, double[] waves, int from, int count, double[] out, int to) {
    for (int i = 0; i < count; i += LENGTH) {
      load(w, i).mul(load(waves, from + i)).intoArray(out, to + i);
    }
  }

  @Override
  public void combine(
      double[] waves,
      int wave,
      double[] p,
      int fromP,
      double[] q,
      int fromQ,
      double[] out,
      int to) {
    for (int i = 0; i < 4 * LENGTH; i += LENGTH) {
      DoubleVector onCosine = load(waves, wave + i).mul(load(p, fromP + i));
      DoubleVector onSine = load(waves, wave + ROW + i).mul(load(q, fromQ + i));
      load(out, to + i).add(onCosine.add(onSine)).intoArray(out, to + i);
    }
  }

  @Override
  public void combineSlopes(
      double[] waves,
      int wave,
      double[] p,
      int fromP,
      double[] q,
      int fromQ,
      double omega,
      double[] out,
      int to) {
    for (int i = 0; i < 4 * LENGTH; i += LENGTH) {
      DoubleVector onCosine = load(waves, wave + i).mul(load(q, fromQ + i));
      DoubleVector onSine = load(waves, wave + ROW + i).mul(load(p, fromP + i));
      load(out, to + i).add(onCosine.sub(onSine).mul(omega)).intoArray(out, to + i);
    }
  }
}
