package org.onsager.flow;

import io.vavr.control.Either;
import org.onsager.measure.Text;

/** The best value so far, and for how many states it has stood. */
record Stalled(Observer observer, double fraction, int steps, double best, int stood)
    implements Stop {

  @Override
  public Either<Reason, Stop> at(Observation now) {
    double value = now.read(observer);
    if (Double.isNaN(value)) {
      return Either.right(this);
    }
    boolean fell = best == Double.POSITIVE_INFINITY || value < best - fraction * Math.abs(best);
    if (fell) {
      return Either.right(new Stalled(observer, fraction, steps, value, 0));
    }
    return stood + 1 >= steps
        ? Either.left(
            new Reason.Converged(
                "%s has stood at %s for %d steps".formatted(observer.name(), best, steps)))
        : Either.right(new Stalled(observer, fraction, steps, best, stood + 1));
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
