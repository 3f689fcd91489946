package org.onsager.feature;

import org.onsager.measure.Answer;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Room;

/**
 * Products of a feature-major block with weights of particles and with coefficients of features,
 * and the cut into chunks of points that keeps such blocks small. The cut changes no digit: every
 * sum runs over the points, or over the features, from first to last.
 */
final class Products {

  /** So many numbers a chunk at most, unless one point has more. */
  private static final int CHUNK = 1 << 20;

  private static final String WHAT = "the block of features";

  private static final String EACH = "Give Phi_j at point i as entry j * n + i.";

  private Products() {}

  /** The values, of the right length. */
  static Block values(Features features, Points at) {
    return Answer.ofLength(WHAT, features.values(at), (long) features.count() * at.count(), EACH);
  }

  /** Room for M * columns numbers. */
  static int length(int features, long columns) {
    return Room.forDoubles(
        "the features", features, columns, "Use fewer particles or features, or bin the data.");
  }

  static Block mean(Features features, Particles mu) {
    Points points = mu.points();
    int n = points.count();
    int chunk = chunk(features);
    double[] w = mu.weights().borrowReadOnly();
    return Block.build(
        features.count(),
        out -> {
          for (int from = 0; from < n; from += chunk) {
            int to = Math.min(n, from + chunk);
            double[] phi = values(features, slice(points, from, to)).borrowReadOnly();
            addMean(phi, w, from, to, out);
          }
        });
  }

  /** From values of one row a feature; a number too many would go unnoticed. */
  static Block mean(Block values, Block weights) {
    int n = weights.length();
    Answer.ofLength(WHAT, values, (long) Math.max(1, values.length() / n) * n, EACH);
    int features = values.length() / n;
    return Block.build(
        features, out -> addMean(values.borrowReadOnly(), weights.borrowReadOnly(), 0, n, out));
  }

  /**
   * {@code out_j += sum_i w_i Phi_j(x_i)} over {@code from <= i < to}, four features at a time:
   * each sum waits for its last addition.
   */
  private static void addMean(double[] phi, double[] w, int from, int to, double[] out) {
    int n = to - from;
    int j = 0;
    for (; j + 4 <= out.length; j += 4) {
      addFour(phi, phi, phi, phi, j * n, n, w, from, n, out, j);
    }
    for (; j < out.length; j++) {
      double sum = out[j];
      for (int i = 0; i < n; i++) {
        sum += w[from + i] * phi[j * n + i];
      }
      out[j] = sum;
    }
  }

  /**
   * {@code sums_(to + k) += sum_i w_(from + i) r_k[start + k row + i]} for k = 0, 1, 2, 3: four
   * rows that lie in one array, or in one each.
   */
  static void addFour(
      double[] r0,
      double[] r1,
      double[] r2,
      double[] r3,
      int start,
      int row,
      double[] w,
      int from,
      int count,
      double[] sums,
      int to) {
    double a = sums[to];
    double b = sums[to + 1];
    double c = sums[to + 2];
    double d = sums[to + 3];
    for (int i = 0; i < count; i++) {
      double weight = w[from + i];
      a += weight * r0[start + i];
      b += weight * r1[start + row + i];
      c += weight * r2[start + 2 * row + i];
      d += weight * r3[start + 3 * row + i];
    }
    sums[to] = a;
    sums[to + 1] = b;
    sums[to + 2] = c;
    sums[to + 3] = d;
  }

  static Field along(Features features, Points at, Block g) {
    int n = at.count();
    int d = at.dimension();
    int chunk = chunk(features);
    if (n <= chunk) {
      return features.jet(at).along(g);
    }
    return Field.build(
        n,
        d,
        (values, gradients) -> {
          for (int from = 0; from < n; from += chunk) {
            int to = Math.min(n, from + chunk);
            Field part = features.jet(slice(at, from, to)).along(g);
            System.arraycopy(part.values().borrowReadOnly(), 0, values, from, to - from);
            for (int a = 0; a < d; a++) {
              System.arraycopy(
                  part.gradients().borrowReadOnly(),
                  a * (to - from),
                  gradients,
                  a * n + from,
                  to - from);
            }
          }
        });
  }

  private static int chunk(Features features) {
    return Math.max(1, CHUNK / Math.max(1, features.count() * (features.dimension() + 1)));
  }

  /** The points {@code from <= i < to}; all of them are the same object. */
  private static Points slice(Points points, int from, int to) {
    int n = points.count();
    if (to - from == n) {
      return points;
    }
    double[] x = points.coordinates().borrowReadOnly();
    return new Points(
        to - from,
        points.dimension(),
        Block.build(
            (to - from) * points.dimension(),
            out -> {
              for (int a = 0; a < points.dimension(); a++) {
                System.arraycopy(x, a * n + from, out, a * (to - from), to - from);
              }
            }));
  }

  /** {@code <g, Phi>} and its gradient from values and jacobian. */
  static Field along(Block values, Block jacobian, Block g, Points at) {
    return Field.of(
        adjoint(values, g, at.count()), adjoint(jacobian, g, at.count() * at.dimension()));
  }

  /** {@code sum_j g_j row_j} of as many rows. */
  static Block combined(Block rows, Block g) {
    int length = rows.length() / g.length();
    Answer.ofLength(WHAT, rows, (long) Math.max(1, length) * g.length(), EACH);
    return adjoint(rows, g, length);
  }

  /** {@code sum_j g_j row_j} of rows of {@code length} numbers. */
  static Block adjoint(Block rows, Block g, int length) {
    double[] row = rows.borrowReadOnly();
    return Block.build(
        length,
        out -> {
          for (int j = 0; j < g.length(); j++) {
            addRow(g.get(j), row, j * length, out);
          }
        });
  }

  static void addRow(double factor, double[] rows, int from, double[] out) {
    for (int e = 0; e < out.length; e++) {
      out[e] += factor * rows[from + e];
    }
  }
}
