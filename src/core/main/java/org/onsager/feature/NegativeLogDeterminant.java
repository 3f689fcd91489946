package org.onsager.feature;

import io.vavr.control.Option;
import org.onsager.measure.Block;
import org.onsager.measure.Require;
import org.onsager.solve.Cholesky;

/**
 * {@code -log det S} of a symmetric matrix given by its upper triangle. With {@code S = LL'},
 * {@code R''[A, A] = |L^-1 A L^-T|_F^2}.
 */
record NegativeLogDeterminant(int order) implements Loss {

  NegativeLogDeterminant {
    Require.atLeast("order", order, 1);
  }

  @Override
  public int count() {
    return Triangle.length(order);
  }

  private Option<Cholesky> factor(Block m) {
    return Cholesky.of(order, Triangle.full(order, m, 1));
  }

  @Override
  public double value(Block m) {
    m.requireLength("m", count());
    return factor(m).map(f -> -f.logDeterminant()).getOrElse(Double.POSITIVE_INFINITY);
  }

  /** {@code -S^-1}; entries off the diagonal count twice. */
  @Override
  public Block gradient(Block m) {
    m.requireLength("m", count());
    return factor(m)
        .map(f -> {
          double[][] inverse = columns(f, true);
          return Block.build(
              count(),
              out -> {
                int e = 0;
                for (int p = 0; p < order; p++) {
                  for (int q = p; q < order; q++) {
                    out[e++] = (p == q ? -1 : -2) * inverse[q][p];
                  }
                }
              });
        })
        .getOrElse(() -> Block.constant(count(), Double.NaN));
  }

  /** The columns of {@code S^-1}, or of {@code L^-1}. */
  private double[][] columns(Cholesky factor, boolean both) {
    double[][] columns = new double[order][];
    for (int k = 0; k < order; k++) {
      double[] unit = new double[order];
      unit[k] = 1;
      columns[k] = both ? factor.solve(unit) : factor.solveLower(unit);
    }
    return columns;
  }

  @Override
  public Block factor(Block m, int columns, Block a) {
    m.requireLength("m", count());
    return factor(m)
        .map(f -> {
          double[][] inverse = columns(f, false);
          return Block.build(
              a.length(),
              out -> {
                for (int c = 0; c < columns; c++) {
                  write(inverse, a, columns, c, out);
                }
              });
        })
        .getOrElse(() -> a.map(entry -> Double.NaN));
  }

  /** The upper triangle of {@code L^-1 A L^-T}, off the diagonal times {@code sqrt 2}. */
  private void write(double[][] inverse, Block a, int columns, int c, double[] out) {
    double[] half = new double[order * order];
    for (int p = 0, e = 0; p < order; p++) {
      for (int q = p; q < order; q++, e++) {
        double entry = a.get(e * columns + c);
        addColumn(entry, inverse[p], half, q);
        if (p != q) {
          addColumn(entry, inverse[q], half, p);
        }
      }
    }
    // half = L^-1 A, row by row; entry (p, q) of the result is sum_r half_pr (L^-1)_qr.
    for (int p = 0, e = 0; p < order; p++) {
      for (int q = p; q < order; q++, e++) {
        double sum = 0;
        for (int r = 0; r <= q; r++) {
          sum += half[p * order + r] * inverse[r][q];
        }
        out[e * columns + c] = p == q ? sum : Math.sqrt(2) * sum;
      }
    }
  }

  private void addColumn(double factor, double[] column, double[] matrix, int q) {
    for (int p = 0; p < order; p++) {
      matrix[p * order + q] += factor * column[p];
    }
  }

  /**
   * {@code k log(1 + linear / k)}: {@code R(m) - R(m') = log det S^-1 S'}, and by the inequality of
   * arithmetic and geometric means that is at most {@code k log(tr S^-1 S' / k)}, where the trace
   * is {@code k + <R'(m), m - m'>}. A design is at least {@code k / (k + linear)} efficient.
   */
  @Override
  public double gap(Block m, double linear) {
    return order * Math.log1p(linear / order);
  }
}
