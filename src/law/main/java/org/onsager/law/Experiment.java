package org.onsager.law;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.IntFunction;
import org.onsager.distribution.Normal;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Require;
import org.onsager.measure.Text;
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * A scheme, the energy and the step size with which it is tried, and what it claims of itself.
 *
 * @param scheme the scheme
 * @param energy an energy for every dimension of the domain
 * @param tau the step size, {@code > 0}
 * @param traits what is claimed, at most one trait of a kind; nothing else is
 */
public record Experiment(Scheme scheme, IntFunction<Energy> energy, double tau, Set<Trait> traits) {

  private static final double TAU = 0.1;

  /** What a scheme can say of itself. */
  public sealed interface Trait {

    /** Every move keeps the total mass. */
    record ConservingMass() implements Trait {}

    /** No move raises the energy. */
    record Descending() implements Trait {}

    /**
     * Every move satisfies the proximal inequality.
     *
     * @param cost what a move costs
     */
    record Proximal(Proximity cost) implements Trait {}

    /**
     * Descent and the proximal inequality are claimed for small step sizes only.
     *
     * @param tau the largest one, {@code > 0}
     */
    record UpTo(double tau) implements Trait {

      /**
       * Validates the step size.
       *
       * @throws IllegalArgumentException if it is not a positive finite number
       */
      public UpTo {
        Require.positive("largestTau", tau);
      }
    }

    /**
     * It is accurate to an order in tau.
     *
     * @param order {@code >= 1}
     */
    record OfOrder(int order) implements Trait {

      /**
       * Validates the order.
       *
       * @throws IllegalArgumentException if it is below one
       */
      public OfOrder {
        Require.atLeast("order", order, 1);
      }
    }

    /**
     * It moves at the rate of a geometry, to first order in tau.
     *
     * @param geometry the geometry
     */
    record Discretising(Geometry geometry) implements Trait {}

    /**
     * It adds normal noise of variance {@code 2 tau diffusivity} to every coordinate.
     *
     * @param diffusivity {@code > 0}
     */
    record Diffusing(double diffusivity) implements Trait {

      /**
       * Validates the diffusivity.
       *
       * @throws IllegalArgumentException if it is not a positive finite number
       */
      public Diffusing {
        Require.positive("diffusivity", diffusivity);
      }
    }

    /** It carries the {@code log mu} part of a force by noise. */
    record CarryingEntropy() implements Trait {}

    /**
     * It changes points or weights only.
     *
     * @param what what it changes
     */
    record Moving(Moves what) implements Trait {}

    /** It acts at once, however small tau is. */
    record ActingAtOnce() implements Trait {}
  }

  /** What a scheme changes; what it does not change, it shares with the state before. */
  public enum Moves {
    /** Points and weights. */
    BOTH,
    /** Points only: the block of weights is the same object. */
    POINTS,
    /** Weights only: the points are the same object. */
    WEIGHTS
  }

  /**
   * Validates the step size.
   *
   * @throws IllegalArgumentException if it is not a positive finite number
   */
  public Experiment {
    Require.positive("tau", tau);
  }

  /**
   * A scheme that claims nothing, on half the squared MMD to a standard normal distribution with a
   * Gaussian kernel of variance one, with tau = 0.1.
   *
   * @param scheme the scheme
   * @return the experiment
   */
  public static Experiment of(Scheme scheme) {
    return new Experiment(scheme, Experiment::mmd, TAU, HashSet.empty());
  }

  private static Energy mmd(int dimension) {
    return Mmd.to(
        Normal.isotropic(1, Block.constant(dimension, 0).toArray()), Gaussian.ofVariance(1));
  }

  /**
   * The same with other energies.
   *
   * @param energies an energy for every dimension of the domain
   * @return the experiment
   */
  public Experiment on(IntFunction<Energy> energies) {
    return new Experiment(scheme, energies, tau, traits);
  }

  /**
   * The same with another step size.
   *
   * @param size {@code > 0}
   * @return the experiment
   */
  public Experiment tau(double size) {
    return new Experiment(scheme, energy, size, traits);
  }

  private Experiment with(Trait trait) {
    return new Experiment(
        scheme, energy, tau, traits.reject(t -> t.getClass() == trait.getClass()).add(trait));
  }

  private <T extends Trait> Option<T> trait(Class<T> kind) {
    return traits.find(kind::isInstance).map(kind::cast);
  }

  /**
   * Claims that every move keeps the total mass.
   *
   * @return the experiment
   */
  public Experiment conservingMass() {
    return with(new Trait.ConservingMass());
  }

  boolean conservesMass() {
    return trait(Trait.ConservingMass.class).isDefined();
  }

  /**
   * Claims that no move raises the energy.
   *
   * @return the experiment
   */
  public Experiment descending() {
    return with(new Trait.Descending());
  }

  boolean descends() {
    return trait(Trait.Descending.class).isDefined() || proximity().isDefined();
  }

  /**
   * Claims the proximal inequality, however early a solver stopped, and with it descent.
   *
   * @param cost what a move costs
   * @return the experiment
   */
  public Experiment proximal(Proximity cost) {
    return with(new Trait.Proximal(cost));
  }

  /** What a move costs, if the scheme calls itself proximal. */
  Option<Proximity> proximity() {
    return trait(Trait.Proximal.class).map(Trait.Proximal::cost);
  }

  /**
   * Says that descent and the proximal inequality are claimed for small step sizes only. Without it
   * they are tried up to a thousand times the step size of the experiment.
   *
   * @param largest {@code > 0}
   * @return the experiment
   */
  public Experiment upTo(double largest) {
    return with(new Trait.UpTo(largest));
  }

  double largestTau() {
    return trait(Trait.UpTo.class).map(Trait.UpTo::tau).getOrElse(Double.MAX_VALUE);
  }

  /**
   * Claims an order of accuracy.
   *
   * @param claimed {@code >= 1}
   * @return the experiment
   */
  public Experiment ofOrder(int claimed) {
    return with(new Trait.OfOrder(claimed));
  }

  /** The order of accuracy, 0 if none is claimed. */
  int order() {
    return trait(Trait.OfOrder.class).map(Trait.OfOrder::order).getOrElse(0);
  }

  /**
   * Claims that the scheme moves at the rate of a geometry, {@code move(tau) = mu + tau rate +
   * O(tau^2)}: its speed and its direction, where an order only compares a scheme with itself.
   *
   * @param at the geometry
   * @return the experiment
   */
  public Experiment discretising(Geometry at) {
    return with(new Trait.Discretising(at));
  }

  Option<Geometry> geometry() {
    return trait(Trait.Discretising.class).map(Trait.Discretising::geometry);
  }

  /**
   * Claims that every move adds independent normal noise of variance {@code 2 tau coefficient} to
   * every coordinate, and nothing else that is random: 1 is the noise of Langevin.
   *
   * @param coefficient {@code > 0}, in units of energy times the mobility of the geometry
   * @return the experiment
   */
  public Experiment diffusing(double coefficient) {
    return with(new Trait.Diffusing(coefficient));
  }

  /** How much it spreads, 0 if it claims nothing. */
  double diffusivity() {
    return trait(Trait.Diffusing.class).map(Trait.Diffusing::diffusivity).getOrElse(0.0);
  }

  /**
   * Claims that the scheme carries the part {@code e log mu} of a force by normal noise of
   * covariance {@code 2 tau e C} with the mobility C of the geometry that it discretises, beside
   * the drift {@code tau e div C}, and that nothing is random without such a part. The geometry
   * must be a transport with a mobility.
   *
   * @return the experiment
   */
  public Experiment carryingEntropy() {
    return with(new Trait.CarryingEntropy());
  }

  boolean carriesEntropy() {
    return trait(Trait.CarryingEntropy.class).isDefined();
  }

  /**
   * Claims that the scheme changes points or weights only.
   *
   * @param what what it changes
   * @return the experiment
   */
  public Experiment moving(Moves what) {
    return with(new Trait.Moving(what));
  }

  Moves moves() {
    return trait(Trait.Moving.class).map(Trait.Moving::what).getOrElse(Moves.BOTH);
  }

  /**
   * Says that the scheme acts at once, whatever tau: it need not tend to the identity.
   *
   * @return the experiment
   */
  public Experiment actingAtOnce() {
    return with(new Trait.ActingAtOnce());
  }

  boolean instantaneous() {
    return trait(Trait.ActingAtOnce.class).isDefined();
  }

  State start(Trial trial) {
    return State.start(trial.particles(), trial.key(0));
  }

  Energy energy(Trial trial) {
    return energy.apply(trial.dimension());
  }

  Either<Failure, State> move(Trial trial) {
    return move(trial, tau);
  }

  Either<Failure, State> move(Trial trial, double size) {
    return scheme.move(start(trial), energy(trial), size);
  }

  @Override
  public String toString() {
    return Text.of(this);
  }
}
