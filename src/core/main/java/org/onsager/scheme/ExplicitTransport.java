package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Explicit Euler for a transport: {@code x_i += tau v_i}, or {@code x_i += tau w_i v_i}, with the
 * velocity {@code v = -K(mu) xi}.
 *
 * <p><i>Source:</i> Gladin et al. (2024), arXiv:2405.17075, equation 17.
 *
 * @param transport the geometry
 * @param pace whether the weight of a particle scales its motion
 */
public record ExplicitTransport(Transport transport, Pace pace) implements Scheme {

  /** Whether the weight of a particle scales its motion. */
  public enum Pace {
    /** Every particle moves with its velocity, massless ones included: the gradient flow. */
    PER_MASS,
    /**
     * Velocities are multiplied by weights: gradient descent on positions. Not a geometry, since
     * splitting a particle changes it; massless particles freeze.
     */
    MASS_WEIGHTED
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    return along(state, mu, Answers.field(energy, mu), tau);
  }

  /** The move along a force that may have been read elsewhere, from another source. */
  Either<Failure, State> along(State state, Particles source, Field xi, double tau) {
    Block velocity = Answers.velocity(transport, source, xi);
    Block x = state.particles().points().coordinates();
    return state
        .moved(x.plus(tau, pace == Pace.PER_MASS ? velocity : weighted(state, velocity)))
        .bimap(
            failure -> xi.isFinite() ? failure.after(1) : Starts.notFinite(state, 1),
            moved -> moved.spent(1));
  }

  private static Block weighted(State state, Block velocity) {
    Block w = state.particles().weights();
    int n = w.length();
    return Block.build(
        velocity.length(),
        out -> {
          for (int row = 0; row < out.length; row += n) {
            for (int i = 0; i < n; i++) {
              out[row + i] = w.get(i) * velocity.get(row + i);
            }
          }
        });
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return entropyObjection(transport, energy);
  }

  static Option<String> entropyObjection(Transport transport, RandomEnergy energy) {
    return Option.when(
        energy.entropy() != 0 && !transport.carriesEntropy(),
        () ->
            transport
                + " cannot act on log mu of particles: use a Stein geometry, Langevin steps, or an"
                + " energy that smooths the particles");
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
