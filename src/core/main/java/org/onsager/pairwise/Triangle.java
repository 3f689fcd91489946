package org.onsager.pairwise;

import org.onsager.solve.internal.Blocks;

/** The half of a symmetric matrix below its diagonal, from which the other half is copied. */
final class Triangle {

  /** Rows and columns of a tile: two tiles stay in the first-level cache. */
  private static final int TILE = 32;

  private Triangle() {}

  /** Copies what is below the diagonal above it, in tiles; n * n entries, row by row. */
  static void mirror(double[] matrix, int n) {
    Blocks.forEach(
        n,
        TILE,
        (long) n * n,
        (from, to) -> {
          for (int tile = from; tile < n; tile += TILE) {
            mirror(matrix, n, from, to, tile, Math.min(n, tile + TILE));
          }
        });
  }

  private static void mirror(double[] matrix, int n, int from, int to, int left, int right) {
    for (int i = from; i < to; i++) {
      for (int j = Math.max(left, i + 1); j < right; j++) {
        matrix[i * n + j] = matrix[j * n + i];
      }
    }
  }
}
