package org.onsager.pairwise.internal;

import java.lang.invoke.MethodHandles;
import org.onsager.solve.internal.Incubator;

/**
 * Matrix products {@code sums += z'c} by tiles of three rows, and sums of waves, with the
 * arithmetic of one provider. Columns, one a lane, never mix, and the terms of a sum are taken in
 * turn: all providers give the same digits.
 */
public interface Tiles {

  /** Columns a panel. */
  int lanes();

  /** How rows are stored. */
  Rows.Layout layout();

  /**
   * {@code sums_(row + r) += sum_j z[u + 3 j + r] c_j} for r = 0, 1, 2, and j from 0 to n - 1.
   *
   * @param c n rows or more
   * @param n the number of terms
   * @param z factors, three a term
   * @param u the index of the first factor
   * @param sums rows
   * @param row the first of the three
   */
  void add(Rows c, int n, double[] z, int u, Rows sums, int row);

  /**
   * A combination of waves and its slopes, {@code values += a_q cos_q + b_q sin_q} and {@code
   * slopes_q = b_q cos_q - a_q sin_q} for q from 0 to n - 1 in turn.
   *
   * @param cos n rows
   * @param sin n rows
   * @param n the number of waves
   * @param a factors of cosines
   * @param b factors of sines
   * @param from the index of the first of both
   * @param values one row
   * @param slopes n rows
   */
  void combine(
      Rows cos, Rows sin, int n, double[] a, double[] b, int from, Rows values, Rows slopes);

  /** Those of the best provider: see {@code onsager.sums}. */
  static Tiles best() {
    return Best.TILES;
  }

  /** Chosen at the first use. */
  final class Best {
    private static final Tiles TILES =
        Incubator.wanted(
                Tiles.class, MethodHandles.lookup(), "org.onsager.pairwise.internal.VectorTiles")
            .orElseGet(ScalarTiles::new);

    private Best() {}
  }
}
