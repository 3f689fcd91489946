package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.distribution.Density;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * A multiple of an energy.
 *
 * @param energy the energy
 * @param factor any finite number
 */
record Multiple(Energy energy, double factor) implements Energy {

  Multiple {
    Require.finite("factor", factor);
  }

  @Override
  public double value(Particles mu) {
    return factor * energy.value(mu);
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return energy.firstVariation(mu, at).times(factor);
  }

  @Override
  public Block firstVariationValues(Particles mu) {
    return energy.firstVariationValues(mu).map(xi -> factor * xi);
  }

  @Override
  public Evaluation evaluate(Particles mu) {
    Evaluation evaluation = energy.evaluate(mu);
    return new Evaluation(factor * evaluation.value(), evaluation.field().times(factor));
  }

  @Override
  public Option<Quadratic> quadratic(Points support) {
    return energy.quadratic(support).map(q -> q.times(factor));
  }

  /** A negative multiple of a positive semidefinite model is none. */
  @Override
  public Option<GaussNewton> gaussNewton(Particles mu) {
    return factor > 0 ? energy.gaussNewton(mu).map(m -> m.times(factor)) : Option.none();
  }

  @Override
  public boolean hasGaussNewton() {
    return factor > 0 && energy.hasGaussNewton();
  }

  @Override
  public double entropy() {
    return factor * energy.entropy();
  }

  @Override
  public Option<Density> equilibrium() {
    return energy.equilibrium();
  }

  @Override
  public boolean isQuadratic() {
    return energy.isQuadratic();
  }

  @Override
  public boolean ofProbabilities() {
    return energy.ofProbabilities();
  }
}
