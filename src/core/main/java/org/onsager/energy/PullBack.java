package org.onsager.energy;

import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.pairwise.Gram;

/**
 * The metric {@code int int k dnu dnu} of a kernel, pulled back to particles: {@code nu} is the
 * first-order change of the measure when particle i moves by {@code u_i} and gains the mass {@code
 * v_i}.
 */
final class PullBack {

  /**
   * Errors of sums over pairs are below one unit in the last place of {@code k(0) m^2}: those of
   * their terms cancel, and more so in differences of two values.
   */
  private static final double ROUNDING = 0x1p-55;

  private PullBack() {}

  /** M_xx = w_i w_j d_a d'_b k_ij, M_xw = w_i d_a k_ij, M_ww = k_ij. O(n^2 d^2). */
  static GaussNewton of(TwiceDifferentiable kernel, Particles mu) {
    return of(kernel, mu, ROUNDING * Math.abs(kernel.profile(0)) * mu.mass() * mu.mass());
  }

  /** With a rounding of F that is known better. */
  static GaussNewton of(TwiceDifferentiable kernel, Particles mu, double rounding) {
    int n = mu.count();
    int d = mu.dimension();
    double[] x = mu.points().coordinates().borrowReadOnly();
    double[] w = mu.weights().borrowReadOnly();
    double[] gram = Gram.of(kernel, mu.points(), 0).entries().block().borrowReadOnly();
    Matrix matrix =
        GaussNewton.square(
            (d + 1L) * n,
            m -> {
              double[] s = new double[n];
              double[] phi = new double[n];
              double[] slope = new double[n];
              double[] curvature = new double[n];
              for (int i = 0; i < n; i++) {
                System.arraycopy(gram, i * n, phi, 0, n);
                squaredDistances(x, i, n, d, s);
                derivatives(kernel, s, phi, slope, curvature);
                rows(x, w, i, n, d, phi, slope, curvature, m);
              }
            });
    return GaussNewton.of(n, d, new Curvature.Dense(matrix), scale(kernel, mu.mass(), rounding));
  }

  /**
   * The diagonal of d_a d'_b k is -2 phi'(0), and the matrix of a kernel is bounded by its
   * diagonal.
   */
  private static Scale scale(TwiceDifferentiable kernel, double mass, double rounding) {
    double slope = Math.max(-2 * kernel.slope(0), 0);
    double top = kernel.profile(0);
    return new Scale(slope * mass, top, slope, rounding);
  }

  /** The d + 1 rows of particle i. */
  private static void rows(
      double[] x,
      double[] w,
      int i,
      int n,
      int d,
      double[] phi,
      double[] slope,
      double[] curvature,
      double[] m) {
    int order = (d + 1) * n;
    int massRow = (d * n + i) * order;
    for (int a = 0; a < d; a++) {
      int row = (a * n + i) * order;
      double xa = x[a * n + i];
      for (int b = 0; b < d; b++) {
        second(x, a * n, xa, b * n, x[b * n + i], curvature, w, w[i], m, row + b * n);
      }
      diagonalAxis(slope, w, w[i], m, row + a * n);
      for (int j = 0; j < n; j++) {
        double first = 2 * slope[j] * (xa - x[a * n + j]);
        m[row + d * n + j] = w[i] * first;
        m[massRow + a * n + j] = -(w[j] * first);
      }
    }
    System.arraycopy(phi, 0, m, massRow + d * n, n);
  }

  private static void second(
      double[] x,
      int a,
      double xa,
      int b,
      double xb,
      double[] curvature,
      double[] w,
      double wi,
      double[] m,
      int at) {
    for (int j = 0; j < w.length; j++) {
      m[at + j] = -4 * curvature[j] * (wi * w[j]) * ((xa - x[a + j]) * (xb - x[b + j]));
    }
  }

  private static void diagonalAxis(double[] slope, double[] w, double wi, double[] m, int at) {
    for (int j = 0; j < w.length; j++) {
      m[at + j] -= 2 * slope[j] * (wi * w[j]);
    }
  }

  static void squaredDistances(double[] x, int i, int n, int d, double[] s) {
    for (int j = 0; j < n; j++) {
      s[j] = 0;
    }
    for (int k = 0; k < d; k++) {
      int at = k * n;
      double xi = x[at + i];
      for (int j = 0; j < n; j++) {
        double difference = xi - x[at + j];
        s[j] += difference * difference;
      }
    }
  }

  /**
   * phi' and phi'' from distances and values; phi'' is zero at distance zero, where it is
   * multiplied by zero.
   */
  private static void derivatives(
      TwiceDifferentiable kernel, double[] s, double[] phi, double[] slope, double[] curvature) {
    switch (kernel) {
      case Gaussian gaussian -> gaussian(gaussian.gamma(), phi, slope, curvature);
      case InverseMultiquadric imq ->
          inverseMultiquadric(1 / (imq.scale() * imq.scale()), phi, slope, curvature);
      default -> any(kernel, s, slope, curvature);
    }
  }

  private static void gaussian(double gamma, double[] phi, double[] slope, double[] curvature) {
    for (int j = 0; j < phi.length; j++) {
      slope[j] = -gamma * phi[j];
      curvature[j] = gamma * gamma * phi[j];
    }
  }

  private static void inverseMultiquadric(
      double rate, double[] phi, double[] slope, double[] curvature) {
    for (int j = 0; j < phi.length; j++) {
      double square = rate * phi[j] * phi[j];
      slope[j] = -0.5 * square * phi[j];
      curvature[j] = 0.75 * square * square * phi[j];
    }
  }

  static void any(TwiceDifferentiable radial, double[] s, double[] slope, double[] curvature) {
    for (int j = 0; j < s.length; j++) {
      slope[j] = radial.slope(s[j]);
      curvature[j] = s[j] == 0 ? 0 : radial.curvature(s[j]);
    }
  }
}
