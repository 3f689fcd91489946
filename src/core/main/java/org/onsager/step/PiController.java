package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Trouble;

/**
 * The proportional-integral controller of an error estimate {@code e = O(h^k)}: after an accepted
 * move
 *
 * <pre>h' = h * 0.9 * (tolerance / e)^(0.7 / k) * (e_before / tolerance)^(0.4 / k),</pre>
 *
 * with the error of the accepted move before, within a fifth and five times h; a move whose error
 * is above the tolerance is refused, and tried again with {@code h * 0.9 * (tolerance / e)^(1 /
 * k)}. After a refusal or a failure h does not grow. Errors that change slowly settle at {@code
 * 0.9^(k / 0.3) tolerance}.
 *
 * <p><i>Source:</i> Gustafsson, Lundh and Soederlind (1988), doi:10.1007/BF01934091; Hairer and
 * Wanner, Solving Ordinary Differential Equations II (1996), IV.2, equation 2.43.
 *
 * @param error what the scheme reports of its error, {@code >= 0}
 * @param tolerance {@code > 0}, in the unit of the error
 * @param k the power of tau that the error goes with, {@code >= 1}: for a local error, the order of
 *     the scheme plus one
 * @param largest the largest factor, {@code > 0}
 * @param tries how many failures and refusals in one move are mended before the move fails
 * @param start the factor of the first move, {@code > 0}
 */
public record PiController(
    Fact error, double tolerance, int k, double largest, int tries, double start)
    implements Controller {

  private static final double SAFETY = 0.9;
  private static final double INTEGRAL = 0.7;
  private static final double PROPORTIONAL = 0.4;
  private static final double LEAST_CHANGE = 0.2;
  private static final double LARGEST_CHANGE = 5;

  /** An error that happened to vanish must not forbid growth for a step. */
  private static final double LEAST_ERROR = 1e-4;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PiController {
    Require.positive("tolerance", tolerance);
    Require.atLeast("k", k, 1);
    Require.positive("largest", largest);
    Require.atLeast("tries", tries, 1);
    Require.positive("start", start);
  }

  @Override
  public double afterFailure(double factor) {
    return LEAST_CHANGE * factor;
  }

  @Override
  public Either<Double, Block> afterMove(Block memory, double factor, int failures, State moved) {
    double now = error(moved);
    if (!(now <= tolerance)) {
      return Either.left(factor * change(Math.pow(tolerance / now, 1.0 / k), 1));
    }
    double before = memory.length() > 1 ? memory.get(1) : tolerance;
    double change =
        change(
            Math.pow(tolerance / now, INTEGRAL / k)
                * Math.pow(before / tolerance, PROPORTIONAL / k),
            failures == 0 ? LARGEST_CHANGE : 1);
    return Either.right(
        Block.copyOf(Math.min(factor * change, largest), Math.max(now, LEAST_ERROR * tolerance)));
  }

  /** An error that is infinite or NaN asks for the least. */
  private static double change(double power, double largest) {
    return power > 0 ? Math.clamp(SAFETY * power, LEAST_CHANGE, largest) : LEAST_CHANGE;
  }

  private double error(State moved) {
    return moved
        .fact(error)
        .getOrElseThrow(() ->
            new Trouble(
                new Failure.NotSolved(
                    "The scheme reports no " + error.name() + ".",
                    "Use a controller that asks for none, or a scheme that estimates its error by"
                        + " step doubling.",
                    false)));
  }
}
