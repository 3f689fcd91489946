package org.onsager.command.design;

import java.util.ArrayList;
import java.util.List;
import org.onsager.feature.Features;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/**
 * The same mean features and the same mass by fewer of the points, as Caratheodory's theorem has
 * it: while the columns {@code (1, Phi(x_i))} are linearly dependent, weights move along a
 * dependence until one is zero. Where an optimal design is not unique, a small one.
 */
final class FewerPoints {

  /** Relative to the largest feature: what is less is rounding. */
  private static final double DEPENDENT = 1e-9;

  private FewerPoints() {}

  static Particles of(Particles mu, Features features) {
    Block phi = features.values(mu.points());
    int n = mu.count();
    double[] w = mu.weights().toArray();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      kept.add(i);
    }
    while (true) {
      double[] v = dependence(kept, phi, features.count(), n);
      if (v.length == 0) {
        break;
      }
      int first = -1;
      for (int c = 0; c < v.length; c++) {
        if (v[c] > 0 && (first < 0 || w[kept.get(c)] / v[c] < w[kept.get(first)] / v[first])) {
          first = c;
        }
      }
      double step = w[kept.get(first)] / v[first];
      for (int c = 0; c < v.length; c++) {
        w[kept.get(c)] = Math.max(0, w[kept.get(c)] - step * v[c]);
      }
      kept.subList(first, first + 1).clear();
    }
    int[] chosen = kept.stream().mapToInt(i -> i).toArray();
    return new Particles(
        mu.points().select(chosen),
        Block.build(
            chosen.length,
            out -> {
              for (int c = 0; c < chosen.length; c++) {
                out[c] = w[chosen[c]];
              }
            }));
  }

  /** A vector v, positive somewhere, with {@code sum_c v_c (1, Phi(x_c)) = 0}; empty if none. */
  private static double[] dependence(List<Integer> kept, Block phi, int rows, int n) {
    int columns = kept.size();
    double[][] a = new double[columns][rows + 1];
    double size = 1;
    for (int c = 0; c < columns; c++) {
      a[c][rows] = 1;
      for (int j = 0; j < rows; j++) {
        a[c][j] = phi.get(j * n + kept.get(c));
        size = Math.max(size, Math.abs(a[c][j]));
      }
    }
    return Elimination.dependence(a, DEPENDENT * size);
  }
}
