package org.onsager.scheme;

import io.vavr.control.Option;
import org.onsager.certificate.Search;
import org.onsager.chart.Chart;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.geometry.Wasserstein;
import org.onsager.kernel.TwiceDifferentiable;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;

/** Schemes by name, for static import. */
public final class Schemes {

  /** The gap that well and ill-conditioned quadratic programs reach, with room. */
  private static final double REACHED = 1e-8;

  private Schemes() {}

  /**
   * Explicit transport per unit mass, {@code x_i += tau v_i} (paper, equation 17).
   *
   * @param transport the geometry
   * @return the scheme
   */
  public static ExplicitTransport explicit(Transport transport) {
    return new ExplicitTransport(transport, ExplicitTransport.Pace.PER_MASS);
  }

  /**
   * Explicit transport weighted by mass, {@code x_i += tau w_i v_i} (the authors' code).
   *
   * @param transport the geometry
   * @return the scheme
   */
  public static ExplicitTransport massWeighted(Transport transport) {
    return new ExplicitTransport(transport, ExplicitTransport.Pace.MASS_WEIGHTED);
  }

  /**
   * Explicit transport with Armijo backtracking, which never raises a fixed energy.
   *
   * @param transport the geometry
   * @return the scheme
   */
  public static BacktrackingTransport backtracking(Transport transport) {
    return new BacktrackingTransport(transport);
  }

  /**
   * The proximal step of the Wasserstein geometry (implicit Euler) with the standard effort.
   *
   * @return the scheme
   */
  public static ProximalTransport proximal() {
    return proximal(new Wasserstein());
  }

  /**
   * The proximal step of a transport that has a neighbourhood, with the standard effort.
   *
   * @param transport Wasserstein, or one of your own
   * @return the scheme
   */
  public static ProximalTransport proximal(Transport transport) {
    return proximal(transport, Effort.standard());
  }

  /**
   * The proximal step of a transport that has a neighbourhood.
   *
   * @param transport Wasserstein, or one of your own
   * @param effort how hard to work
   * @return the scheme
   */
  public static ProximalTransport proximal(Transport transport, Effort effort) {
    return new ProximalTransport(transport, effort);
  }

  /**
   * The proximal step of positions and weights at once, with the standard effort.
   *
   * @param alpha {@code > 0}, the speed of the Wasserstein geometry
   * @param beta {@code > 0}, the speed of the spherical Hellinger geometry
   * @return the scheme
   */
  public static JointProximal jointProximal(double alpha, double beta) {
    return jointProximal(alpha, beta, Effort.standard());
  }

  /**
   * The proximal step of positions and weights at once.
   *
   * @param alpha {@code > 0}, the speed of the Wasserstein geometry
   * @param beta {@code > 0}, the speed of the spherical Hellinger geometry
   * @param effort how hard to work
   * @return the scheme
   */
  public static JointProximal jointProximal(double alpha, double beta, Effort effort) {
    return new JointProximal(alpha, beta, effort);
  }

  /**
   * Particles of weight zero take halves of the heaviest ones.
   *
   * @param jitter how far the halves part, {@code >= 0}, length
   * @return the scheme
   */
  public static Rejuvenation rejuvenation(double jitter) {
    return rejuvenation(0, jitter);
  }

  /**
   * Particles of little weight take halves of the heaviest ones.
   *
   * @param share the share of the mean weight up to which a weight is little, {@code 0 <= share <
   *     1}
   * @param jitter how far the halves part, {@code >= 0}, length
   * @return the scheme
   */
  public static Rejuvenation rejuvenation(double share, double jitter) {
    return new Rejuvenation(share, jitter);
  }

  /**
   * A scheme that makes each move in two halves and reports its error, for {@link Controller#pi}.
   *
   * @param scheme the scheme
   * @param order its order of accuracy, {@code >= 1}
   * @return the scheme
   */
  public static StepDoubling stepDoubling(Scheme scheme, int order) {
    return new StepDoubling(scheme, order);
  }

  /**
   * Particles are added where the first variation is lowest.
   *
   * @param search how to look for it
   * @param most {@code >= 1}, how many at most
   * @return the scheme, which changes the number of particles
   */
  public static Insertion insertion(Search search, int most) {
    return new Insertion(search, most);
  }

  /**
   * Particles that lie together become one, if the energy does not rise.
   *
   * @param length {@code > 0}, a thousandth of the width of features or kernel
   * @return the scheme, which changes the number of particles
   */
  public static Merging merging(double length) {
    return new Merging(length, Option.none());
  }

  /**
   * Particles whose share of the mass is 1e-14 or less are left out, if the energy does not rise.
   *
   * @return the scheme, which changes the number of particles
   */
  public static Pruning pruning() {
    return pruning(1e-14);
  }

  /**
   * Particles of little weight are left out, if the energy does not rise.
   *
   * @param share the share of the mass up to which a weight is little, {@code 0 <= share < 1}
   * @return the scheme, which changes the number of particles
   */
  public static Pruning pruning(double share) {
    return new Pruning(share);
  }

  /**
   * Coordinates become the canonical ones of the same points, so that equal points can merge.
   *
   * @param chart the chart of the energy
   * @return the scheme
   */
  public static Canonical canonical(Chart chart) {
    return new Canonical(chart);
  }

  /**
   * Langevin dynamics: an explicit transport, and noise for the {@code log mu} part of the force.
   *
   * @param transport {@code wasserstein()} for the unadjusted Langevin algorithm, {@code
   *     kalmanWasserstein()} for its affine invariant form, or one of your own with a mobility
   * @return the scheme, for energies with a {@code log mu} part such as {@code KullbackLeibler}
   */
  public static Langevin langevin(Transport transport) {
    return new Langevin(transport);
  }

  /**
   * An explicit transport that reads its force at perturbed points.
   *
   * @param transport the explicit transport
   * @param amplitude {@code >= 0}, length
   * @return the scheme
   */
  public static NoisyTransport noisy(ExplicitTransport transport, double amplitude) {
    return new NoisyTransport(transport, amplitude, NoisyTransport.Where.QUERIES);
  }

  /**
   * An explicit transport whose force is made and read at perturbed points (paper, section 4).
   *
   * @param transport the explicit transport
   * @param amplitude {@code >= 0}, length
   * @return the scheme
   */
  public static NoisyTransport noisyWithSources(ExplicitTransport transport, double amplitude) {
    return new NoisyTransport(transport, amplitude, NoisyTransport.Where.QUERIES_AND_SOURCES);
  }

  /**
   * The exact proximal step of a reaction with a metric (paper, equations 16, 18 and 26), which
   * fails above a relative duality gap of 1e-8.
   *
   * @param reaction an MMD geometry
   * @return the scheme
   */
  public static ExactReaction exact(Reaction reaction) {
    return new ExactReaction(reaction, REACHED);
  }

  /**
   * The entropic mirror step of a reaction.
   *
   * @param reaction a Hellinger geometry, or another whose growth vanishes with the weight
   * @return the scheme
   */
  public static EntropicReaction entropic(Reaction reaction) {
    return new EntropicReaction(reaction);
  }

  /**
   * A Euclidean gradient step on the weights, projected on the simplex (the authors' code).
   *
   * @return the scheme
   */
  public static ProjectedGradientReaction projectedGradient() {
    return new ProjectedGradientReaction(ProjectedGradientReaction.Update.ADDITIVE);
  }

  /**
   * An exponential step on the weights, projected on the simplex (the authors' code).
   *
   * @return the scheme
   */
  public static ProjectedGradientReaction exponentialThenProjection() {
    return new ProjectedGradientReaction(ProjectedGradientReaction.Update.EXPONENTIAL);
  }

  /**
   * The unsplit Gauss-Newton step of Wasserstein plus spherical Hellinger, for energies with a
   * second-order model and small {@code (d + 1) n}. Give it {@code tau = 1}.
   *
   * @param geometry {@code wasserstein()} plus {@code hellinger().spherical()}, each with a factor
   * @return the scheme
   * @throws IllegalArgumentException for any other geometry
   */
  public static GaussNewtonJko gaussNewton(Geometry geometry) {
    return GaussNewtonJko.of(geometry);
  }

  /**
   * The same with two speeds, mass conserved.
   *
   * @param alpha {@code > 0}, the speed of the Wasserstein geometry
   * @param beta {@code > 0}, the speed of the spherical Hellinger geometry
   * @return the scheme
   */
  public static GaussNewtonJko gaussNewton(double alpha, double beta) {
    return new GaussNewtonJko(alpha, beta);
  }

  /**
   * The same with the speeds that suit a kernel. Give it {@code tau = 1}.
   *
   * @param kernel a kernel with a length scale
   * @return the scheme
   * @throws IllegalArgumentException if the kernel has none
   */
  public static GaussNewtonJko gaussNewton(TwiceDifferentiable kernel) {
    return GaussNewtonJko.atScaleOf(kernel);
  }

  /**
   * A scheme that begins with a wide kernel and narrows it by itself.
   *
   * @param scheme the scheme of every width, such as {@link GaussNewtonJko#balanced}
   * @return the scheme
   */
  public static Continuation continuation(Scheme scheme) {
    return Continuation.of(scheme);
  }
}
