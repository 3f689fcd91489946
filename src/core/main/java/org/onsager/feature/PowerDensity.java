package org.onsager.feature;

/**
 * The function {@code phi(x) = C x^k (1 - x / b)^l} on {@code [0, b]} with its derivatives, {@code
 * k, l >= 0} integers; its limit {@code C x^k e^-x} for {@code b = l = oo}: likelihoods of binomial
 * and of Poisson observations over their maxima.
 */
final class PowerDensity {

  /** Below, powers are taken one by one: quotients of underflowing numbers are none. */
  private static final double TINY = 1e-100;

  /** Of the bounds: an extreme value depends on its place to second order. */
  private static final double ROUNDING = 1e-9;

  private PowerDensity() {}

  /**
   * A derivative of {@code (x/k)^k e^(k - x)}, of maximum one at k.
   *
   * <p>With {@code q_i} for the same with {@code x^(k - i)}: {@code phi' = k q_1 - q_0}, {@code
   * phi'' = k (k - 1) q_2 - 2 k q_1 + q_0}.
   */
  static double poisson(double k, int order, double x) {
    double q0 = poissonPower(k, 0, x);
    if (order == 0) {
      return q0;
    }
    double q1 = k == 0 ? 0 : poissonPower(k, 1, x);
    if (order == 1) {
      return k * q1 - q0;
    }
    double q2 = k < 2 ? 0 : poissonPower(k, 2, x);
    return k * (k - 1) * q2 - 2 * k * q1 + q0;
  }

  /** {@code x^(k - i) e^(k - x) / k^k}. */
  private static double poissonPower(double k, int i, double x) {
    if (k == i) {
      // Exponents 0 to 2: 0^0 = 1, and k^k is an integer.
      return Math.exp(k - x) / Math.pow(k, k);
    }
    if (Math.abs(x) < TINY) {
      return Math.pow(x, k - i) * Math.exp(k - x - k * Math.log(k));
    }
    double power = sign(x, k) * Math.exp(k * logRatio(x, k) - (x - k));
    return i == 0 ? power : i == 1 ? power / x : power / x / x;
  }

  /** {@code log |x / y|} of {@code y > 0}, without loss of digits where they are close. */
  private static double logRatio(double x, double y) {
    double delta = (x - y) / y;
    return Math.abs(delta) < 0.5 ? Math.log1p(delta) : Math.log(Math.abs(x / y));
  }

  private static double sign(double x, double exponent) {
    return x < 0 && exponent % 2 != 0 ? -1 : 1;
  }

  /**
   * A derivative of {@code (x/p)^k ((1-x)/(1-p))^l}, {@code p = k / (k + l)}, of maximum one at p.
   *
   * <p>With {@code q_ij} for the same with {@code x^(k - i) (1 - x)^(l - j)}: {@code phi' = k q_10
   * - l q_01}, {@code phi'' = k (k - 1) q_20 - 2 k l q_11 + l (l - 1) q_02}.
   */
  static double binomial(double k, double l, int order, double x) {
    if (order == 0) {
      return binomialPower(k, l, 0, 0, x);
    }
    if (order == 1) {
      return (k == 0 ? 0 : k * binomialPower(k, l, 1, 0, x))
          - (l == 0 ? 0 : l * binomialPower(k, l, 0, 1, x));
    }
    return (k < 2 ? 0 : k * (k - 1) * binomialPower(k, l, 2, 0, x))
        - (k == 0 || l == 0 ? 0 : 2 * k * l * binomialPower(k, l, 1, 1, x))
        + (l < 2 ? 0 : l * (l - 1) * binomialPower(k, l, 0, 2, x));
  }

  private static double binomialPower(double k, double l, int i, int j, double x) {
    double p = k / (k + l);
    double y = 1 - x;
    if (Math.abs(x) < TINY || Math.abs(y) < TINY) {
      double constant = (k == 0 ? 0 : k * Math.log(p)) + (l == 0 ? 0 : l * Math.log1p(-p));
      return Math.pow(x, k - i) * Math.pow(y, l - j) * Math.exp(-constant);
    }
    double log = (k == 0 ? 0 : k * logRatio(x, p)) + (l == 0 ? 0 : l * logRatio(y, 1 - p));
    double power = sign(x, k) * sign(y, l) * Math.exp(log);
    for (int a = 0; a < i; a++) {
      power /= x;
    }
    for (int b = 0; b < j; b++) {
      power /= y;
    }
    return power;
  }

  /** {@code sup |phi''|} over {@code x >= 0}: at zero, or where the third derivative vanishes. */
  static double poissonCurvature(double k) {
    double[] third = {k * (k - 1) * (k - 2), -3 * k * (k - 1), 3 * k, -1};
    double largest = Math.abs(poisson(k, 2, 0));
    for (double x : RealRoots.positive(third)) {
      largest = Math.max(largest, Math.abs(poisson(k, 2, x)));
    }
    return largest * (1 + ROUNDING);
  }

  /** {@code sup |phi''|} over {@code [0, 1]}: at an end, or where the third derivative vanishes. */
  static double binomialCurvature(double k, double l) {
    // In t = x / (1 - x).
    double[] third = {
      k * (k - 1) * (k - 2), -3 * k * (k - 1) * l, 3 * k * l * (l - 1), -l * (l - 1) * (l - 2)
    };
    double largest = Math.max(Math.abs(binomial(k, l, 2, 0)), Math.abs(binomial(k, l, 2, 1)));
    for (double t : RealRoots.positive(third)) {
      largest = Math.max(largest, Math.abs(binomial(k, l, 2, t / (1 + t))));
    }
    return largest * (1 + ROUNDING);
  }
}
