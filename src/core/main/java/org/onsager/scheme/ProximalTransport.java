package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Transport;
import org.onsager.kernel.Radial;
import org.onsager.measure.Failure;
import org.onsager.measure.Text;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The proximal step of a transport that has a {@link Transport#neighbourhood}, an implicit Euler
 * step. For the Wasserstein geometry, positions with fixed weights that minimise
 *
 * <pre>F(mu') + D^2 / (2 tau),   D^2 = sum_i max(w_i, 1e-3 m / n) |x'_i - x_i|^2,</pre>
 *
 * by L-BFGS from where they are. D is a labelled cost, at least the 2-Wasserstein distance, so
 * {@code F(mu') + W_2^2(mu', mu) / (2 tau) <= F(mu)}: the energy never rises, however large tau and
 * however early the search stops. Massless particles stay where they are. O(n^2 d) an evaluation.
 *
 * <p>A move fails, with the advice to make tau smaller, when no lower point is found; where the
 * gradient vanishes exactly it stands still and succeeds.
 *
 * <p>Facts: {@link #TAU}, {@link #EVALUATIONS}, {@link #RESIDUAL}, {@link #SLACK}. Memory: {@code
 * proximal transport}, the number of moves and the curvature met last.
 *
 * <p><i>Source:</i> Jordan, Kinderlehrer and Otto (1998), doi:10.1137/S0036141096303359; split:
 * Gladin et al. (2024), arXiv:2405.17075, equation 16; Nocedal and Wright (2006), algorithm 7.5.
 *
 * @param transport a transport with a neighbourhood
 * @param effort how hard to work
 */
public record ProximalTransport(Transport transport, Effort effort) implements Scheme {

  private static final String NAME = "proximal transport";

  private static final String INSTEAD = "Use explicit or backtracking transport.";

  /** The flow time of the step. */
  public static final Fact TAU = ProximalFacts.of(NAME).tau();

  /** The evaluations of the search. */
  public static final Fact EVALUATIONS = ProximalFacts.of(NAME).evaluations();

  /**
   * How far from optimal, {@code |grad Phi| tau / D}: 0.1 is an implicit step with 10 % error in
   * the force; 0 where nothing moved.
   */
  public static final Fact RESIDUAL = ProximalFacts.of(NAME).residual();

  /** Of the proximal inequality, {@code F(mu') + D^2 / (2 tau) - F(mu) <= 0}. */
  public static final Fact SLACK = ProximalFacts.of(NAME).slack();

  /**
   * The flow time with which an adaptive run against a squared MMD should start, {@code 100 l^2 /
   * k(0)}: long, since a proximal step is stable.
   *
   * @param kernel the kernel of the energy
   * @return a flow time
   * @throws IllegalArgumentException if the kernel has no length scale
   * @see org.onsager.kernel.Bandwidth#lengthScaleSquared
   */
  public static double startingTau(Radial kernel) {
    return ProximalStarts.transport(kernel);
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    return transport
        .neighbourhood()
        .map(of -> ProximalSearch.afresh(NAME, of.apply(state.particles()), energy, tau))
        .map(search -> search.move(state, effort))
        .getOrElse(() -> Either.left(new Failure.NotSolved(noNeighbourhood(), INSTEAD, false)));
  }

  private String noNeighbourhood() {
    return transport + " has no neighbourhood, and a proximal step searches one.";
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return transport.neighbourhood().isEmpty()
        ? Option.some(noNeighbourhood() + " " + INSTEAD)
        : ProximalSearch.objection(energy);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
