package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.distribution.Density;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The relative entropy {@code KL(mu | pi) = int log(dmu/dpi) dmu} to a density pi known up to a
 * constant factor, with first variation {@code log mu - log pi + 1}, on measures of any mass.
 *
 * <p>Neither the 1 nor a factor of pi changes a motion that conserves mass. Where mass is free the
 * least mass is at {@code mu = pi / e}: subtract the mass, {@code plus(Potential)} with potential
 * -1, to get {@code int log(dmu/dpi) dmu - mu(R^d)}, which is least at pi.
 *
 * <p>Particles have no density: the value is infinite, and {@code log mu} stays symbolic in {@link
 * Field#entropy}. Geometries that integrate by parts can use it, with the Stein geometry this is
 * SVGD (Liu and Wang 2016, arXiv:1608.04471); and so can noise, {@code Schemes.langevin}.
 *
 * @param density pi
 */
public record KullbackLeibler(Density density) implements Energy {

  /**
   * The relative entropy to a density.
   *
   * @param density pi, up to a constant factor
   * @return the energy
   */
  public static KullbackLeibler to(Density density) {
    return new KullbackLeibler(density);
  }

  /**
   * {@inheritDoc}
   *
   * @return positive infinity: no discrete measure has a density
   */
  @Override
  public double value(Particles mu) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    Field log = density.logDensity(at);
    return new Field(log.values().map(v -> 1 - v), log.gradients().map(v -> -v), 1);
  }

  @Override
  public double entropy() {
    return 1;
  }

  @Override
  public Option<Density> equilibrium() {
    return Option.of(density);
  }
}
