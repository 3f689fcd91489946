package org.onsager.bench;

import java.util.function.DoubleSupplier;
import org.onsager.feature.RandomFeatures;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

/**
 * A combination of cosines and sines with its gradient, by the loop that anyone writes first: what
 * the library is compared with.
 */
final class NaiveWaves {

  private NaiveWaves() {}

  private static Points points(RandomFeatures features, int n) {
    int d = features.dimension();
    return new Points(n, d, Key.of(2).normals(n * d));
  }

  private static Block coefficients(RandomFeatures features) {
    return Key.of(3).normals(features.count());
  }

  /** The sums at n points by the library. */
  static DoubleSupplier library(RandomFeatures features, int n) {
    Points at = points(features, n);
    Block g = coefficients(features);
    return () -> features.along(at, g).values().get(0);
  }

  /** The sums at n points by the naive loop. */
  static DoubleSupplier naive(RandomFeatures features, int n) {
    double[][] x = points(features, n).rows();
    double[][] omega = features.frequencies().rows();
    double[] a = features.amplitudes().toArray();
    double[] g = coefficients(features).toArray();
    double[] gradient = new double[features.dimension()];
    return () -> {
      double sum = 0;
      for (double[] point : x) {
        sum += at(point, omega, a, g, gradient);
      }
      return sum;
    };
  }

  private static double at(
      double[] x, double[][] omega, double[] a, double[] g, double[] gradient) {
    double value = 0;
    for (int p = 0; p < omega.length; p++) {
      double phase = 0;
      for (int k = 0; k < x.length; k++) {
        phase += omega[p][k] * x[k];
      }
      double cos = a[p] * Math.cos(phase);
      double sin = a[p] * Math.sin(phase);
      value += g[p] * cos + g[omega.length + p] * sin;
      double slope = g[omega.length + p] * cos - g[p] * sin;
      for (int k = 0; k < x.length; k++) {
        gradient[k] += slope * omega[p][k];
      }
    }
    return value + gradient[0];
  }
}
