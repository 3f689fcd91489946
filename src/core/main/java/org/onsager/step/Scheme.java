package org.onsager.step;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.measure.Failure;
import org.onsager.measure.Trouble;

/**
 * A time-discrete geometry: moves the particles of a state for a flow time tau, and never its
 * clock.
 *
 * <p>Schemes are values and compose like functions. Bind one to an energy and a step size to get a
 * {@link Step}.
 *
 * <p>Checked by {@code SchemeContract}.
 */
@FunctionalInterface
public interface Scheme {

  /**
   * One move, as a scheme of your own makes it. It may throw what energy and geometry throw;
   * callers use {@link #move}.
   *
   * @param state where to start
   * @param energy the energy, the same for all sub-steps of a step
   * @param tau {@code > 0}, flow time
   * @return the state with other particles, or why there is none
   */
  Either<Failure, State> attempt(State state, Energy energy, double tau);

  /**
   * One move. Whatever trouble energy and geometry meet is a failure, and so is a tau that speeds
   * and step sizes have brought to zero or infinity.
   *
   * @param state where to start
   * @param energy the energy, the same for all sub-steps of a step
   * @param tau {@code > 0}, flow time
   * @return the state with other particles, or why there is none
   */
  default Either<Failure, State> move(State state, Energy energy, double tau) {
    return tau >= Double.MIN_NORMAL && tau < Double.POSITIVE_INFINITY
        ? Trouble.caught(() -> attempt(state, energy, tau))
        : Either.left(
            new Failure.NotFinite(
                "A flow time of %s in step %d: it or one over it leaves the numbers."
                    .formatted(tau, state.index()),
                "Use a tau, and speeds of the geometries, nearer to one.",
                0));
  }

  /**
   * Why this scheme cannot work with an energy, whatever the particles.
   *
   * @param energy the energy
   * @return a sentence that says what to use instead, or none
   */
  default Option<String> objection(RandomEnergy energy) {
    return Option.none();
  }

  /**
   * This scheme, then another, for the same tau and the same energy.
   *
   * @param next the other
   * @return the composition
   */
  default Scheme then(Scheme next) {
    return new Compositions.Then(this, next);
  }

  /**
   * This scheme for another share of the flow time.
   *
   * @param factor {@code > 0}, multiplies tau
   * @return the scheme
   * @throws IllegalArgumentException if the factor is not a positive finite number
   */
  default Scheme times(double factor) {
    return new Compositions.Times(this, factor);
  }

  /**
   * This scheme at every k-th step, and nothing at the others: a step that ends with index k, 2 k,
   * 3 k, ... moves. The index of the state decides, so that a resumed run does the same.
   *
   * @param steps {@code k >= 1}
   * @return the scheme
   * @throws IllegalArgumentException if the number is below one
   */
  default Scheme every(long steps) {
    return new Compositions.Every(this, steps);
  }

  /**
   * This scheme with a step size that adapts: smaller after a failure that a smaller step may mend,
   * larger while steps succeed.
   *
   * @param name under which the state remembers the factor of tau
   * @param controller how to adapt
   * @return the scheme
   */
  default Scheme controlled(String name, Controller controller) {
    return new Compositions.Controlled(this, name, controller);
  }

  /**
   * This scheme for an energy of its own, whatever energy the step has:
   *
   * <pre>{@code
   * explicit(stein(kernel)).following(kl).then(entropic(reaction)).on(blob)
   * }</pre>
   *
   * <p>It is drawn with the key of the step, so that all schemes that follow one random energy in a
   * step see the same draw. A composition whose parts follow different energies is the gradient
   * flow of none of them: what a part claims of descent it claims of its own energy.
   *
   * @param own the energy, fixed or random
   * @return the scheme
   * @throws IllegalArgumentException if this scheme objects to it
   */
  default Scheme following(RandomEnergy own) {
    return new Compositions.Following(new BoundScheme(this, own));
  }

  /**
   * This scheme at a place of its own in a composition. What it remembers there (step sizes,
   * curvatures) is kept apart from what an equal scheme remembers at another place; twice at one
   * place, as in Strang splitting, it is one scheme that is visited twice. The leaves of a {@code
   * Splitting} have places.
   *
   * @param place the name of the place, not blank, without a slash; the state remembers {@code
   *     place/name}
   * @return the scheme
   * @throws IllegalArgumentException if it is no such name
   */
  default Scheme at(String place) {
    return new Compositions.At(this, new Place(place));
  }

  /**
   * This scheme for an energy.
   *
   * @param energy the energy, fixed or random
   * @return give it a tau to get a step
   * @throws IllegalArgumentException if the scheme objects
   */
  default BoundScheme on(RandomEnergy energy) {
    return new BoundScheme(this, energy);
  }
}
