package org.onsager.step;

import org.onsager.measure.Require;

/**
 * How a controlled scheme adapts the factor of its tau.
 *
 * @param grow {@code >= 1}, after a success
 * @param shrink {@code 0 < shrink < 1}, after a failure
 * @param largest the largest factor, {@code > 0}
 * @param tries how many failures in one move are mended before the move fails
 * @param start the factor of the first move, {@code > 0}
 */
public record Controller(double grow, double shrink, double largest, int tries, double start) {

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
    Require.positive("start", start);
    if (grow < 1 || shrink >= 1) {
      throw new IllegalArgumentException(
          "grow = %s, shrink = %s: must be >= 1 and < 1".formatted(grow, shrink));
    }
  }

  /**
   * A controller whose first factor is one.
   *
   * @param grow {@code >= 1}, after a success
   * @param shrink {@code 0 < shrink < 1}, after a failure
   * @param largest the largest factor, {@code > 0}
   * @param tries how many failures in one move are mended before the move fails
   */
  public Controller(double grow, double shrink, double largest, int tries) {
    this(grow, shrink, largest, tries, 1);
  }

  /**
   * Doubles after a success, halves after a failure, up to the nominal tau, at most 40 times a
   * move.
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
    return new Controller(grow, shrink, factor, tries, start);
  }

  /**
   * The same with another first factor.
   *
   * @param factor {@code > 0}
   * @return the controller
   */
  public Controller startingAt(double factor) {
    return new Controller(grow, shrink, largest, tries, factor);
  }

  /**
   * What a controlled scheme reports: the factor of tau of its last visit.
   *
   * @param name the name that the scheme was controlled under
   * @return the fact {@code name factor}
   */
  public static Fact factor(String name) {
    return Fact.last(name + " factor", "1");
  }

  /**
   * For implicit transport: times 10 after a success, over 4 after a failure, without a practical
   * limit, since its steps are stable at any size.
   *
   * @return the controller
   */
  public static Controller implicitTransport() {
    return new Controller(10, 0.25, 1e12, 8);
  }

  /**
   * For exact reactions beside implicit transport: times 1.5 after a success, halved after a
   * failure.
   *
   * @return the controller
   */
  public static Controller exactReaction() {
    return new Controller(1.5, 0.5, 1e12, 8);
  }
}
