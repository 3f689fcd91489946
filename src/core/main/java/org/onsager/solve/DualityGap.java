package org.onsager.solve;

import java.util.Arrays;

/**
 * Computed upper bounds of {@code f(w) - min f}, for {@code f(w) = 1/2 w'Hw - b'w}.
 *
 * <p>They hold for every feasible {@code w} and every positive semidefinite {@code H}, whatever
 * found {@code w}, up to the rounding of the gradient (about {@code n} ulp of {@code |H| w}).
 */
final class DualityGap {

  private DualityGap() {}

  /**
   * On the simplex: {@code g'w - m min_i g_i}, with {@code g = Hw - b}, because {@code f(v) >= f(w)
   * + g'(v - w)} and the right side is least at a vertex. <i>Source:</i> Frank and Wolfe, Naval
   * Res. Logist. Quart. 3 (1956); Jaggi, ICML 2013, section 2.
   */
  static double onSimplex(double[] w, double[] gradient) {
    double least = min(gradient);
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * (gradient[i] - least);
    }
    return sum;
  }

  /**
   * On the cone, by Wolfe's dual: every {@code v} with {@code Hv >= b} gives the lower bound {@code
   * min f >= -1/2 v'Hv}, since {@code 1/2 x'Hx - b'x >= 1/2 x'Hx - x'Hv} for {@code x >= 0}. A
   * {@code w} whose gradient has the least entry {@code -sigma < 0} is lifted to {@code v = w +
   * sigma u}, where {@code Hu >= 1}. Hence the gap
   *
   * <pre>g'w + sigma u'Hw + sigma^2/2 u'Hu.</pre>
   *
   * For {@code u} the weights themselves and the vector of ones, each scaled, are tried; where the
   * gap is not below {@code enough} then, the minimiser of {@code x'Hx} on the simplex, which
   * succeeds if any {@code u} does: none exists exactly if some {@code x >= 0}, {@code x != 0} has
   * {@code Hx = 0} (then {@code f} is unbounded below for some {@code b} arbitrarily near), and the
   * bound is infinite.
   */
  static double onCone(QuadraticProgram program, double[] w, double[] gradient, double enough) {
    double slope = Iterate.dot(gradient, w);
    double sigma = Math.max(0, -min(gradient));
    if (sigma == 0) {
      return Math.max(0, slope);
    }
    double[] hw = program.times(w);
    double gap =
        Math.min(
            lifted(program, slope, sigma, hw, w),
            lifted(program, slope, sigma, hw, ones(w.length)));
    if (gap > enough) {
      gap = Math.min(gap, lifted(program, slope, sigma, hw, program.leastNormDirection()));
    }
    return Math.max(0, gap);
  }

  /** The gap with {@code u = direction / min(H direction)}; infinite if that is no lift. */
  private static double lifted(
      QuadraticProgram program, double slope, double sigma, double[] hw, double[] direction) {
    double[] image = program.times(direction);
    double least = min(image);
    if (!(least > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double t = sigma / least;
    return slope + t * (Iterate.dot(direction, hw) + t * Iterate.dot(direction, image) / 2);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double min(double[] values) {
    double min = Double.POSITIVE_INFINITY;
    for (double x : values) {
      min = Math.min(min, x);
    }
    return min;
  }
}
