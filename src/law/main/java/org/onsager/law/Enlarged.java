package org.onsager.law;

import org.onsager.energy.Energy;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * An energy times a power of two: exact, where nothing has underflowed. The rounding of an energy
 * times 1e-300 is below the least number, so that nothing could be said of its derivatives.
 *
 * @param energy the energy
 * @param exponent by which power of two
 */
record Enlarged(Energy energy, int exponent) implements Energy {

  /** Energies below this are enlarged. */
  private static final double TINY = 1e-200;

  /** Energies below this have lost digits of their own. */
  private static final double LEAST = 0x1p16 * Double.MIN_NORMAL;

  /**
   * The energy itself, unless it is tiny at the particles of a trial and on a plain cloud, too: far
   * away every force may underflow.
   */
  static Energy ifTiny(Energy energy, Trial trial) {
    if (!(EnergyRounding.magnitude(energy, trial.particles(), trial) < TINY)) {
      return energy;
    }
    Domain domain = trial.domain();
    Trial plain =
        domain.trial(
            trial.count(), trial.dimension(), trial.seed(), domain.spreads()[0], Shape.CLOUD);
    double size = EnergyRounding.magnitude(energy, plain.particles(), plain);
    return size > LEAST && size < TINY ? new Enlarged(energy, -Math.getExponent(size)) : energy;
  }

  private double enlarged(double number) {
    return Math.scalb(number, exponent);
  }

  @Override
  public double value(Particles mu) {
    return enlarged(energy.value(mu));
  }

  @Override
  public Field firstVariation(Particles mu, Points at) {
    return enlarged(energy.firstVariation(mu, at));
  }

  @Override
  public Field firstVariation(Particles mu) {
    return enlarged(energy.firstVariation(mu));
  }

  private Field enlarged(Field xi) {
    Block values = xi.values().map(this::enlarged);
    return new Field(values, xi.gradients().map(this::enlarged), enlarged(xi.entropy()));
  }

  @Override
  public double entropy() {
    return enlarged(energy.entropy());
  }
}
