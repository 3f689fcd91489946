package org.onsager.pairwise.internal;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * The weighted source as the loops read it: one number at a time, broadcast to all queries.
 *
 * <p>Differences read the coordinates as they are, without a copy. Tiles read packed copies of the
 * coordinates, for products of {@code z = y - centre}, in the order in which the loops want them.
 *
 * @param count m
 * @param coordinates {@code m * d}, coordinate-major, not centred
 * @param weights m numbers, or several columns of m for sums of values alone
 * @param dots groups of three sources: {@code -2 z_k} of source j for products, {@code y_k} for
 *     differences by tiles, is entry {@code (j / 3 * d + k) * 3 + j % 3}; padded with zeros to full
 *     groups; empty where nothing goes by tiles
 * @param norms {@code |z_j|^2}, padded like dots; empty for differences
 * @param updates groups of three rows: {@code w_j z_k} of source j is entry {@code (k / 3 * m + j)
 *     * 3 + k % 3}, and row d holds {@code w_j}; padded with zero rows; empty where gradients come
 *     by differences
 * @param vectors groups of three rows, like updates: {@code u_jk} of the vectors that are summed;
 *     empty without such
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
    double[] vectors,
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
   * @param vectors like those of the source
   */
  @SuppressWarnings("ArrayRecordComponent") // a workspace, never compared
  public record Singles(
      float[] coordinates,
      float[] weights,
      float[] dots,
      float[] norms,
      float[] updates,
      float[] vectors) {

    private static final float[] NONE = {};

    /** In double precision. */
    static final Singles ABSENT = new Singles(NONE, NONE, NONE, NONE, NONE, NONE);

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
        NONE,
        Singles.ABSENT);
  }

  /** For differences by tiles. */
  public static Source tiled(Points points, Block weights) {
    int m = points.count();
    int d = points.dimension();
    double[] y = points.coordinates().borrowReadOnly();
    double[] dots = new double[padded(m) * d];
    for (int k = 0; k < d; k++) {
      spread(y, k * m, m, dots, 3 * k, 3 * d);
    }
    return new Source(m, y, weights.borrowReadOnly(), dots, NONE, NONE, NONE, Singles.ABSENT);
  }

  /** For distances by products, and gradients if {@code sums}. */
  public static Source packed(Points points, Block weights, double[] centre, boolean sums) {
    int m = points.count();
    int d = points.dimension();
    double[] y = points.coordinates().borrowReadOnly();
    double[] w = weights.borrowReadOnly();
    double[] dots = new double[padded(m) * d];
    double[] norms = new double[padded(m)];
    double[] updates = sums ? new double[padded(d + 1) * m] : NONE;
    double[] z = new double[m];
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < m; j++) {
        z[j] = y[k * m + j] - centre[k];
        norms[j] = fma(z[j], z[j], norms[j]);
      }
      if (sums) {
        for (int j = 0, to = k / 3 * m * 3 + k % 3; j < m; j++, to += 3) {
          updates[to] = w[j] * z[j];
        }
      }
      for (int j = 0; j < m; j++) {
        z[j] *= -2;
      }
      spread(z, 0, m, dots, 3 * k, 3 * d);
    }
    if (sums) {
      for (int j = 0; j < m; j++) {
        updates[(d / 3 * m + j) * 3 + d % 3] = w[j];
      }
    }
    return new Source(m, y, w, dots, norms, updates, NONE, Singles.ABSENT);
  }

  /** This source with m vectors to sum, coordinate-major, packed. */
  public Source withVectors(Block summed) {
    int d = summed.length() / count;
    double[] u = summed.borrowReadOnly();
    double[] packed = new double[padded(d) * count];
    for (int k = 0; k < d; k++) {
      for (int j = 0, to = k / 3 * count * 3 + k % 3; j < count; j++, to += 3) {
        packed[to] = u[k * count + j];
      }
    }
    return new Source(count, coordinates, weights, dots, norms, updates, packed, singles);
  }

  /** Full groups of three. */
  private static int padded(int count) {
    return (count + 2) / 3 * 3;
  }

  /** Writes groups of three, {@code stride} numbers apart. */
  private static void spread(
      double[] from, int offset, int count, double[] to, int first, int stride) {
    int u = first;
    int j = offset;
    int end = offset + count;
    for (; j + 3 <= end; j += 3, u += stride) {
      to[u] = from[j];
      to[u + 1] = from[j + 1];
      to[u + 2] = from[j + 2];
    }
    for (; j < end; j++, u++) {
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
            Singles.of(updates),
            Singles.of(vectors));
    return new Source(count, coordinates, weights, dots, norms, updates, vectors, rounded);
  }
}
