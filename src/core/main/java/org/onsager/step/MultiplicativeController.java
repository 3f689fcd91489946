package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.measure.Block;
import org.onsager.measure.Require;

/**
 * The plain controller: the factor is multiplied by a constant above one after a move that
 * succeeded at once, by one below after a failure. It asks for no error estimate.
 *
 * @param grow {@code >= 1}, after a success
 * @param shrink {@code 0 < shrink < 1}, after a failure
 * @param largest the largest factor, {@code > 0}
 * @param tries how many failures in one move are mended before the move fails
 * @param start the factor of the first move, {@code > 0}
 */
public record MultiplicativeController(
    double grow, double shrink, double largest, int tries, double start) implements Controller {

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public MultiplicativeController {
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
  public MultiplicativeController(double grow, double shrink, double largest, int tries) {
    this(grow, shrink, largest, tries, 1);
  }

  /**
   * The same with another largest factor, for schemes that fail when tau is too large.
   *
   * @param factor {@code > 0}
   * @return the controller
   */
  public MultiplicativeController upTo(double factor) {
    return new MultiplicativeController(grow, shrink, factor, tries, start);
  }

  /**
   * The same with another first factor.
   *
   * @param factor {@code > 0}
   * @return the controller
   */
  public MultiplicativeController startingAt(double factor) {
    return new MultiplicativeController(grow, shrink, largest, tries, factor);
  }

  @Override
  public double afterFailure(double factor) {
    return factor * shrink;
  }

  /** Grows only if the first try succeeded: what a move has just been brought to is kept. */
  @Override
  public Either<Double, Block> afterMove(Block memory, double factor, int failures, State moved) {
    return Either.right(Block.copyOf(failures == 0 ? Math.min(factor * grow, largest) : factor));
  }
}
