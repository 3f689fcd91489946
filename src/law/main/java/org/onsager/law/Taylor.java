package org.onsager.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * The Taylor test of a derivative: the remainder {@code R(t) = f(t) - f(0) - t f'(0)} must vanish
 * to second order.
 *
 * <p>R is sampled at {@code t = 1, 1/2, 1/4, ...}. Where it stands above rounding, a line is fitted
 * to {@code log2 |R|} over five neighbouring halvings; the window of smallest steps that is
 * straight counts, because a wrong derivative shows at small steps, behind the curvature. A slope
 * of at least {@value #LEAST_SLOPE} is accepted (2 less what a third-order term of the other sign
 * can take from a straight window), and so is a remainder that is nothing but rounding.
 *
 * <p><i>Source:</i> Boumal, An Introduction to Optimization on Smooth Manifolds (2023), section
 * 4.8; {@code check_gradient} of Manopt.
 */
final class Taylor {

  private static final double LEAST_SLOPE = 1.75;

  /** Binary orders by which a point of a straight window may miss the line. */
  private static final double STRAIGHT = 0.2;

  private static final int HALVINGS = 45;

  /** Windows must reach down to this step; before it, curvature may change within a window. */
  private static final double LARGEST_STEP = 1.0 / 256;

  private static final int WINDOW = 5;

  /** A remainder this far above rounding that is rounding one halving later vanished at once. */
  private static final double FALL = 16;

  /**
   * Less rounding than this is that of numbers near the least ones, which lose more to underflow.
   */
  private static final double LEAST_ROUNDING = 0x1p-1000;

  private Taylor() {}

  /** What a note begins with where the derivative is too small to be confirmed. */
  static final String NOTHING = "hardly a derivative to compare";

  /** A derivative is confirmed by a remainder of less than this share. */
  private static final double SHARE = 0.01;

  /**
   * A remainder, how much of it may be rounding, and the claimed change {@code t f'(0)} in it, NaN
   * if it is no derivative that is tried.
   */
  record Remainder(double value, double rounding, double claimed) {
    Remainder(double value, double rounding) {
      this(value, rounding, Double.NaN);
    }

    /** Whether the claimed change stands above something. */
    boolean isAbove(double size) {
      return Double.isNaN(claimed) || SHARE * Math.abs(claimed) > size;
    }

    /** The claimed change as a multiple of the measured one. */
    double ratio() {
      return claimed / (claimed + value);
    }
  }

  /** A window: its slope, how straight it is, the remainder at its smallest step. */
  private record Fit(double slope, double crookedness, double smallestStep, Remainder remainder) {}

  /** A violation must show along two independent directions: one may meet a change of sign. */
  static Verdict confirmed(IntFunction<Verdict> direction) {
    return confirmed(2, direction);
  }

  /** The same along more directions, where there are kinks to meet. */
  static Verdict confirmed(int directions, IntFunction<Verdict> direction) {
    Verdict first = direction.apply(0);
    Verdict last = first;
    for (int number = 1; number < directions && !last.holds(); number++) {
      last = direction.apply(number);
    }
    return last.holds() ? last : first;
  }

  static Verdict vanishesToSecondOrder(
      Claim claim, String what, DoubleFunction<Remainder> remainder) {
    List<Fit> fits = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    List<Double> logs = new ArrayList<>();
    boolean finite = false;
    boolean telling = false;
    double before = 0;
    for (int k = 0; k <= HALVINGS; k++) {
      double t = Math.scalb(1.0, -k);
      Remainder r = remainder.apply(t);
      double size = Math.abs(r.value());
      finite |= Double.isFinite(size);
      telling |= r.isAbove(r.rounding());
      if (Double.isFinite(size) && size > r.rounding() && r.rounding() > LEAST_ROUNDING) {
        steps.add(t);
        logs.add(Math.log(size) / Math.log(2));
        if (t <= LARGEST_STEP
            && steps.size() >= WINDOW
            && steps.get(steps.size() - WINDOW) == t * (1 << (WINDOW - 1))) {
          fits.add(fit(logs.subList(logs.size() - WINDOW, logs.size()), t, r));
        }
      } else if (before > FALL * r.rounding()) {
        // Beyond the last kink of a piecewise linear function nothing remains.
        fits.clear();
      }
      before = size;
    }
    if (!finite) {
      return claim.violated(what + " is not finite", Double.NaN, 0, Tolerance.none());
    }
    return fits.isEmpty()
        ? claim.holds(telling ? "nothing but rounding" : NOTHING)
        : judge(claim, what, fits);
  }

  private static Verdict judge(Claim claim, String what, List<Fit> fits) {
    Fit chosen =
        fits.reversed().stream()
            .filter(fit -> fit.crookedness() <= STRAIGHT)
            .findFirst()
            .orElseGet(
                () -> fits.stream().max((a, b) -> Double.compare(a.slope(), b.slope())).get());
    String note =
        String.format(
            Locale.ROOT,
            "slope %.2f of log |remainder| at step %.1e, where the remainder is %.2e",
            chosen.slope(),
            chosen.smallestStep(),
            Math.abs(chosen.remainder().value()));
    boolean telling = chosen.remainder().isAbove(Math.abs(chosen.remainder().value()));
    return chosen.slope() >= LEAST_SLOPE
        ? claim.holds(telling ? note : NOTHING + "; " + note)
        : claim.violated(
            what + ": " + note,
            chosen.slope(),
            2,
            new Tolerance(
                2 - LEAST_SLOPE,
                "what a cubic term can take from the slope of a straight window of 5 halvings"),
            chosen.remainder().ratio());
  }

  /** Least squares over equidistant abscissas 0, -1, -2 ...: steps are halved. */
  private static Fit fit(List<Double> logs, double smallestStep, Remainder remainder) {
    double middle = (WINDOW - 1) / 2.0;
    double mean = logs.stream().mapToDouble(Double::doubleValue).average().getAsDouble();
    double covariance = 0;
    double variance = 0;
    for (int k = 0; k < WINDOW; k++) {
      covariance += (middle - k) * (logs.get(k) - mean);
      variance += (middle - k) * (middle - k);
    }
    double slope = covariance / variance;
    double crookedness = 0;
    for (int k = 0; k < WINDOW; k++) {
      crookedness = Math.max(crookedness, Math.abs(logs.get(k) - mean - slope * (middle - k)));
    }
    return new Fit(slope, crookedness, smallestStep, remainder);
  }
}
