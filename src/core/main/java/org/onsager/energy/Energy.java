package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.chart.Chart;
import org.onsager.distribution.Density;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

/**
 * A functional {@code F(mu)} on particle measures with its first variation {@code xi = dF/dmu[mu]}:
 * {@code d/de F(mu + e v) = int xi dv} at {@code e = 0}.
 *
 * <p>To write your own, give {@link #value} and {@link #firstVariation(Particles, Points)}; the
 * rest follows.
 *
 * <p>Checked by {@code EnergyContract}.
 */
public interface Energy extends RandomEnergy {

  /**
   * The energy {@code F(mu)}.
   *
   * @param mu the measure
   * @return the value; not finite where the sums overflow
   */
  double value(Particles mu);

  /**
   * The first variation of F at {@code mu}, read at other points.
   *
   * @param mu the measure
   * @param at n points of the same dimension
   * @return {@code xi} and its gradient at the n points
   * @throws IllegalArgumentException if the dimensions differ
   */
  Field firstVariation(Particles mu, Points at);

  /**
   * The first variation at the particles themselves.
   *
   * @param mu the measure
   * @return {@code xi} and its gradient at every particle, massless ones included
   */
  default Field firstVariation(Particles mu) {
    return firstVariation(mu, mu.points());
  }

  /**
   * The first variation at the particles without its gradient, all that a reaction needs.
   *
   * @implSpec drops the gradient; energies that can save it override this
   * @param mu the measure
   * @return {@code xi} at every particle, massless ones included
   */
  default Block firstVariationValues(Particles mu) {
    return firstVariation(mu).values();
  }

  /**
   * Value and first variation at the particles.
   *
   * @implSpec calls both; energies that can do it in one pass override this
   * @param mu the measure
   * @return both
   */
  default Evaluation evaluate(Particles mu) {
    return new Evaluation(value(mu), firstVariation(mu));
  }

  /**
   * F as a quadratic function of the weights on fixed points, if it is one. The only statement of
   * it: {@link #isQuadratic} follows. {@link Support#gram} is there for whoever needs a Gram
   * matrix, {@link Support#points} is all that others need.
   *
   * @return the quadratic by its support of n points; none unless overridden
   * @see "org.onsager.law.EnergyLaws.quadratic"
   */
  default Option<Function<Support, Quadratic>> quadratic() {
    return Option.none();
  }

  /**
   * A positive semidefinite model of F to second order in displacements and mass changes, for
   * Gauss-Newton steps, if there is one. The only statement of it: {@link #hasGaussNewton} follows.
   *
   * @return the model by its measure, not finite where sums overflow; none unless overridden
   * @see "org.onsager.law.SecondOrder.gaussNewton"
   */
  default Option<Function<Particles, GaussNewton>> gaussNewton() {
    return Option.none();
  }

  /**
   * {@inheritDoc}
   *
   * @return true exactly if {@link #quadratic} is there; not to be overridden
   */
  @Override
  default boolean isQuadratic() {
    return quadratic().isDefined();
  }

  /**
   * {@inheritDoc}
   *
   * @return true exactly if {@link #gaussNewton} is there; not to be overridden
   */
  @Override
  default boolean hasGaussNewton() {
    return gaussNewton().isDefined();
  }

  /**
   * Whether F is convex along straight lines between measures of the same mass, {@code F((1 - s) mu
   * + s nu) <= (1 - s) F(mu) + s F(nu)}, and between measures of all masses if it is not {@link
   * #ofProbabilities}: then {@code F - F* <= mean xi - min xi} on probabilities, and a {@code
   * Certificate} tells how far the minimum is.
   *
   * @return false unless overridden
   * @see "org.onsager.law.EnergyConvexity.convex"
   */
  default boolean isConvex() {
    return false;
  }

  /**
   * How much higher F may be at mu than at a measure nu with {@code int xi d(mu - nu) <= linear},
   * if F is convex. By convexity alone it is {@code linear}; an energy that knows how it bends
   * knows less.
   *
   * @param mu the measure
   * @param linear {@code >= 0}
   * @return an upper bound of {@code F(mu) - F(nu)}, at most linear; linear unless overridden
   */
  default double gap(Particles mu, double linear) {
    return linear;
  }

  /**
   * Bounds of the second derivatives of the first variation, by which a {@code Certificate} is
   * proved.
   *
   * @return the bounds at a measure; none unless overridden
   * @see "org.onsager.law.EnergyConvexity.curvature"
   */
  default Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return Option.none();
  }

  /**
   * This energy at other lengths, if it has a length: a wide kernel sees from afar.
   *
   * @return the family; none unless overridden
   * @see "org.onsager.law.EnergyWidening.widened"
   */
  default Option<Widening> widening() {
    return Option.none();
  }

  /**
   * The probability density at which an energy with a {@code log mu} part is least, up to a
   * constant factor: there {@code entropy() log p} and the rest of the first variation add up to a
   * constant. Such an energy has no value on particles; laws hold its field to this density.
   *
   * @return the density; none where it is not known, where the rest of the first variation depends
   *     on mu, or without a {@code log mu} part
   */
  default Option<Density> equilibrium() {
    return Option.none();
  }

  /**
   * {@inheritDoc}
   *
   * @return this energy, for every key
   */
  @Override
  default Energy at(Key key) {
    return this;
  }

  /**
   * The sum of two energies.
   *
   * @param other another energy
   * @return {@code this + other}
   */
  default Energy plus(Energy other) {
    return new Sum(this, other);
  }

  @Override
  default Energy times(double factor) {
    return new Multiple(this, factor);
  }

  /**
   * This energy behind a chart: of measures of coordinates z, {@code F(c_# mu)}.
   *
   * @param chart c
   * @return the energy in z
   * @throws IllegalArgumentException if this energy has a {@code log mu} part
   */
  @Override
  default Energy in(Chart chart) {
    return new Charted(this, chart);
  }
}
