package org.onsager.feature;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The real roots of polynomials of low degree, by bisection between those of the derivative. */
final class RealRoots {

  private RealRoots() {}

  /** The positive roots of {@code sum_k c_k t^k} at which it changes its sign, in order. */
  static double[] positive(double... c) {
    int degree = c.length - 1;
    while (degree > 0 && c[degree] == 0) {
      degree--;
    }
    if (degree == 0) {
      return new double[0];
    }
    // Cauchy's bound.
    double bound = 0;
    for (int k = 0; k < degree; k++) {
      bound = Math.max(bound, Math.abs(c[k] / c[degree]));
    }
    return between(Arrays.copyOf(c, degree + 1), 0, 1 + bound);
  }

  private static double[] between(double[] c, double low, double high) {
    if (c.length < 2) {
      return new double[0];
    }
    double[] derivative = new double[c.length - 1];
    for (int k = 1; k < c.length; k++) {
      derivative[k - 1] = k * c[k];
    }
    double[] cuts =
        DoubleStream.concat(
                DoubleStream.concat(
                    DoubleStream.of(low), Arrays.stream(between(derivative, low, high))),
                DoubleStream.of(high))
            .toArray();
    double[] roots = new double[c.length - 1];
    int found = 0;
    for (int k = 1; k < cuts.length; k++) {
      if (at(c, cuts[k - 1]) > 0 != at(c, cuts[k]) > 0) {
        roots[found++] = bisected(c, cuts[k - 1], cuts[k]);
      }
    }
    return Arrays.copyOf(roots, found);
  }

  private static double bisected(double[] c, double low, double high) {
    boolean sign = at(c, low) > 0;
    double left = low;
    double right = high;
    double middle = left + (right - left) / 2;
    while (left < middle && middle < right) {
      if (at(c, middle) > 0 == sign) {
        left = middle;
      } else {
        right = middle;
      }
      middle = left + (right - left) / 2;
    }
    return middle;
  }

  private static double at(double[] c, double t) {
    double sum = 0;
    for (int k = c.length - 1; k >= 0; k--) {
      sum = sum * t + c[k];
    }
    return sum;
  }
}
