package org.onsager.flow;

import io.vavr.control.Either;
import org.onsager.certificate.Certificate;
import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.step.State;

/** Searches where the particles do not know better. */
record Certified(Energy energy, Search search, Observer observer, double gap) implements Stop {

  Certified {
    Require.positive("gap", gap);
  }

  @Override
  public Either<Reason, Stop> at(Observation now) {
    return mayHold(now.state()) && now.read(observer) <= gap
        ? Either.left(new Reason.Converged("certified: " + observer.name() + " <= " + gap))
        : Either.right(this);
  }

  /**
   * Whether the particles leave the gap below the limit: a search finds what is no higher than the
   * lowest first variation at one of them.
   */
  private boolean mayHold(State state) {
    Particles mu = state.particles();
    Evaluation here = state.evaluate(energy);
    if (!here.isFinite()) {
      return false;
    }
    Block xi = here.field().values();
    int lowest = 0;
    for (int i = 1; i < xi.length(); i++) {
      lowest = xi.get(i) < xi.get(lowest) ? i : lowest;
    }
    double least = xi.get(lowest);
    Minima known =
        new Minima(mu.points().select(lowest), Block.copyOf(least), least, false, xi.length());
    return Certificate.of(search, energy, mu, here, known).gap() <= gap;
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
