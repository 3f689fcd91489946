package org.onsager.step;

import io.vavr.control.Either;
import org.onsager.energy.Energy;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.measure.Trouble;

/** Steps made of schemes, and steps made of steps. */
final class Steps {

  private Steps() {}

  /** A scheme with its energy, for a flow time. */
  record Timed(BoundScheme scheme, double tau) implements Step {

    Timed {
      Require.positive("tau", tau);
    }

    @Override
    public Either<Failure, State> apply(State state) {
      if (!Double.isFinite(state.time() + tau)) {
        return Either.left(
            new Failure.NotFinite(
                "The clock overflows in step " + state.index() + ".", "Use a smaller tau.", 0));
      }
      return Trouble.caught(
              () -> Either.<Failure, Energy>right(scheme.energy().at(state.energyKey())))
          .flatMap(energy -> scheme.scheme().move(state.opened(), energy, tau))
          .map(moved -> moved.closed(tau));
    }
  }

  /** Two steps as one: the second starts at the clock of the first, and its own does not count. */
  record Then(Step first, Step second) implements Step {

    @Override
    public Either<Failure, State> apply(State state) {
      return first
          .apply(state)
          .flatMap(moved ->
              second
                  .apply(moved.clockOf(state))
                  .bimap(
                      failure -> failure.after(moved.evaluations() - state.evaluations()),
                      ended -> ended.clockOf(moved).withFactsOf(moved)));
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  /** One step before an index, another from it on. */
  record Until(Step first, long index, Step later) implements Step {

    @Override
    public Either<Failure, State> apply(State state) {
      return (state.index() < index ? first : later).apply(state);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }
}
