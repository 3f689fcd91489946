package org.onsager.solve;

import java.util.Arrays;

/**
 * The matrix of the Newton systems: {@code H} made positive definite without changing what the
 * steps converge to.
 *
 * <p>On the cone it is {@code H + ridge I}. On the simplex it is {@code H - u1' - 1u' + lift 11' +
 * ridge I}, with {@code u} the mean of the rows of {@code H} less half the mean of all: {@code H}
 * is centred (which makes it positive semidefinite where it was so only on zero-sum directions),
 * then lifted so that the vector of ones is not in the null space. On zero-sum steps the added
 * terms contribute nothing but a constant, which the multiplier of the mass absorbs.
 *
 * <p><i>Source:</i> for the centring, Schoenberg, Ann. of Math. 36 (1935); Berg, Christensen,
 * Ressel, Harmonic Analysis on Semigroups, lemma 3.2.1. For the ridge see {@link Face}.
 */
final class NewtonMatrix {

  private final double[] hessian;
  private final double[] centring;
  private final double lift;
  private final double ridge;
  private final double curvature;

  private NewtonMatrix(
      double[] hessian, double[] centring, double lift, double ridge, double largest) {
    this.hessian = hessian;
    this.centring = centring;
    this.lift = lift;
    this.ridge = ridge;
    this.curvature = largest + ridge;
  }

  /** For {@code hessian} with entries up to {@code largest}. Keeps the array. */
  static NewtonMatrix of(double[] hessian, double[] linear, FeasibleSet set, double largest) {
    int n = linear.length;
    double spread =
        Arrays.stream(linear).max().orElseThrow() - Arrays.stream(linear).min().orElseThrow();
    double ulps = 4 * n * Math.ulp(1.0);
    return switch (set) {
      // A program that is linear to rounding needs a ridge too: b per unit of mass.
      case FeasibleSet.Simplex(double mass) ->
          new NewtonMatrix(
              hessian,
              centring(hessian, n),
              largest,
              ulps * orOne(largest + spread / mass),
              largest);
      case FeasibleSet.Cone() ->
          new NewtonMatrix(hessian, new double[n], 0, ulps * orOne(largest), largest);
    };
  }

  /** An entry without the ridge. */
  double entry(int i, int j) {
    return hessian[i * centring.length + j] - centring[i] - centring[j] + lift;
  }

  /** A few ulp of {@code H}, enough for a Cholesky factorisation to succeed; positive. */
  double ridge() {
    return ridge;
  }

  /** The largest second derivative in a coordinate, with the ridge; positive. */
  double curvature() {
    return curvature;
  }

  private static double[] centring(double[] hessian, int n) {
    double[] rows = new double[n];
    double half = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i] += hessian[i * n + j] / n;
      }
      half += rows[i] / n / 2;
    }
    for (int i = 0; i < n; i++) {
      rows[i] -= half;
    }
    return rows;
  }

  private static double orOne(double strength) {
    return strength > 0 ? strength : 1;
  }
}
