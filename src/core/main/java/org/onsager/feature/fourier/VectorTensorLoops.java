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
      for (int c = 0; c < TILE; c += 2) {
        half(rows, lane, columns, from + c * ROW + lane, count, sums, c * LANES + lane);
      }
    }
  }

  /** Four rows by two columns: eight sums and six vectors, which fit into sixteen registers. */
  private static void half(
      double[] rows, int row, double[] columns, int column, int count, double[] sums, int to) {
    DoubleVector s00 = DoubleVector.zero(SPECIES);
    DoubleVector s01 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    for (int i = 0; i < count; i += LANES) {
      DoubleVector y0 = load(columns, column + i);
      DoubleVector y1 = load(columns, column + ROW + i);
      DoubleVector x = load(rows, row + i);
      s00 = fma(x, y0, s00);
      s01 = fma(x, y1, s01);
      x = load(rows, row + ROW + i);
      s10 = fma(x, y0, s10);
      s11 = fma(x, y1, s11);
      x = load(rows, row + 2 * ROW + i);
      s20 = fma(x, y0, s20);
      s21 = fma(x, y1, s21);
      x = load(rows, row + 3 * ROW + i);
      s30 = fma(x, y0, s30);
      s31 = fma(x, y1, s31);
    }
    store(s00, s01, sums, to);
    store(s10, s11, sums, to + TILE * LANES);
    store(s20, s21, sums, to + 2 * TILE * LANES);
    store(s30, s31, sums, to + 3 * TILE * LANES);
  }

  private static void store(DoubleVector first, DoubleVector second, double[] sums, int to) {
    first.intoArray(sums, to);
    second.intoArray(sums, to + LANES);
  }

  @Override
  public void row(double[] q, int at, int count, double[] waves, int from, double[] out) {
    pair(q, at, count, waves, from, out, 0);
    pair(q, at, count, waves, from + 2 * LENGTH, out, 2 * LENGTH);
  }

  /** Four combinations at two vectors of points. */
  private static void pair(
      double[] q, int at, int count, double[] waves, int from, double[] out, int to) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector c0 = a0;
    DoubleVector c1 = a0;
    DoubleVector d0 = a0;
    DoubleVector d1 = a0;
    int wave = from;
    for (int k = at; k < at + 4 * count; k += 4) {
      DoubleVector y0 = load(waves, wave);
      DoubleVector y1 = load(waves, wave + LENGTH);
      DoubleVector f = DoubleVector.broadcast(SPECIES, q[k]);
      a0 = fma(y0, f, a0);
      a1 = fma(y1, f, a1);
      f = DoubleVector.broadcast(SPECIES, q[k + 1]);
      b0 = fma(y0, f, b0);
      b1 = fma(y1, f, b1);
      f = DoubleVector.broadcast(SPECIES, q[k + 2]);
      c0 = fma(y0, f, c0);
      c1 = fma(y1, f, c1);
      f = DoubleVector.broadcast(SPECIES, q[k + 3]);
      d0 = fma(y0, f, d0);
      d1 = fma(y1, f, d1);
      wave += ROW;
    }
    int points = 4 * LENGTH;
    a0.intoArray(out, to);
    a1.intoArray(out, to + LENGTH);
    b0.intoArray(out, to + points);
    b1.intoArray(out, to + points + LENGTH);
    c0.intoArray(out, to + 2 * points);
    c1.intoArray(out, to + 2 * points + LENGTH);
    d0.intoArray(out, to + 3 * points);
    d1.intoArray(out, to + 3 * points + LENGTH);
  }
}
