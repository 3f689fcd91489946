package org.onsager.flow;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.onsager.step.State;

/** The built-in moments of a run, as values. */
final class Moments {

  private Moments() {}

  /** Multiples of a number of steps. */
  record Every(long steps) implements When {

    @Override
    public boolean at(State now, Option<State> next) {
      return now.index() % steps == 0;
    }
  }

  /** Some indices. */
  record Indices(Vector<Long> indices) implements When {

    @Override
    public boolean at(State now, Option<State> next) {
      return indices.contains(now.index());
    }
  }

  /** The last states within some numbers of evaluations. */
  record Evaluations(Vector<Long> counts) implements When {

    @Override
    public boolean at(State now, Option<State> next) {
      long after = next.map(State::evaluations).getOrElse(Long.MAX_VALUE);
      return counts.exists(count -> now.evaluations() <= count && count < after);
    }
  }

  /** None. */
  record Never() implements When {

    @Override
    public boolean at(State now, Option<State> next) {
      return false;
    }
  }
}
