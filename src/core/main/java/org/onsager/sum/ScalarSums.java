package org.onsager.sum;

import java.util.Arrays;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * Kernel sums in plain Java. Lanes are queries: for each source, short loops over a block of neighbouring queries that the
 * compiler turns into vector instructions (distances, profile, sums).
 */
final class ScalarSums implements KernelSums {

  static final ScalarSums INSTANCE = new ScalarSums();

  /** Queries a block: six arrays of this length stay in the first-level cache. */
  private static final int QUERIES = 256;

  private ScalarSums() {}

  @Override
  public Block values(Radial radial, Points query, Points source, Block weights) {
    requireMatching(query, source, weights);
    Profiles profiles = Profiles.of(radial);
    double[] v = weights.borrowReadOnly();
    return Block.build(
        query.count(),
        values ->
            forQueries(
                query,
                source,
                (from, to) -> {
                  int length = to - from;
                  double[] s = new double[length];
                  double[] phi = new double[length];
                  for (int j = 0; j < source.count(); j++) {
                    squaredDistances(query, from, length, source, j, s);
                    profiles.values(s, phi, length);
                    add(v[j], phi, values, from, length);
                  }
                }));
  }

  @Override
  public Field field(Radial radial, Points query, Points source, Block weights) {
    requireMatching(query, source, weights);
    Profiles profiles = Profiles.of(radial);
    int n = query.count();
    int m = source.count();
    int d = query.dimension();
    double[] x = query.coordinates().borrowReadOnly();
    double[] y = source.coordinates().borrowReadOnly();
    double[] v = weights.borrowReadOnly();
    return Field.build(
        n,
        d,
        (values, gradients) ->
            forQueries(
                query,
                source,
                (from, to) -> {
                  int length = to - from;
                  double[] s = new double[length];
                  double[] phi = new double[length];
                  double[] slope = new double[length];
                  for (int j = 0; j < m; j++) {
                    squaredDistances(query, from, length, source, j, s);
                    profiles.valuesAndSlopes(s, phi, slope, length);
                    add(v[j], phi, values, from, length);
                    for (int k = 0; k < d; k++) {
                      addGradient(2 * v[j], slope, x, k * n + from, y[k * m + j], gradients, length);
                    }
                  }
                }));
  }

  @Override
  public Block gram(Radial radial, Points points) {
    Profiles profiles = Profiles.of(radial);
    int n = points.count();
    return Block.build(
        n * n,
        gram ->
            Blocks.forEach(
                n,
                1,
                (long) n * n,
                (row, ignored) -> {
                  double[] s = new double[n];
                  double[] phi = new double[n];
                  squaredDistances(points, 0, n, points, row, s);
                  profiles.values(s, phi, n);
                  System.arraycopy(phi, 0, gram, row * n, n);
                }));
  }

  private static void forQueries(Points query, Points source, Blocks.Task task) {
    Blocks.forEach(query.count(), QUERIES, (long) query.count() * source.count(), task);
  }

  private static void requireMatching(Points query, Points source, Block weights) {
    source.requireDimension("source", query.dimension());
    weights.requireLength("weights", source.count());
  }

  private static void squaredDistances(
      Points query, int from, int length, Points source, int j, double[] s) {
    double[] x = query.coordinates().borrowReadOnly();
    double[] y = source.coordinates().borrowReadOnly();
    Arrays.fill(s, 0, length, 0);
    for (int k = 0; k < query.dimension(); k++) {
      addSquares(x, k * query.count() + from, y[k * source.count() + j], s, length);
    }
  }

  private static void addSquares(double[] x, int offset, double y, double[] s, int length) {
    for (int i = 0; i < length; i++) {
      double difference = x[offset + i] - y;
      s[i] += difference * difference;
    }
  }

  private static void add(double weight, double[] phi, double[] values, int offset, int length) {
    for (int i = 0; i < length; i++) {
      values[offset + i] += weight * phi[i];
    }
  }

  private static void addGradient(
      double weight, double[] slope, double[] x, int offset, double y, double[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[offset + i] += weight * slope[i] * (x[offset + i] - y);
    }
  }
}
