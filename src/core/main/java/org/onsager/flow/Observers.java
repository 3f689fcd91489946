package org.onsager.flow;

import java.util.function.ToDoubleFunction;
import org.onsager.certificate.Search;
import org.onsager.distribution.Samples;
import org.onsager.energy.Energy;
import org.onsager.measure.Failure;
import org.onsager.measure.Text;
import org.onsager.measure.Trouble;
import org.onsager.ot.Wasserstein2;
import org.onsager.step.Fact;
import org.onsager.step.State;

/** The built-in observers, as values. */
final class Observers {

  private Observers() {}

  /**
   * F at a state, as a number. An energy with a {@code log mu} part has none on particles, and says
   * so by infinity; any other that is not finite has overflowed.
   */
  static double value(Energy energy, State state) {
    double value = energy.value(state.particles());
    if (Double.isFinite(value) || energy.entropy() != 0) {
      return value;
    }
    throw new Trouble(
        new Failure.NotFinite(
            "The energy %s is not finite at the state of step %d: its sums overflow."
                .formatted(energy.getClass().getSimpleName(), state.index())
                .replace("  ", " "),
            "Start closer to the target, use a smaller tau, or bring lengths and masses nearer to"
                + " one.",
            1));
  }

  record OfEnergy(String name, Energy energy) implements Observer {
    @Override
    public double read(State state) {
      return value(energy, state);
    }
  }

  record OfMmd(String name, Energy mmd) implements Observer {
    @Override
    public double read(State state) {
      return 2 * value(mmd, state);
    }
  }

  record OfWasserstein2(String name, Samples target) implements Observer {
    @Override
    public double read(State state) {
      return state.particles().isProbability()
          ? Wasserstein2.between(state.particles(), target.measure()).distance()
          : Double.NaN;
    }
  }

  record OfGap(Energy energy, Search search) implements Observer {
    @Override
    public String name() {
      return "gap";
    }

    @Override
    public double read(State state) {
      return search.certificate(energy, state.particles(), state.evaluate(energy)).gap();
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }

  record OfFact(Fact fact) implements Observer {
    @Override
    public String name() {
      return fact.name();
    }

    @Override
    public double read(State state) {
      return state.fact(fact).getOrElse(Double.NaN);
    }
  }

  record Of(String name, ToDoubleFunction<State> function) implements Observer {

    static final Of MASS = new Of("mass", state -> state.particles().mass());
    static final Of EFFECTIVE_SAMPLE_SIZE =
        new Of("effective sample size", state -> state.particles().effectiveSampleSize());
    static final Of MASSLESS = new Of("massless", state -> state.particles().masslessCount());
    static final Of EVALUATIONS = new Of("evaluations", State::evaluations);

    @Override
    public double read(State state) {
      return function.applyAsDouble(state);
    }

    @Override
    public String toString() {
      return Text.of(this);
    }
  }
}
