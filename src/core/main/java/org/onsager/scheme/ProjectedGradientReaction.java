package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.solve.SimplexProjection;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * One Euclidean gradient step on the weights, projected on the simplex of the same mass: cheap, and
 * not a step of any geometry of this library. With the factor left out it is the weight update of
 * the authors' published code.
 *
 * @param step how the gradient is applied before the projection
 */
public record ProjectedGradientReaction(Update step) implements Scheme {

  /** How the gradient is applied before the projection. */
  public enum Update {
    /** {@code w_i - tau xi_i}. */
    ADDITIVE,
    /** {@code w_i exp(-tau xi_i)}. */
    EXPONENTIAL
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Block w = mu.weights();
    Block xi = Answers.values(energy, mu);
    if (!xi.isFinite()) {
      return Either.left(Starts.notFinite(state, 1));
    }
    Block changed =
        switch (step) {
          case ADDITIVE -> w.plus(-tau, xi);
          case EXPONENTIAL ->
              Block.build(
                  w.length(),
                  out -> {
                    for (int i = 0; i < out.length; i++) {
                      out[i] = w.get(i) * Math.exp(-tau * xi.get(i));
                    }
                  });
        };
    if (!changed.isFinite()) {
      return Either.left(
          new Failure.NotFinite(
              "A weight overflowed in step " + state.index() + ".", "Use a smaller tau.", 1));
    }
    return state
        .weighed(Block.copyOf(SimplexProjection.project(changed.toArray(), mu.mass())))
        .bimap(failure -> failure.after(1), moved -> moved.spent(1));
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Objections.logMu(this, energy);
  }
}
