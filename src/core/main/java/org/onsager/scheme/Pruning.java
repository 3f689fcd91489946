package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.stream.IntStream;
import org.onsager.energy.Energy;
import org.onsager.energy.Evaluation;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * Leaves out particles that hardly count, those of weight {@code <= share m}, and gives their mass
 * to the others in proportion; none is left out if that would raise F by more than rounding, as it
 * does where one of them alone explains a datum. The mass stays, up to rounding. Changes n; tau
 * plays no role.
 *
 * <p>Facts: {@link #PRUNED}.
 *
 * @param share {@code 0 <= share < 1}; 1e-14 is what no sum over the particles notices, 0 takes
 *     those of weight exactly zero
 */
public record Pruning(double share) implements Scheme {

  /** How many particles were left out. */
  public static final Fact PRUNED = Fact.sum("pruned", "particles");

  /**
   * Validates the share.
   *
   * @throws IllegalArgumentException if it is negative, or one or more
   */
  public Pruning {
    Require.nonNegative("share", share);
    if (share >= 1) {
      throw new IllegalArgumentException("share = " + share + ": must be < 1");
    }
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Particles mu = state.particles();
    double least = share * mu.mass();
    int[] kept = IntStream.range(0, mu.count()).filter(i -> mu.weights().get(i) > least).toArray();
    int pruned = mu.count() - kept.length;
    if (pruned == 0 || kept.length == 0) {
      return Either.right(state.reporting(PRUNED, 0));
    }
    Particles nu = only(mu, kept);
    Evaluation here = Answers.evaluation(energy, state);
    State paid = Paid.by(state.spent(Paid.cost(state, here) + 1), energy, here);
    return Either.right(
        Descents.to(nu, energy, Descents.withRounding(mu, here))
            .map(there -> Paid.by(paid.with(nu), energy, there).reporting(PRUNED, pruned))
            .getOrElse(() -> paid.reporting(PRUNED, 0)));
  }

  private static Particles only(Particles mu, int[] kept) {
    Block w = Block.copyOf(IntStream.of(kept).mapToDouble(i -> mu.weights().get(i)).toArray());
    double factor = mu.mass() / w.sum();
    return new Particles(mu.points().select(kept), factor == 1 ? w : w.map(v -> factor * v));
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return Descents.objection(energy);
  }
}
