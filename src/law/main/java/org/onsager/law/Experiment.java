package org.onsager.law;

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
import org.onsager.step.Scheme;
import org.onsager.step.State;

/**
 * A scheme, the energy and the step size with which it is tried, and what it claims of itself.
 *
 * @param scheme the scheme
 * @param energy an energy for every dimension of the domain
 * @param tau the step size, {@code > 0}
 * @param conservesMass whether every move keeps the total mass
 * @param descends whether no move raises the energy
 * @param proximity what it pays for a move, if it calls itself proximal
 * @param largestTau the largest step size for which descent and the proximal inequality are claimed
 * @param order the order of accuracy in tau, 0 if none is claimed
 * @param geometry the geometry at whose rate it moves, to first order in tau
 * @param diffusivity how much it spreads, {@code >= 0}: normal noise of variance {@code 2 tau
 *     diffusivity} in every coordinate
 * @param moves what it changes
 * @param instantaneous whether it acts however small tau is
 */
public record Experiment(
    Scheme scheme,
    IntFunction<Energy> energy,
    double tau,
    boolean conservesMass,
    boolean descends,
    Option<Proximity> proximity,
    double largestTau,
    int order,
    Option<Geometry> geometry,
    double diffusivity,
    Moves moves,
    boolean instantaneous) {

  private static final double TAU = 0.1;

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
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if a step size is not positive, the order or the diffusivity
   *     negative
   */
  public Experiment {
    Require.positive("tau", tau);
    Require.positive("largestTau", largestTau);
    Require.atLeast("order", order, 0);
    Require.nonNegative("diffusivity", diffusivity);
  }

  /**
   * A scheme that claims nothing, on half the squared MMD to a standard normal distribution with a
   * Gaussian kernel of variance one, with tau = 0.1.
   *
   * @param scheme the scheme
   * @return the experiment
   */
  public static Experiment of(Scheme scheme) {
    return new Experiment(
        scheme,
        Experiment::mmd,
        TAU,
        false,
        false,
        Option.none(),
        Double.MAX_VALUE,
        0,
        Option.none(),
        0,
        Moves.BOTH,
        false);
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
    return new Experiment(
        scheme,
        energies,
        tau,
        conservesMass,
        descends,
        proximity,
        largestTau,
        order,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * The same with another step size.
   *
   * @param size {@code > 0}
   * @return the experiment
   */
  public Experiment tau(double size) {
    return new Experiment(
        scheme,
        energy,
        size,
        conservesMass,
        descends,
        proximity,
        largestTau,
        order,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Claims that every move keeps the total mass.
   *
   * @return the experiment
   */
  public Experiment conservingMass() {
    return new Experiment(
        scheme,
        energy,
        tau,
        true,
        descends,
        proximity,
        largestTau,
        order,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Claims that no move raises the energy.
   *
   * @return the experiment
   */
  public Experiment descending() {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        true,
        proximity,
        largestTau,
        order,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Claims the proximal inequality, however early a solver stopped, and with it descent.
   *
   * @param cost what a move costs
   * @return the experiment
   */
  public Experiment proximal(Proximity cost) {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        true,
        Option.of(cost),
        largestTau,
        order,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Says that descent and the proximal inequality are claimed for small step sizes only. Without it
   * they are tried up to a thousand times the step size of the experiment.
   *
   * @param largest {@code > 0}
   * @return the experiment
   */
  public Experiment upTo(double largest) {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        descends,
        proximity,
        largest,
        order,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Claims an order of accuracy.
   *
   * @param claimed {@code >= 1}
   * @return the experiment
   */
  public Experiment ofOrder(int claimed) {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        descends,
        proximity,
        largestTau,
        claimed,
        geometry,
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Claims that the scheme moves at the rate of a geometry, {@code move(tau) = mu + tau rate +
   * O(tau^2)}: its speed and its direction, where an order only compares a scheme with itself.
   *
   * @param at the geometry
   * @return the experiment
   */
  public Experiment discretising(Geometry at) {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        descends,
        proximity,
        largestTau,
        order,
        Option.of(at),
        diffusivity,
        moves,
        instantaneous);
  }

  /**
   * Claims that every move adds independent normal noise of variance {@code 2 tau coefficient} to
   * every coordinate, and nothing else that is random: 1 is the noise of Langevin.
   *
   * @param coefficient {@code > 0}, in units of energy times the mobility of the geometry
   * @return the experiment
   */
  public Experiment diffusing(double coefficient) {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        descends,
        proximity,
        largestTau,
        order,
        geometry,
        coefficient,
        moves,
        instantaneous);
  }

  /**
   * Claims that the scheme changes points or weights only.
   *
   * @param what what it changes
   * @return the experiment
   */
  public Experiment moving(Moves what) {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        descends,
        proximity,
        largestTau,
        order,
        geometry,
        diffusivity,
        what,
        instantaneous);
  }

  /**
   * Says that the scheme acts at once, whatever tau: it need not tend to the identity.
   *
   * @return the experiment
   */
  public Experiment actingAtOnce() {
    return new Experiment(
        scheme,
        energy,
        tau,
        conservesMass,
        descends,
        proximity,
        largestTau,
        order,
        geometry,
        diffusivity,
        moves,
        true);
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
}
