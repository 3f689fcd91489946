package org.onsager.step;

import org.onsager.measure.Require;

/**
 * How a controlled scheme adapts the factor of its tau.
 *
 * @param grow {@code >= 1}, after a success
 * @param shrink {@code 0 < shrink < 1}, after a failure
 * @param largest the largest factor, {@code > 0}
 * @param tries how many failures in one move are mended before the move fails
 */
public record Controller(double grow, double shrink, double largest, int tries) {

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Controller {
    Require.positive("grow", grow);
    Require.positive("shrink", shrink);
    Require.positive("largest", largest);
    Require.atLeast("tries", tries, 1);
    if (grow < 1 || shrink >= 1) {
      throw new IllegalArgumentException(
          "grow = %s, shrink = %s: must be >= 1 and < 1".formatted(grow, shrink));
    }
  }

  /**
   * Doubles after a success, halves after a failure, up to the nominal tau, at most 40 times a move.
   *
   * @return the controller
   */
  public static Controller standard() {
    return new Controller(2, 0.5, 1, 40);
  }

  /**
   * The same with another largest factor, for schemes that fail when tau is too large.
   *
   * @param factor {@code > 0}
   * @return the controller
   */
  public Controller upTo(double factor) {
    return new Controller(grow, shrink, factor, tries);
  }
}
