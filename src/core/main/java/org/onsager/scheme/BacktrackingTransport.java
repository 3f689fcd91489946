package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Explicit transport with Armijo backtracking: tau is halved until {@code F(mu') <= F(mu) - 1e-4
 * tau D(mu, xi)}, D the dissipation. Never raises the energy that it is given.
 *
 * <p>Facts: {@link #TAU}.
 *
 * <p><i>Source:</i> Nocedal and Wright, Numerical Optimization (2006), algorithm 3.1.
 *
 * @param transport the geometry
 */
public record BacktrackingTransport(Transport transport) implements Scheme {

  /** The flow time that was accepted. */
  public static final Fact TAU = Fact.last("backtracking tau", "flow time");

  private static final double SUFFICIENT_DECREASE = 1e-4;

  /** Beyond 60 halvings a double step no longer moves a point of its own size. */
  private static final int HALVINGS = 60;

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Evaluation here = Answers.evaluation(energy, mu);
    if (!here.isFinite()) {
      return Either.left(Starts.notFinite(state, 1));
    }
    Block velocity = Answers.velocity(transport, mu, here.field());
    double dissipation = transport.dissipation(mu, here.field());
    double trial = tau;
    for (int halvings = 0; halvings <= HALVINGS; halvings++, trial /= 2) {
      Either<Failure, State> moved = state.moved(mu.points().coordinates().plus(trial, velocity));
      if (moved.isRight()) {
        Particles there = moved.get().particles();
        double value = Trials.at(() -> energy.value(there)).getOrElse(Double.NaN);
        if (value <= here.value() - SUFFICIENT_DECREASE * trial * dissipation) {
          return Either.right(moved.get().spent(halvings + 2).reporting(TAU, trial));
        }
      }
    }
    Ties ties = Ties.of(mu);
    return Either.left(
        new Failure.NoDescent(
            ties.what(
                "No step along the velocity lowers the energy in step " + state.index() + "."),
            ties.advice("Use a smaller tau, and check the gradient of the energy."),
            HALVINGS + 2));
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Option.when(
        energy.entropy() != 0,
        () -> "backtracking needs a value of the energy, and log mu of particles has none");
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
