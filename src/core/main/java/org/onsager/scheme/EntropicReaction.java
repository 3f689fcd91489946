package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Reaction;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Text;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The entropic mirror step of a reaction: {@code w_i <- w_i exp(tau g_i / w_i)} with the growth
 * {@code g = -K(mu) xi}, rescaled to the old mass where the reaction conserves it.
 *
 * <p>For the Hellinger geometry {@code w_i <- w_i exp(-tau xi_i)} (WFR), for its spherical form the
 * same, normalised (SHK). Weights stay positive; massless particles stay massless.
 *
 * <p><i>Source:</i> Beck and Teboulle (2003), doi:10.1016/S0167-6377(02)00231-6; Gladin et al.
 * (2024), arXiv:2405.17075, section 3.2.
 *
 * @param reaction a geometry whose growth vanishes with the weight, {@link
 *     Reaction#vanishesWithWeight}
 */
public record EntropicReaction(Reaction reaction) implements Scheme {

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    Block w = mu.weights();
    Block xi = Answers.values(energy, mu);
    // An infinite force would be a weight of zero, and nobody would hear of it.
    if (!xi.isFinite()) {
      return Either.left(Starts.notFinite(state, 1));
    }
    Block growth = Answers.growth(reaction, mu, xi);
    double[] exponents = new double[w.length()];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = w.get(i) > 0 ? tau * growth.get(i) / w.get(i) : 0;
      if (w.get(i) > 0) {
        top = Math.max(top, exponents[i]);
      }
    }
    // The common factor cancels in the normalisation, and without it nothing overflows.
    double shift = reaction.conservesMass() ? top : 0;
    Block grown =
        Block.build(
            w.length(),
            out -> {
              for (int i = 0; i < out.length; i++) {
                out[i] = w.get(i) > 0 ? w.get(i) * Math.exp(exponents[i] - shift) : 0;
              }
            });
    double scale = reaction.conservesMass() ? mu.mass() / grown.sum() : 1;
    return state
        .weighed(grown.map(g -> scale * g))
        .bimap(failure -> failure.after(1), moved -> moved.spent(1));
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Objections.logMu(reaction, energy)
        .orElse(() -> Objections.freeMass(reaction, energy))
        .orElse(() ->
            Option.when(
                !reaction.vanishesWithWeight(),
                () ->
                    reaction
                        + " makes light particles grow as fast as heavy ones, and the entropic step"
                        + " divides by weights: use the exact reaction"));
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
