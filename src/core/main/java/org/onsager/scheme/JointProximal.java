package org.onsager.scheme;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.onsager.energy.Energy;
import org.onsager.energy.RandomEnergy;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Radial;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.step.Controller;
import org.onsager.step.Fact;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * The proximal step of alpha Wasserstein + beta spherical Hellinger, not split: positions and
 * weights at once minimise
 *
 * <pre>F(mu') + D^2 / (2 tau),
 * D^2 = sum_i max(w_i, 1e-3 m / n) |x'_i - x_i|^2 / alpha + |t|^2 / beta,</pre>
 *
 * by L-BFGS from where they are, with half-density changes t orthogonal to {@code r_i = sqrt(w_i)}:
 * {@code w'_i = m (r_i + t_i / 2)^2 / |r + t / 2|^2}. Weights stay non-negative, the mass m stays,
 * and {@code |t|} is at least the spherical Hellinger distance. The energy never rises. Massless
 * particles stay massless, and where they are. O(n^2 d) an evaluation.
 *
 * <p>Steps share one search: each goes on with what the last one learnt of the energy, so that a
 * run comes as far as L-BFGS without steps, and is seen every so many evaluations. With a tau that
 * grows it is that minimisation, and the first steps must not be short: {@link #startingTau}.
 *
 * <p>Facts: {@link #TAU}, {@link #EVALUATIONS}, {@link #RESIDUAL}, {@link #SLACK}. Memory: {@code
 * joint proximal}, the number of moves, the curvature met last, and the pairs of L-BFGS, {@code 2
 * (d + 1) n} numbers each, 8 MB at most.
 *
 * @param alpha {@code > 0}, the speed of the transport
 * @param beta {@code > 0}, the speed of the reaction
 * @param effort how hard to work
 */
public record JointProximal(double alpha, double beta, Effort effort) implements Scheme {

  private static final String NAME = "joint proximal";

  /** The flow time of the step. */
  public static final Fact TAU = ProximalFacts.of(NAME).tau();

  /** The evaluations of the search. */
  public static final Fact EVALUATIONS = ProximalFacts.of(NAME).evaluations();

  /**
   * How far from optimal, {@code |grad Phi| tau / D}: 0.1 is an implicit step with 10 % error in
   * the force; 0 where nothing moved. Weights are taken as {@code t / sqrt(10 beta)}.
   */
  public static final Fact RESIDUAL = ProximalFacts.of(NAME).residual();

  /** Of the proximal inequality, {@code F(mu') + D^2 / (2 tau) - F(mu) <= 0}. */
  public static final Fact SLACK = ProximalFacts.of(NAME).slack();

  /**
   * Against an MMD, weights as fast as transport over l would be 1; slower is better conditioned.
   */
  private static final double SHARE = 0.1;

  /** Long enough to be no hindrance, and finite for particles that do not feel the target. */
  private static final double FIRST = 1e6;

  /**
   * Validates the speeds.
   *
   * @throws IllegalArgumentException if one is not a positive finite number
   */
  public JointProximal {
    Require.positive("alpha", alpha);
    Require.positive("beta", beta);
  }

  /**
   * The scheme for a squared MMD, {@code alpha = 1} and {@code beta = 1 / (10 l^2)}. Start it with
   * {@link #startingTau} and {@link Controller#implicitTransport}.
   *
   * @param kernel the kernel of the energy
   * @param effort how hard to work
   * @return the scheme
   * @throws IllegalArgumentException if the kernel has no length scale
   */
  public static JointProximal against(Radial kernel, Effort effort) {
    return new JointProximal(1, SHARE / Bandwidth.lengthScaleSquared(kernel), effort);
  }

  /**
   * The flow time with which a run against a squared MMD should start, {@code 1e6 l^2 / k(0)}: ten
   * thousand times that of a transport, which loses particles in such a step and has no weights to
   * mend it.
   *
   * @param kernel the kernel of the energy
   * @return a flow time
   * @throws IllegalArgumentException if the kernel has no length scale
   * @see Bandwidth#lengthScaleSquared
   */
  public static double startingTau(Radial kernel) {
    return FIRST * Bandwidth.lengthScaleSquared(kernel) / kernel.profile(0);
  }

  @Override
  public Either<Failure, State> attempt(State state, Energy energy, double tau) {
    Recentring near = HalfDensities.of(state.particles(), alpha, beta);
    return ProximalSearch.goingOn(NAME, near, energy, tau).move(state, effort);
  }

  @Override
  public Option<String> objection(RandomEnergy energy) {
    return ProximalSearch.objection(energy);
  }
}
