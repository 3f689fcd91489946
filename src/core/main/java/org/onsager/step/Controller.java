package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.measure.Block;

/**
 * How a controlled scheme adapts the factor of its tau ({@link Scheme#controlled}). A controller of
 * your own gives the factor to start with, what follows a failure and what follows a move; what it
 * knows of earlier steps is a block in the state, whose first number is the factor, so that a saved
 * run goes on alike.
 *
 * @see MultiplicativeController
 */
public interface Controller {

  /**
   * The factor of the first move.
   *
   * @return {@code > 0}
   */
  double start();

  /**
   * How many failures and refusals in one move are mended before the move fails.
   *
   * @return {@code >= 1}
   */
  int tries();

  /**
   * The factor after a failure that a smaller step may mend.
   *
   * @param factor the one that failed
   * @return a smaller one, {@code > 0}
   */
  double afterFailure(double factor);

  /**
   * What follows a move that the scheme made.
   *
   * @param memory what was remembered before this step; its first number is a factor, and it is the
   *     only number before the first step
   * @param factor the factor that was used
   * @param failures how many factors failed or were refused before, in this move
   * @param moved the state after the move, with the facts that the scheme reported
   * @return a smaller factor to try instead, if the move is refused; else what to remember, the
   *     factor of the next step in front
   */
  Either<Double, Block> afterMove(Block memory, double factor, int failures, State moved);

  /**
   * Doubles after a success, halves after a failure, up to the nominal tau, at most 40 times a
   * move.
   *
   * @return the controller
   */
  public static MultiplicativeController standard() {
    return new MultiplicativeController(2, 0.5, 1, 40);
  }

  /**
   * What a controlled scheme reports: the factor of tau of its last visit.
   *
   * @param name the name that the scheme was controlled under
   * @return the fact {@code name factor}
   */
  static Fact factor(String name) {
    return Fact.last(name + " factor", "1");
  }

  /**
   * For implicit transport: times 10 after a success, over 4 after a failure, without a practical
   * limit, since its steps are stable at any size.
   *
   * @return the controller
   */
  public static MultiplicativeController implicitTransport() {
    return new MultiplicativeController(10, 0.25, 1e12, 8);
  }

  /**
   * For schemes that report an error: starts with the nominal tau and goes where the error allows,
   * with ten tries a move.
   *
   * @param error what the scheme reports of its error
   * @param tolerance {@code > 0}, in the unit of the error
   * @param k the power of tau that the error goes with, {@code >= 1}
   * @return the controller
   */
  public static PiController pi(Fact error, double tolerance, int k) {
    return new PiController(error, tolerance, k, 1e12, 10, 1);
  }

  /**
   * For exact reactions beside implicit transport: times 1.5 after a success, halved after a
   * failure.
   *
   * @return the controller
   */
  public static MultiplicativeController exactReaction() {
    return new MultiplicativeController(1.5, 0.5, 1e12, 8);
  }
}
