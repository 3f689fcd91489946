package org.onsager.energy;

import org.onsager.chart.Chart;
import org.onsager.measure.Key;

/**
 * A random energy, {@code Key -> Energy}: fresh samples of the target at every step. An {@link
 * Energy} is a random energy that is constant.
 *
 * <p>Checked by {@code RandomEnergyContract}.
 */
public interface RandomEnergy {

  /**
   * One draw; the same key gives the same energy.
   *
   * @param key the key
   * @return the energy
   */
  Energy at(Key key);

  /**
   * The coefficient of {@code log mu} in the first variation of every draw.
   *
   * @return 0 for energies that are defined on particles
   */
  default double entropy() {
    return 0;
  }

  /**
   * Whether every draw is quadratic in the weights, so that {@link Energy#quadratic} is defined.
   *
   * @return true if it is
   */
  default boolean isQuadratic() {
    return false;
  }

  /**
   * Whether every draw has a second-order model, so that {@link Energy#gaussNewton} is defined.
   *
   * @return true if it does
   */
  default boolean hasGaussNewton() {
    return false;
  }

  /**
   * Whether every draw means something for measures of mass one only: its weights must then be
   * moved by reactions that conserve mass, which schemes ask when they are composed.
   *
   * @return true if the mass must stay one
   */
  default boolean ofProbabilities() {
    return false;
  }

  /**
   * The sum of two random energies, drawn with the same key.
   *
   * @param other another random energy
   * @return {@code this + other}
   */
  default RandomEnergy plus(RandomEnergy other) {
    return new Drawn(
        key -> at(key).plus(other.at(key)),
        entropy() + other.entropy(),
        isQuadratic() && other.isQuadratic(),
        hasGaussNewton() && other.hasGaussNewton(),
        ofProbabilities() || other.ofProbabilities());
  }

  /**
   * A multiple.
   *
   * @param factor any finite number
   * @return {@code factor * this}
   */
  default RandomEnergy times(double factor) {
    return new Drawn(
        key -> at(key).times(factor),
        factor * entropy(),
        isQuadratic(),
        hasGaussNewton() && factor > 0,
        ofProbabilities());
  }

  /**
   * This energy behind a chart: every draw is {@link Energy#in}.
   *
   * @param chart c
   * @return the energy in the coordinates z
   * @throws IllegalArgumentException if it has a {@code log mu} part
   */
  default RandomEnergy in(Chart chart) {
    Charted.requireNoEntropy(entropy());
    return new Drawn(
        key -> at(key).in(chart), 0, isQuadratic(), hasGaussNewton(), ofProbabilities());
  }
}
