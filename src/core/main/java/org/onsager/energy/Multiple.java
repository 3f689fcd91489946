package org.onsager.energy;

import io.vavr.control.Option;
import java.util.function.Function;
import org.onsager.distribution.Density;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.pairwise.Support;

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
    return energy.evaluate(mu).times(factor);
  }

  @Override
  public Option<Function<Support, Quadratic>> quadratic() {
    return energy.quadratic().map(q -> x -> q.apply(x).times(factor));
  }

  /** A negative multiple of a positive semidefinite model is none. */
  @Override
  public Option<Function<Particles, GaussNewton>> gaussNewton() {
    return energy.gaussNewton().filter(m -> factor > 0).map(m -> mu -> m.apply(mu).times(factor));
  }

  @Override
  public Option<Widening> widening() {
    return energy.widening().map(w -> new Family(f -> w.by(f).times(factor), w::overlap));
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
  public boolean ofProbabilities() {
    return energy.ofProbabilities();
  }

  @Override
  public boolean isConvex() {
    return factor > 0 && energy.isConvex();
  }

  @Override
  public Option<Function<Particles, CurvatureBound>> curvatureBound() {
    return energy.curvatureBound().map(b -> mu -> b.apply(mu).times(factor));
  }

  @Override
  public double gap(Particles mu, double linear) {
    return factor > 0 ? factor * energy.gap(mu, linear / factor) : linear;
  }
}
