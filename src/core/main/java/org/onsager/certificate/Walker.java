package org.onsager.certificate;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.measure.Field;

/**
 * One descent by quasi-Newton steps of Broyden, Fletcher, Goldfarb and Shanno, no longer than a
 * reach and inside a box; the function is asked by others, who hand the answers over.
 *
 * <p><i>Source:</i> Nocedal and Wright, Numerical Optimization (2006), algorithm 6.1.
 */
final class Walker {

  private static final double SUFFICIENT_DECREASE = 1e-4;

  /** A predicted decrease below this share of the value is rounding. */
  private static final double ROUNDING = 0x1p-52;

  private static final double SHORTEST = 1e-12;

  private final Option<Box> box;
  private final double reach;
  private final int d;
  private double[] x;
  private double value;
  private double[] gradient;

  /** The inverse of the second derivatives, as far as they are known; row by row. */
  private final double[] inverse;

  private boolean curved;
  private double[] direction;
  private double[] trial;
  private double step;
  private boolean ended;

  Walker(double[] x, Option<Box> box, double reach, Field field, int i) {
    this.box = box;
    this.reach = reach;
    this.d = x.length;
    this.x = x;
    this.value = field.value(i);
    this.gradient = gradient(field, i);
    this.inverse = new double[d * d];
    this.direction = new double[d];
    this.trial = x;
    forget();
    aim();
  }

  boolean isFinite() {
    return Double.isFinite(value) && Arrays.stream(gradient).allMatch(Double::isFinite);
  }

  /** Whether there is a point to ask about, {@link #trial}. */
  boolean tries() {
    return !ended;
  }

  double[] trial() {
    return trial;
  }

  Descent.Place place() {
    return new Descent.Place(x, value);
  }

  /** What the function is at the trial point. */
  void answered(Field field, int i) {
    double there = field.value(i);
    double[] slope = gradient(field, i);
    double predicted = 0;
    for (int k = 0; k < d; k++) {
      predicted += gradient[k] * (trial[k] - x[k]);
    }
    boolean finite = Double.isFinite(there) && Arrays.stream(slope).allMatch(Double::isFinite);
    if (finite && there <= value + SUFFICIENT_DECREASE * predicted) {
      learn(slope);
      x = trial;
      value = there;
      gradient = slope;
      aim();
    } else {
      // The parabola through both values and the slope here.
      double lowest = finite ? -predicted / (2 * (there - value - predicted)) : 0;
      step *= Math.clamp(lowest, 0.1, 0.5);
      place(step);
    }
  }

  /** Steepest descent of the length of the reach. */
  private void forget() {
    double size = Math.sqrt(dot(gradient, gradient));
    Arrays.fill(inverse, 0);
    for (int k = 0; k < d; k++) {
      inverse[k * (d + 1)] = size > 0 ? reach / size : 0;
    }
    curved = false;
  }

  private void aim() {
    double slope = direct();
    if (!(slope < 0)) {
      forget();
      slope = direct();
    }
    double length = Math.sqrt(dot(direction, direction));
    step = length > reach ? reach / length : 1;
    ended = !(-slope * step > ROUNDING * Math.abs(value));
    if (!ended) {
      place(step);
    }
  }

  /** The quasi-Newton direction, without what leads out of the box; its slope. */
  private double direct() {
    double slope = 0;
    for (int k = 0; k < d; k++) {
      double sum = 0;
      for (int l = 0; l < d; l++) {
        sum -= inverse[k * d + l] * (isStopped(l) ? 0 : gradient[l]);
      }
      direction[k] = isStopped(k) ? 0 : sum;
      slope += direction[k] * gradient[k];
    }
    return slope;
  }

  /** Whether the descent along an axis leads out of the box at once. */
  private boolean isStopped(int k) {
    return box.exists(b ->
        (x[k] <= b.lower().get(k) && gradient[k] > 0)
            || (x[k] >= b.upper().get(k) && gradient[k] < 0));
  }

  private void place(double length) {
    double[] next = new double[d];
    for (int k = 0; k < d; k++) {
      int axis = k;
      double free = x[k] + length * direction[k];
      next[k] =
          box.map(b -> Math.clamp(free, b.lower().get(axis), b.upper().get(axis))).getOrElse(free);
    }
    trial = next;
    ended = Descent.distance(next, x) <= SHORTEST * reach;
  }

  /** The update by the change of the gradient; where it shows no convexity, none. */
  private void learn(double[] slope) {
    double[] s = new double[d];
    double[] z = new double[d];
    for (int k = 0; k < d; k++) {
      s[k] = trial[k] - x[k];
      z[k] = slope[k] - gradient[k];
    }
    double sz = dot(s, z);
    if (!(sz > SHORTEST * Math.sqrt(dot(s, s) * dot(z, z)))) {
      gradient = slope;
      forget();
      return;
    }
    if (!curved) {
      Arrays.fill(inverse, 0);
      for (int k = 0; k < d; k++) {
        inverse[k * (d + 1)] = sz / dot(z, z);
      }
      curved = true;
    }
    double[] hz = new double[d];
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        hz[k] += inverse[k * d + l] * z[l];
      }
    }
    double scale = (1 + dot(z, hz) / sz) / sz;
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        inverse[k * d + l] += scale * s[k] * s[l] - (hz[k] * s[l] + s[k] * hz[l]) / sz;
      }
    }
  }

  private static double[] gradient(Field field, int i) {
    double[] gradient = new double[field.dimension()];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = field.gradient(i, k);
    }
    return gradient;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
