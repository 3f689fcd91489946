package org.onsager.scheme;

import org.onsager.measure.Require;

/**
 * How a scheme that predicts its decrease adapts tau: by the ratio of the actual decrease of the
 * energy to the predicted one, as a trust region does.
 *
 * <p><i>Source:</i> Conn, Gould and Toint, Trust-Region Methods (2000), algorithm 6.1.1; Nocedal
 * and Wright, Numerical Optimization (2006), algorithm 4.1.
 *
 * @param least the ratio that a trial must exceed to be accepted, {@code >= 0}
 * @param poor below this ratio tau is halved after the step
 * @param good above this ratio tau grows after the step
 * @param refusal what tau is divided by after a refused trial, {@code > 1}
 * @param growth what tau is multiplied by after a good step, {@code > 1}
 */
public record RatioController(
    double least, double poor, double good, double refusal, double growth) {

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RatioController {
    Require.nonNegative("least", least);
    Require.positive("refusal", refusal);
    Require.finite("growth", growth);
    if (!(least <= poor && poor < good && good < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "least = %s, poor = %s, good = %s: must grow".formatted(least, poor, good));
    }
    if (refusal <= 1 || growth <= 1) {
      throw new IllegalArgumentException(
          "refusal = %s, growth = %s: must be > 1".formatted(refusal, growth));
    }
  }

  /**
   * Accepts above 0.001, halves below 0.25, multiplies by four above 0.75, and divides by three
   * after a refusal.
   *
   * @return the controller
   */
  public static RatioController standard() {
    return new RatioController(1e-3, 0.25, 0.75, 3, 4);
  }

  /**
   * The same with another growth.
   *
   * @param factor what tau is multiplied by after a good step, {@code > 1}
   * @return the controller
   */
  public RatioController growing(double factor) {
    return new RatioController(least, poor, good, refusal, factor);
  }

  /**
   * Whether a decrease is enough.
   *
   * @param decrease the actual decrease
   * @param predicted the predicted one, {@code > 0}
   * @return true if the trial may be accepted; false where a number is NaN
   */
  public boolean accepts(double decrease, double predicted) {
    return decrease > least * predicted;
  }

  /**
   * The step size after an accepted step.
   *
   * @param tau the step size that was accepted
   * @param ratio actual over predicted decrease
   * @return the next step size
   */
  public double afterStep(double tau, double ratio) {
    if (ratio > good) {
      return growth * tau;
    }
    return ratio > poor ? tau : tau / 2;
  }

  /**
   * The step size after a refused trial.
   *
   * @param tau the step size that was refused
   * @return the next one to try
   */
  public double afterRefusal(double tau) {
    return tau / refusal;
  }
}
