package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;
import org.onsager.measure.Trouble;

/** Trial points of line searches. */
final class Trials {

  private Trials() {}

  /**
   * What an energy says at a trial point, or none where it meets trouble that a shorter step may
   * avoid: the trial is refused, as where a number is not finite. Trouble where a search starts is
   * another thing, and the failure of its move.
   *
   * @throws Trouble if a shorter step does not help
   */
  static <T> Option<T> at(Supplier<T> energy) {
    return Trouble.<T>caught(() -> Either.right(energy.get()))
        .fold(
            failure -> {
              if (failure.smallerStepMayHelp()) {
                return Option.none();
              }
              throw new Trouble(failure);
            },
            Option::some);
  }
}
