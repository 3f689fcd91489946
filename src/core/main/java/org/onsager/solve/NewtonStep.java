package org.onsager.solve;

/** A Newton step on a {@link Face}. */
final class NewtonStep {

  /** The direction, {@code n} with zeros off the face; never written to. */
  final double[] direction;

  /** The multiplier of the mass constraint; 0 where mass is free. */
  final double multiplier;

  NewtonStep(double[] direction, double multiplier) {
    this.direction = direction;
    this.multiplier = multiplier;
  }

  /** Whether the full step leaves no weight negative. */
  boolean isFeasibleFrom(double[] w) {
    for (int i = 0; i < w.length; i++) {
      if (w[i] + direction[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the full step leads. */
  double[] from(double[] w) {
    return from(w, 1);
  }

  /**
   * Where the step first makes a weight zero; clears those weights in {@code free}. To be asked of
   * an infeasible step.
   */
  double[] untilBlocked(double[] w, boolean[] free) {
    double fraction = 1;
    for (int i = 0; i < w.length; i++) {
      if (w[i] + direction[i] < 0) {
        fraction = Math.min(fraction, -w[i] / direction[i]);
      }
    }
    double[] end = from(w, fraction);
    for (int i = 0; i < w.length; i++) {
      boolean blocks = w[i] + direction[i] < 0 && -w[i] / direction[i] <= fraction;
      if (blocks || end[i] < 0) {
        end[i] = 0;
        free[i] = false;
      }
    }
    return end;
  }

  private double[] from(double[] w, double fraction) {
    double[] end = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      end[i] = w[i] + fraction * direction[i];
    }
    return end;
  }
}
