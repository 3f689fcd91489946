package org.onsager.feature;

/**
 * Polynomials of one variable by a recurrence of three terms, {@code p_0 = 1, p_(k+1) = a_k x p_k -
 * c_k p_(k-1)}, with two derivatives of each.
 */
enum Recurrence {
  /** {@code x^k}. */
  MONOMIAL {
    @Override
    double slope(int k) {
      return 1;
    }

    @Override
    double back(int k) {
      return 0;
    }
  },

  /** {@code sqrt(2k + 1) P_k(x)}, orthonormal for the uniform distribution on [-1, 1]. */
  LEGENDRE {
    @Override
    double slope(int k) {
      return Math.sqrt((2.0 * k + 1) * (2.0 * k + 3)) / (k + 1);
    }

    @Override
    double back(int k) {
      return k == 0 ? 0 : k * Math.sqrt((2.0 * k + 3) / (2.0 * k - 1)) / (k + 1);
    }

    // Largest at one, all derivatives too; beyond, they grow.
    @Override
    double[] bounds(int degree, double x) {
      return table(degree, Math.max(1, x));
    }
  },

  /** {@code He_k(x) / sqrt(k!)}, orthonormal for N(0, 1). */
  HERMITE {
    @Override
    double slope(int k) {
      return 1 / Math.sqrt(k + 1.0);
    }

    @Override
    double back(int k) {
      return Math.sqrt(k / (k + 1.0));
    }

    // The smaller one of the general bound and Cramer's, |p_k| <= 1.0865 exp(x^2 / 4), with p_k' =
    // sqrt(k) p_(k-1); Abramowitz and Stegun (1964), 22.14.17.
    @Override
    double[] bounds(int degree, double x) {
      double[] bounds = super.bounds(degree, x);
      double cramer = CRAMER * Math.exp(x * x / 4);
      int size = degree + 1;
      for (int k = 0; k < size; k++) {
        bounds[k] = Math.min(bounds[k], cramer);
        bounds[size + k] = Math.min(bounds[size + k], Math.sqrt(k) * cramer);
        bounds[2 * size + k] =
            Math.min(bounds[2 * size + k], Math.sqrt(k * Math.max(0.0, k - 1)) * cramer);
      }
      return bounds;
    }
  };

  private static final double CRAMER = 1.086435;

  /** {@code a_k}. */
  abstract double slope(int k);

  /** {@code c_k >= 0}. */
  abstract double back(int k);

  /**
   * The polynomials of degree 0 to p at x with their first and second derivatives: the derivative
   * of order r of {@code p_k} is entry {@code r * (p + 1) + k}.
   */
  double[] table(int degree, double x) {
    return table(degree, x, -1);
  }

  /**
   * Bounds of the absolute values of all this on {@code [-x, x]}: with all signs positive, the
   * recurrence bounds itself.
   */
  double[] bounds(int degree, double x) {
    return table(degree, x, 1);
  }

  private double[] table(int degree, double x, int sign) {
    int size = degree + 1;
    double[] t = new double[3 * size];
    t[0] = 1;
    for (int k = 0; k < degree; k++) {
      double a = slope(k);
      double c = sign * back(k);
      for (int r = 0; r < 3; r++) {
        int e = r * size + k;
        double lower = r == 0 ? 0 : r * t[e - size];
        t[e + 1] = a * (x * t[e] + lower) + (k == 0 ? 0 : c * t[e - 1]);
      }
    }
    return t;
  }
}
