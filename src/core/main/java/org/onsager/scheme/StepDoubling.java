package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Particles;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * A scheme that estimates its own error: it moves for tau, and from the same start twice for half
 * of it. The two halves are the result; its distance from the other, over {@code 2^p - 1} with the
 * order p of the scheme, estimates its local error, {@code O(tau^(p + 1))}. Costs what three moves
 * cost. The scheme must keep the number of particles, and draw no random numbers.
 *
 * <p>Facts: {@link #POSITION_ERROR} and {@link #WEIGHT_ERROR}, for a {@link
 * org.onsager.step.PiController} with {@code k = p + 1}.
 *
 * <p><i>Source:</i> Hairer, Noersett and Wanner, Solving Ordinary Differential Equations I (1993),
 * II.4, theorem 4.1.
 *
 * @param scheme the scheme
 * @param order its order p, {@code >= 1}
 */
public record StepDoubling(Scheme scheme, int order) implements Scheme {

  /** {@code sqrt(sum_i w_i |x_i - y_i|^2 / m)} over {@code 2^p - 1}, of the last visit. */
  public static final Fact POSITION_ERROR = Fact.last("position error", "length");

  /** {@code sum_i |w_i - v_i| / m} over {@code 2^p - 1}, of the last visit. */
  public static final Fact WEIGHT_ERROR = Fact.last("weight error", "1");

  /**
   * Validates the order.
   *
   * @throws IllegalArgumentException if it is below one
   */
  public StepDoubling {
    Require.atLeast("order", order, 1);
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    return scheme
        .move(state, energy, tau)
        .flatMap(whole -> {
          long spent = whole.evaluations() - state.evaluations();
          return scheme
              .then(scheme)
              .move(state, energy, tau / 2)
              .bimap(failure -> failure.after(spent), halves -> halves.spent(spent))
              .flatMap(halves -> compared(state, whole.particles(), halves, spent));
        });
  }

  private Either<Failure, State> compared(State state, Particles whole, State halves, long spent) {
    Particles mu = halves.particles();
    if (mu.count() != whole.count() || halves.draws() != state.draws()) {
      return Either.left(
          new Failure.NotSolved(
              "Step doubling compares a step with its halves, and chance or another number of"
                  + " particles keeps them apart.",
              "Use a controller that asks for no error.",
              false,
              spent));
    }
    double scale = Math.scalb(1, order) - 1;
    return Either.right(
        halves
            .reporting(POSITION_ERROR, positions(mu, whole) / scale)
            .reporting(WEIGHT_ERROR, weights(mu, whole) / scale));
  }

  private static double positions(Particles mu, Particles nu) {
    Block x = mu.points().coordinates();
    Block y = nu.points().coordinates();
    int n = mu.count();
    double square = 0;
    for (int e = 0; e < x.length(); e++) {
      double change = x.get(e) - y.get(e);
      square += mu.weights().get(e % n) * change * change;
    }
    return Math.sqrt(square / mu.mass());
  }

  private static double weights(Particles mu, Particles nu) {
    double sum = 0;
    for (int i = 0; i < mu.count(); i++) {
      sum += Math.abs(mu.weights().get(i) - nu.weights().get(i));
    }
    return sum / mu.mass();
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return scheme.objection(energy);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
