package org.onsager.bench;

import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/**
 * The double loop that anyone writes first, with {@link Math#exp}: what the library is compared
 * with.
 */
final class NaiveSums {

  private final Family family;
  private final double length;
  private final double gamma;
  private final Radial radial;

  /** The profile and its derivative at the squared distance asked for last. */
  private double phi;

  private double slope;

  NaiveSums(Family family, int d) {
    this.family = family;
    this.length = Family.length(d);
    this.gamma = 1 / (2 * length * length);
    this.radial = family.radial(d);
  }

  /** Values of the first queries. */
  double[] values(Points query, int queries, Points source, Block weights) {
    double[] w = weights.borrowReadOnly();
    double[] values = new double[queries];
    for (int i = 0; i < queries; i++) {
      for (int j = 0; j < w.length; j++) {
        evaluate(squaredDistance(query, i, source, j));
        values[i] += w[j] * phi;
      }
    }
    return values;
  }

  /** Values of the first queries, then gradients, coordinate-major. */
  double[] field(Points query, int queries, Points source, Block weights) {
    double[] x = query.coordinates().borrowReadOnly();
    double[] y = source.coordinates().borrowReadOnly();
    double[] w = weights.borrowReadOnly();
    int d = query.dimension();
    int n = query.count();
    int m = w.length;
    double[] field = new double[queries * (d + 1)];
    for (int i = 0; i < queries; i++) {
      for (int j = 0; j < m; j++) {
        double s = squaredDistance(query, i, source, j);
        evaluate(s);
        field[i] += w[j] * phi;
        double c = s > 0 ? 2 * w[j] * slope : 0;
        for (int k = 0; k < d; k++) {
          field[(1 + k) * queries + i] += c * (x[k * n + i] - y[k * m + j]);
        }
      }
    }
    return field;
  }

  /** The first rows of the matrix. */
  double[] gram(Points points, int rows) {
    int n = points.count();
    double[] gram = new double[rows * n];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < n; j++) {
        evaluate(squaredDistance(points, i, points, j));
        gram[i * n + j] = phi;
      }
    }
    return gram;
  }

  private static double squaredDistance(Points query, int i, Points source, int j) {
    double[] x = query.coordinates().borrowReadOnly();
    double[] y = source.coordinates().borrowReadOnly();
    double s = 0;
    for (int k = 0; k < query.dimension(); k++) {
      double difference = x[k * query.count() + i] - y[k * source.count() + j];
      s += difference * difference;
    }
    return s;
  }

  private void evaluate(double s) {
    switch (family) {
      case GAUSSIAN -> {
        phi = Math.exp(-gamma * s);
        slope = -gamma * phi;
      }
      case MULTIQUADRIC -> {
        phi = 1 / Math.sqrt(1 + 2 * gamma * s);
        slope = -gamma * phi * phi * phi;
      }
      case LAPLACE -> {
        double r = Math.sqrt(s);
        phi = Math.exp(-r / length);
        slope = -phi / (2 * length * r);
      }
      case MATERN32 -> {
        double z = Math.sqrt(3 * s) / length;
        double e = Math.exp(-z);
        phi = (1 + z) * e;
        slope = -3 * gamma * e;
      }
      case MATERN52 -> {
        double z = Math.sqrt(5 * s) / length;
        double e = Math.exp(-z);
        phi = (1 + z + z * z / 3) * e;
        slope = -5 * gamma / 3 * (1 + z) * e;
      }
      case ENERGY -> {
        double r = Math.sqrt(s);
        phi = -r;
        slope = -1 / (2 * r);
      }
      case TWO_GAUSSIANS -> {
        double wide = Math.exp(-gamma * s);
        double narrow = Math.exp(-Family.NARROWER * gamma * s);
        phi = wide + narrow;
        slope = -gamma * (wide + Family.NARROWER * narrow);
      }
      case LAMBDAS -> {
        phi = radial.profile(s);
        slope = radial.slope(s);
      }
    }
  }
}
