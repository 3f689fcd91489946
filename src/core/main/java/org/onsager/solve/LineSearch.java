package org.onsager.solve;

/**
 * The search along a ray {@code phi(a) = f(x + a d)} for a step that satisfies the strong Wolfe
 * conditions
 *
 * <pre>phi(a) <= phi(0) + decrease a phi'(0),   |phi'(a)| <= curvature |phi'(0)|.</pre>
 *
 * <p>Brackets, then zooms by cubic interpolation. Points where the function is not finite count as
 * too far. Used once.
 *
 * <p><i>Source:</i> Nocedal and Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6,
 * equation 3.59.
 */
final class LineSearch {

  /** Enough to shrink or stretch a step by any sensible factor; more would chase rounding. */
  private static final int LIMIT = 20;

  /**
   * After so many trials the weak curvature condition {@code phi'(a) >= curvature phi'(0)} is
   * enough: at a kink no point satisfies the strong one, and a quasi-Newton method gets past kinks
   * with the weak one (Lewis and Overton 2013, doi:10.1007/s10107-012-0514-2).
   */
  private static final int KINK = 8;

  /** How far a bracket's end may be beyond the last point, and how close a trial to its ends. */
  private static final double FARTHEST = 10;

  private static final double NEAREST = 0.1;

  private final Differentiable f;
  private final Lbfgs settings;
  private final Evaluated start;
  private final double[] direction;
  private final double slope;
  private final long limit;
  private long spent;
  private Evaluated best;
  private boolean found;

  /** A search from {@code start} along a direction d, with so many evaluations left. */
  LineSearch(
      Differentiable f, Lbfgs settings, Evaluated start, double[] direction, long evaluations) {
    this.f = f;
    this.settings = settings;
    this.start = start;
    this.direction = direction;
    this.slope = Dense.dot(direction, start.gradient());
    this.limit = Math.min(LIMIT, evaluations);
    this.best = start;
  }

  /** A point of the ray; its value is infinite where the function is not finite. */
  private record Trial(double step, double value, double slope, Evaluated point) {

    boolean isFinite() {
      return value < Double.POSITIVE_INFINITY;
    }
  }

  /**
   * The first point found that satisfies both conditions; where there is none, the lowest found
   * that satisfies the first; where there is none, the start itself.
   *
   * @param first the first step to try, {@code > 0}
   */
  Evaluated search(double first) {
    Trial before = new Trial(0, start.value(), slope, start);
    double step = first;
    if (!(slope < 0 && slope > Double.NEGATIVE_INFINITY)) {
      return start;
    }
    while (spent < limit) {
      Trial now = trial(step);
      if (!decreases(now) || (before.step() > 0 && now.value() >= before.value())) {
        return zoom(before, now);
      }
      if (isFlat(now)) {
        return best;
      }
      if (now.slope() >= 0) {
        return zoom(now, before);
      }
      double minimum = cubicMinimum(before, now);
      step = clip(minimum > now.step() ? minimum : FARTHEST * step, 2 * step, FARTHEST * step);
      before = now;
    }
    return best;
  }

  /**
   * {@code low} is the best end of the bracket, and the function falls from it into the bracket.
   */
  private Evaluated zoom(Trial low, Trial high) {
    Trial lower = low;
    Trial higher = high;
    while (spent < limit) {
      double width = higher.step() - lower.step();
      double step =
          higher.isFinite()
              ? lower.step() + clip((cubicMinimum(lower, higher) - lower.step()) / width) * width
              : lower.step() + NEAREST * width;
      if (step == lower.step() || step == higher.step()) {
        return best;
      }
      Trial now = trial(step);
      if (spent >= KINK && decreases(now) && now.slope() >= settings.curvature() * slope) {
        return now.point();
      }
      if (!decreases(now) || now.value() >= lower.value()) {
        higher = now;
      } else {
        if (isFlat(now)) {
          return best;
        }
        if (now.slope() * width >= 0) {
          higher = lower;
        }
        lower = now;
      }
    }
    return best;
  }

  private Trial trial(double step) {
    spent++;
    Evaluated point = Evaluated.at(f, Dense.plus(start.point(), step, direction));
    if (!point.isFinite()) {
      return new Trial(step, Double.POSITIVE_INFINITY, Double.NaN, start);
    }
    Trial trial = new Trial(step, point.value(), Dense.dot(point.gradient(), direction), point);
    // The point that ends a search is always the lowest so far, or beside it by less than rounding.
    if (decreases(trial) && (!found || trial.value() <= best.value())) {
      best = point;
      found = true;
    }
    return trial;
  }

  private boolean decreases(Trial now) {
    // Where values are equal to rounding the slope must tell that the step leads somewhere.
    return now.value() <= start.value() + settings.decrease() * now.step() * slope
        && (now.value() < start.value() || isFlat(now));
  }

  private boolean isFlat(Trial now) {
    return Math.abs(now.slope()) <= -settings.curvature() * slope;
  }

  /**
   * Where the cubic through values and slopes of two points is least; NaN where it has no minimum.
   */
  private static double cubicMinimum(Trial a, Trial b) {
    double width = b.step() - a.step();
    double d1 = a.slope() + b.slope() - 3 * (b.value() - a.value()) / width;
    double d2 = Math.copySign(Math.sqrt(d1 * d1 - a.slope() * b.slope()), width);
    return b.step() - width * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
  }

  /** A share of the bracket, kept off its ends; NaN bisects. */
  private static double clip(double share) {
    return Double.isNaN(share) ? 0.5 : clip(share, NEAREST, 1 - NEAREST);
  }

  private static double clip(double number, double least, double most) {
    return Math.clamp(number, least, most);
  }

  /** Evaluations spent. */
  long spent() {
    return spent;
  }

  /** Whether a point other than the start was found. */
  boolean found() {
    return found;
  }
}
