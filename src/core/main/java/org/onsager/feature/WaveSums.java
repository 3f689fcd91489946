package org.onsager.feature;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.internal.Rows;
import org.onsager.pairwise.internal.Tiles;
import org.onsager.solve.internal.Blocks;

/**
 * Sums of cosines and sines of many frequencies at many points, which are never all kept: a few
 * points at a time, on all threads. O(n P d), of which 2 P d multiply-adds a point for {@link
 * #along}, half of that for {@link #mean}.
 *
 * <p>Sums over frequencies run from first to last, sums over points in chunks of {@value #CHUNK}
 * points, whose sums are added from first to last: neither threads nor providers change a digit.
 */
final class WaveSums {

  /** Points a task, a multiple of all numbers of lanes. */
  static final int CHUNK = 768;

  /** Points whose coordinates stay in the cache while all frequencies pass by, likewise. */
  private static final int GROUP = 384;

  private final Frequencies frequencies;
  private final Tiles tiles;

  private WaveSums(Frequencies frequencies, Tiles tiles) {
    this.frequencies = frequencies;
    this.tiles = tiles;
  }

  static WaveSums of(Points omega) {
    return by(Tiles.best(), omega);
  }

  /** By the arithmetic of a provider. */
  static WaveSums by(Tiles tiles, Points omega) {
    return new WaveSums(new Frequencies(omega), tiles);
  }

  /** What is done with the waves of one tile at one panel. */
  @FunctionalInterface
  private interface Visit {
    void take(WavePanel waves, int tile, int panel, int from, int count);
  }

  /** Visits all tiles of some points, panel by panel. */
  private void visit(WavePanel waves, Rows[] x, Points at, int from, int to, Visit visit) {
    int lanes = tiles.lanes();
    for (int first = from, p = 0; first < to; first += lanes, p++) {
      waves.load(at, first, Math.min(lanes, to - first), x[p]);
    }
    for (int tile = 0; tile < frequencies.tiles(); tile++) {
      for (int first = from, p = 0; first < to; first += lanes, p++) {
        waves.turn(tile, x[p]);
        visit.take(waves, tile, p, first, Math.min(lanes, to - first));
      }
    }
  }

  private Rows[] panels(WavePanel waves, int points, int rows) {
    Rows[] panels = new Rows[(Math.min(GROUP, points) + tiles.lanes() - 1) / tiles.lanes()];
    Arrays.setAll(panels, p -> waves.rows(rows));
    return panels;
  }

  /**
   * The mean waves of a measure.
   *
   * @return 2 P numbers, {@code sum_i w_i cos(omega_p . x_i)}, then the sines
   */
  Block mean(Particles mu) {
    int n = mu.count();
    int filled = frequencies.tiles() * Frequencies.TILE;
    int chunks = Math.max(1, n / CHUNK);
    double[][] sums = new double[chunks][];
    forChunks(
        n,
        (from, to) -> {
          double[] cosines = new double[filled];
          double[] sines = new double[filled];
          addMean(mu, from, to, cosines, sines);
          sums[Math.min(from / CHUNK, chunks - 1)] = joined(cosines, sines);
        });
    return Block.build(
        2 * frequencies.count(),
        out -> {
          for (double[] chunk : sums) {
            for (int e = 0; e < out.length; e++) {
              out[e] += chunk[e];
            }
          }
        });
  }

  private double[] joined(double[] cosines, double[] sines) {
    double[] all = Arrays.copyOf(cosines, 2 * frequencies.count());
    System.arraycopy(sines, 0, all, frequencies.count(), frequencies.count());
    return all;
  }

  private void addMean(Particles mu, int from, int to, double[] cosines, double[] sines) {
    double[] w = mu.weights().borrowReadOnly();
    WavePanel waves = new WavePanel(tiles, frequencies);
    Rows[] x = panels(waves, to - from, frequencies.dimension());
    for (int group = from; group < to; group += GROUP) {
      visit(
          waves,
          x,
          mu.points(),
          group,
          Math.min(to, group + GROUP),
          (panel, tile, p, first, count) -> panel.addMean(tile, w, first, count, cosines, sines));
    }
  }

  /**
   * A combination of waves, {@code sum_p g_p cos(omega_p . x) + g_(P + p) sin(omega_p . x)}, and
   * its gradient.
   *
   * @param at n points
   * @param g 2 P numbers
   */
  Field along(Points at, Block g) {
    int filled = frequencies.tiles() * Frequencies.TILE;
    int count = frequencies.count();
    double[] onCosines = Arrays.copyOf(Arrays.copyOf(g.borrowReadOnly(), count), filled);
    double[] onSines =
        Arrays.copyOf(Arrays.copyOfRange(g.borrowReadOnly(), count, 2 * count), filled);
    return Field.build(
        at.count(),
        at.dimension(),
        (values, gradients) ->
            forChunks(
                at.count(),
                (from, to) -> along(at, from, to, onCosines, onSines, values, gradients)));
  }

  private void along(
      Points at,
      int from,
      int to,
      double[] onCosines,
      double[] onSines,
      double[] values,
      double[] gradients) {
    WavePanel waves = new WavePanel(tiles, frequencies);
    Rows[] x = panels(waves, to - from, frequencies.dimension());
    for (int group = from; group < to; group += GROUP) {
      int end = Math.min(to, group + GROUP);
      Rows[] xi = panels(waves, end - group, 1);
      Rows[] slopes = panels(waves, end - group, frequencies.rows());
      visit(
          waves,
          x,
          at,
          group,
          end,
          (panel, tile, p, first, count) ->
              panel.addAlong(tile, onCosines, onSines, xi[p], slopes[p]));
      for (int first = group, p = 0; first < end; first += tiles.lanes(), p++) {
        int count = Math.min(tiles.lanes(), end - first);
        xi[p].copyRow(0, values, first, count);
        for (int a = 0; a < at.dimension(); a++) {
          slopes[p].copyRow(a, gradients, a * at.count() + first, count);
        }
      }
    }
  }

  /**
   * All waves.
   *
   * @return 2 P * n numbers, {@code cos(omega_p . x_i)} at index {@code p * n + i}, then the sines
   */
  Block values(Points at) {
    int n = at.count();
    int count = frequencies.count();
    return Block.build(
        Products.length(2 * count, n),
        out ->
            forChunks(
                n,
                (from, to) -> {
                  WavePanel waves = new WavePanel(tiles, frequencies);
                  Rows[] x = panels(waves, to - from, frequencies.dimension());
                  for (int group = from; group < to; group += GROUP) {
                    visit(
                        waves,
                        x,
                        at,
                        group,
                        Math.min(to, group + GROUP),
                        (panel, tile, p, first, points) ->
                            copy(panel, tile, first, points, n, out));
                  }
                }));
  }

  private void copy(WavePanel waves, int tile, int first, int points, int n, double[] out) {
    int p = tile * Frequencies.TILE;
    for (int q = 0; q < Frequencies.TILE && p + q < frequencies.count(); q++) {
      waves.cos.copyRow(q, out, (p + q) * n + first, points);
      waves.sin.copyRow(q, out, (frequencies.count() + p + q) * n + first, points);
    }
  }

  private void forChunks(int n, Blocks.Task task) {
    Blocks.forEach(n, CHUNK, (long) n * frequencies.count(), task);
  }
}
