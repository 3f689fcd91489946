package org.onsager.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.wasserstein;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.distribution.Normal;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Splitting;

/**
 * Gaussians stay Gaussian along flows of the relative entropy: their moments solve ordinary
 * differential equations.
 */
class BlobFlowTest {

  private record Moments(double mean, double variance) {

    double distance(Moments other) {
      return Math.abs(mean - other.mean) + Math.abs(variance - other.variance);
    }
  }

  @Test
  void theReferenceIsThePublishedOne() {
    Moments near = moments(1, 1, 3, 0.5, 0.3);
    assertEquals(1.9443167, near.mean, 1e-7);
    assertEquals(0.5965619, near.variance, 1e-7);
    Moments far = moments(1, 1, 20, 0.1, 0.05);
    assertEquals(10.9752751, far.mean, 1e-7);
    assertEquals(0.3463198, far.variance, 1e-7);
  }

  /**
   * The error has two parts, of the smoothing and of explicit Euler: here at most {@code 0.15 h^2 +
   * 3 tau}. Spacing falls faster than h, {@code spacing / h} being 1/2, 0.35 and 1/4.
   */
  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1", "1, 1"})
  void momentsFollowTheirEquationsWithinTheSmoothingError(double alpha, double beta) {
    double time = 0.3;
    Moments exact = moments(alpha, beta, 3, 0.5, time);
    double previous = Double.POSITIVE_INFINITY;
    for (int n : new int[] {50, 100, 200}) {
      double h = 0.4 * Math.sqrt(50.0 / n);
      int steps = 300;
      double error = exact.distance(particles(alpha, beta, 3, 0.5, time, -5, 5, n, h, steps));
      assertTrue(
          error <= 0.15 * h * h + 3 * time / steps, "n = %d: error %.1e".formatted(n, error));
      assertTrue(error < 0.6 * previous, "n = %d: error %.1e".formatted(n, error));
      previous = error;
    }
  }

  /**
   * A target twenty standard deviations away. The reaction lifts particles far out in the tail, so
   * the nodes must reach there, though their weights are 1e-32: error at most {@code 0.2 h^2}.
   */
  @Test
  void massInTheTailIsEnoughForAFarTarget() {
    Moments exact = moments(1, 1, 20, 0.1, 0.05);
    double coarse = exact.distance(particles(1, 1, 20, 0.1, 0.05, -4, 12, 80, 0.2, 400));
    double fine = exact.distance(particles(1, 1, 20, 0.1, 0.05, -4, 12, 160, 0.1, 400));
    assertTrue(coarse <= 0.2 * 0.04, "error " + coarse);
    assertTrue(fine <= 0.2 * 0.01, "error " + fine);
    assertTrue(fine < coarse / 4, coarse + " to " + fine);
  }

  /** The moment equations by the classical Runge-Kutta method. */
  private static Moments moments(double alpha, double beta, double m, double s, double time) {
    int steps = 2000;
    double dt = time / steps;
    double[] y = {0, 1};
    for (int step = 0; step < steps; step++) {
      double[] a = rate(alpha, beta, m, s, y[0], y[1]);
      double[] b = rate(alpha, beta, m, s, y[0] + dt / 2 * a[0], y[1] + dt / 2 * a[1]);
      double[] c = rate(alpha, beta, m, s, y[0] + dt / 2 * b[0], y[1] + dt / 2 * b[1]);
      double[] d = rate(alpha, beta, m, s, y[0] + dt * c[0], y[1] + dt * c[1]);
      for (int k = 0; k < 2; k++) {
        y[k] += dt / 6 * (a[k] + 2 * b[k] + 2 * c[k] + d[k]);
      }
    }
    return new Moments(y[0], y[1]);
  }

  private static double[] rate(
      double alpha, double beta, double m, double s, double mean, double variance) {
    return new double[] {
      -(alpha + beta * variance) * (mean - m) / s,
      alpha * (2 - 2 * variance / s) + beta * (variance - variance * variance / s)
    };
  }

  /** Explicit Euler from a quadrature of N(0, 1): equidistant nodes, weights by the density. */
  private static Moments particles(
      double alpha,
      double beta,
      double m,
      double s,
      double time,
      double from,
      double to,
      int n,
      double h,
      int steps) {
    double[] x = new double[n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = from + (to - from) * (i + 0.5) / n;
      w[i] = Math.exp(-x[i] * x[i] / 2);
    }
    double mass = Block.copyOf(w).sum();
    Particles start = new Particles(Points.onLine(x), Block.copyOf(w).map(v -> v / mass));
    Geometry geometry =
        beta == 0
            ? wasserstein().times(alpha)
            : alpha == 0
                ? hellinger().spherical().times(beta)
                : wasserstein().times(alpha).plus(hellinger().spherical().times(beta));
    BlobKullbackLeibler energy =
        BlobKullbackLeibler.to(Normal.isotropic(s, m), Gaussian.ofStandardDeviation(h));
    Particles end =
        Flow.of(Splitting.of(geometry, energy).lie().tau(time / steps))
            .from(start, Key.of(1))
            .until(Stop.steps(steps))
            .state()
            .particles();
    double mean = end.points().coordinates().dot(end.weights());
    double variance =
        end.points().coordinates().map(c -> (c - mean) * (c - mean)).dot(end.weights());
    return new Moments(mean, variance);
  }
}
