package org.onsager.flow;

import io.vavr.control.Either;
import java.util.function.BooleanSupplier;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.measure.Require;

/**
 * A stop rule: an immutable value that is asked at every state, the first included, and answers
 * with a reason to end or with the rule for the next state.
 */
@FunctionalInterface
public interface Stop {

  /**
   * The answer at a state.
   *
   * @param now the state
   * @return why to end here, or how to go on
   */
  Either<Reason, Stop> at(Observation now);

  /**
   * The rule that ends when either ends; this one is asked first.
   *
   * @param other another rule
   * @return the disjunction
   */
  default Stop or(Stop other) {
    return new Stops.Or(this, other);
  }

  /**
   * Ends after a number of steps of this run, however many came before.
   *
   * @param count {@code >= 0}
   * @return the rule
   * @throws IllegalArgumentException if the count is negative
   */
  static Stop steps(long count) {
    Require.atLeast("count", count, 0);
    return new Stops.Steps(count, count);
  }

  /**
   * Ends when a run has spent a number of energy evaluations, counted from the very start.
   *
   * @param count {@code >= 0}
   * @return the rule
   */
  static Stop evaluations(long count) {
    Require.atLeast("count", count, 0);
    return new Stops.Evaluations(count);
  }

  /**
   * Ends when the flow time has come, up to the rounding of a clock that adds up steps, 1e-9
   * relatively.
   *
   * @param time flow time
   * @return the rule
   */
  static Stop time(double time) {
    Require.finite("time", time);
    return new Stops.Time(time);
  }

  /**
   * Ends at the first state after some seconds of wall time, counted from the first state of the
   * run. How far a run comes then depends on the machine; its digits do not.
   *
   * @param seconds {@code > 0}
   * @return the rule
   */
  static Stop seconds(double seconds) {
    Require.positive("seconds", seconds);
    return new Stops.Seconds(seconds);
  }

  /**
   * Ends at the first state at which somebody outside of the run wants it to, for instance by a
   * button. How far a run comes then is chance; its digits are not.
   *
   * @param message the reason, for instance {@code stopped by hand}
   * @param asked whether the run shall end; asked at every state, by the thread of the run
   * @return the rule, whose reason is {@link Reason.Stopped}
   */
  static Stop when(String message, BooleanSupplier asked) {
    return new Stops.Asked(message, asked);
  }

  /**
   * Ends when an observer reads a limit or less.
   *
   * @param observer the observer
   * @param limit the limit
   * @return the rule
   */
  static Stop below(Observer observer, double limit) {
    return new Stops.Below(observer, limit);
  }

  /**
   * Ends when an energy is at a limit or below.
   *
   * @param energy the energy
   * @param limit the limit
   * @return the rule
   */
  static Stop below(Energy energy, double limit) {
    return below(Observer.energy(energy), limit);
  }

  /**
   * Ends when a convex energy is certified to be within a limit of its least value. States at which
   * the particles themselves show that it is not, by first variations below the mean, are not
   * searched. The searches are no evaluations of the run.
   *
   * @param energy a convex energy
   * @param search how to look; one that proves needs a tolerance below the limit
   * @param gap {@code > 0}, the limit
   * @return the rule
   * @throws IllegalArgumentException if the energy is not convex, the search objects to it, or the
   *     limit is not a positive finite number
   * @see Observer#gap
   */
  static Stop certified(Energy energy, Search search, double gap) {
    return new Certified(energy, search, Observer.gap(energy, search), gap);
  }

  /**
   * Ends when an observer has not fallen by a fraction of its best value for a number of steps.
   * States at which it reads NaN do not count.
   *
   * @param observer the observer
   * @param fraction {@code >= 0}, relative to the best value so far
   * @param steps {@code >= 1}
   * @return the rule
   */
  static Stop stalled(Observer observer, double fraction, int steps) {
    Require.nonNegative("fraction", fraction);
    Require.atLeast("steps", steps, 1);
    return new Stalled(observer, fraction, steps, Double.POSITIVE_INFINITY, 0);
  }
}
