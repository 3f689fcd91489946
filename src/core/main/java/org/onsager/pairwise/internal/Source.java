package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * The weighted source as the loops read it: one number at a time, broadcast to all queries.
 *
 * <p>Differences read the coordinates as they are, without a copy. Products read packed copies of
 * the coordinates {@code z = y - centre}, in the order in which the loops want them.
 *
 * @param count m
 * @param coordinates {@code m * d}, coordinate-major, not centred
 * @param weights m numbers, or several columns of m for sums of values alone
 * @param dots groups of three sources: {@code z_k} of source j is entry {@code (j / 3 * d + k) * 3
 *     + j % 3}; padded with zeros to full groups; empty for differences
 * @param norms {@code |z_j|^2}, padded like dots; empty for differences
 * @param updates groups of three rows: {@code w_j z_k} of source j is entry {@code (k / 3 * m + j)
 *     * 3 + k % 3}, and row d holds {@code w_j}; padded with zero rows; empty for differences
 * @param singles the same numbers as floats, where the loops want those
 */
@SuppressWarnings("ArrayRecordComponent") // a workspace, never compared
public record Source(
    int count,
    double[] coordinates,
    double[] weights,
    double[] dots,
    double[] norms,
    double[] updates,
    Singles singles) {

  private static final double[] NONE = {};

  /**
   * The same numbers as floats.
   *
   * @param coordinates like those of the source
   * @param weights like those of the source
   * @param dots like those of the source
   * @param norms like those of the source
   * @param updates like those of the source
   */
  @SuppressWarnings("ArrayRecordComponent") // a workspace, never compared
  public record Singles(
      float[] coordinates, float[] weights, float[] dots, float[] norms, float[] updates) {

    private static final float[] NONE = {};

    /** In double precision. */
    static final Singles ABSENT = new Singles(NONE, NONE, NONE, NONE, NONE);

    private static float[] of(double[] numbers) {
      float[] singles = new float[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        singles[i] = (float) numbers[i];
      }
      return singles;
    }
  }

  /** Where a column of weights begins. */
  public int column(int column) {
    return column * count;
  }

  /** For sums by differences. */
  public static Source plain(Points points, Block weights) {
    return new Source(
        points.count(),
        points.coordinates().borrowReadOnly(),
        weights.borrowReadOnly(),
        NONE,
        NONE,
        NONE,
        Singles.ABSENT);
  }

  /** For sums by products. */
  public static Source packed(Points points, Block weights, double[] centre) {
    int m = points.count();
    int d = points.dimension();
    double[] y = points.coordinates().borrowReadOnly();
    double[] w = weights.borrowReadOnly();
    int padded = (m + 2) / 3 * 3;
    double[] dots = new double[padded * d];
    double[] norms = new double[padded];
    double[] updates = new double[(d + 3) / 3 * 3 * m];
    double[] z = new double[m];
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < m; j++) {
        z[j] = y[k * m + j] - centre[k];
        norms[j] = fma(z[j], z[j], norms[j]);
      }
      spread(z, dots, 3 * k, 3 * d);
      for (int j = 0, to = k / 3 * m * 3 + k % 3; j < m; j++, to += 3) {
        updates[to] = w[j] * z[j];
      }
    }
    for (int j = 0; j < m; j++) {
      updates[(d / 3 * m + j) * 3 + d % 3] = w[j];
    }
    return new Source(m, y, w, dots, norms, updates, Singles.ABSENT);
  }

  /** Writes groups of three, {@code stride} numbers apart. */
  private static void spread(double[] from, double[] to, int first, int stride) {
    int u = first;
    int j = 0;
    for (; j + 3 <= from.length; j += 3, u += stride) {
      to[u] = from[j];
      to[u + 1] = from[j + 1];
      to[u + 2] = from[j + 2];
    }
    for (; j < from.length; j++, u++) {
      to[u] = from[j];
    }
  }

  /** This source for loops over floats. */
  public Source inSinglePrecision() {
    Singles rounded =
        new Singles(
            Singles.of(coordinates),
            Singles.of(weights),
            Singles.of(dots),
            Singles.of(norms),
            Singles.of(updates));
    return new Source(count, coordinates, weights, dots, norms, updates, rounded);
  }
}
