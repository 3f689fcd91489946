package org.onsager.bench;

/**
 * What a pair costs at least, by the units of a core that it occupies.
 *
 * <p>Counted are operations that nothing but a multiplier can do: d squares (or products) for the
 * distance, one for the weight, d for the gradient, and what the profile needs beside its
 * exponential. Each takes the time of a multiply-add at the measured peak, and an exponential that
 * of the measured peak of {@code 2^-r}. Additions, shifts, loads and stores are taken to be free:
 * they have units of their own. Square roots and quotients share one unit that works beside the
 * multipliers, so the slower of the two sets the bound.
 *
 * @param multiplications per pair
 * @param exponentials per pair
 * @param roots per pair
 * @param quotients per pair
 */
record Bound(int multiplications, int exponentials, int roots, int quotients) {

  /** The bound of a workload. */
  static Bound of(Workload workload) {
    boolean slopes = workload.operation() == Operation.FIELD;
    int d = workload.d();
    int common =
        d
            + switch (workload.operation()) {
              case FIELD -> 1 + d;
              case VALUES -> 1;
              case GRAM -> 0;
            };
    return switch (workload.family()) {
      case GAUSSIAN, LAMBDAS -> new Bound(common, 1, 0, 0);
      case TWO_GAUSSIANS -> new Bound(common + (slopes ? 1 : 0), 2, 0, 0);
      case MULTIQUADRIC -> new Bound(common + (slopes ? 2 : 0), 0, 1, 1);
      case LAPLACE -> new Bound(common, 1, 1, slopes ? 1 : 0);
      case MATERN32 -> new Bound(common + 1, 1, 1, 0);
      case MATERN52 -> new Bound(common + 3, 1, 1, 0);
      case ENERGY -> new Bound(common, 0, 1, slopes ? 1 : 0);
    };
  }

  /** Nanoseconds a pair, given the nanoseconds of each operation. */
  double nanoseconds(double multiplyAdd, double exponential, double root, double quotient) {
    return Math.max(
        multiplications * multiplyAdd + exponentials * exponential,
        roots * root + quotients * quotient);
  }
}
