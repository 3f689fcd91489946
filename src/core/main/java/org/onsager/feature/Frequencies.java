package org.onsager.feature;

import org.onsager.measure.Points;

/**
 * Frequencies packed for products with points, and for products with slopes of waves, in tiles. The
 * last tile and the last three axes are filled up with zeros.
 */
final class Frequencies {

  /** Frequencies a tile: with a panel of points in 100 dimensions they fill the nearest cache. */
  static final int TILE = 24;

  private final int count;
  private final int dimension;

  /** By tile, three frequencies, axis. */
  private final double[] byAxis;

  /** By tile, three axes, frequency. */
  private final double[] byFrequency;

  Frequencies(Points omega) {
    this.count = omega.count();
    this.dimension = omega.dimension();
    int tile = TILE * dimension;
    int paddedTile = TILE * rows();
    this.byAxis = new double[Products.length(tiles(), tile)];
    this.byFrequency = new double[Products.length(tiles(), paddedTile)];
    for (int p = 0; p < count; p++) {
      int t = p / TILE;
      int q = p % TILE;
      for (int a = 0; a < dimension; a++) {
        double value = omega.get(p, a);
        byAxis[t * tile + q / 3 * 3 * dimension + 3 * a + q % 3] = value;
        byFrequency[t * paddedTile + a / 3 * 3 * TILE + 3 * q + a % 3] = value;
      }
    }
  }

  int count() {
    return count;
  }

  int dimension() {
    return dimension;
  }

  /** The number of tiles. */
  int tiles() {
    return (count + TILE - 1) / TILE;
  }

  /** Axes, filled up to a multiple of three. */
  int rows() {
    return (dimension + 2) / 3 * 3;
  }

  /** Factors of axes: three a term, from frequency {@code TILE t + q} on, q a multiple of three. */
  double[] byAxis() {
    return byAxis;
  }

  int byAxis(int tile, int q) {
    return (tile * TILE + q) * dimension;
  }

  /** Factors of frequencies: three a term, from axis a on, a multiple of three. */
  double[] byFrequency() {
    return byFrequency;
  }

  int byFrequency(int tile, int a) {
    return (tile * rows() + a) * TILE;
  }
}
