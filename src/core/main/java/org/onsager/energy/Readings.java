package org.onsager.energy;

import io.vavr.control.Option;
import org.onsager.chart.Chart;
import org.onsager.feature.Combination;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** Readings of energies, of their sums and multiples, and behind charts. */
final class Readings {

  private Readings() {}

  record ByEnergy(Energy energy, Points at, int evaluations) implements Reading {

    @Override
    public Field of(Particles nu) {
      return energy.firstVariation(nu, at);
    }

    @Override
    public Option<Combination> combination(Particles nu) {
      return energy.evaluate(nu).combination();
    }
  }

  /** Both energies are read at one configuration, which is one evaluation of their sum. */
  record Sum(Reading first, Reading second) implements Reading {

    @Override
    public Field of(Particles nu) {
      return first.of(nu).plus(1, second.of(nu));
    }

    @Override
    public int evaluations() {
      return Math.max(first.evaluations(), second.evaluations());
    }
  }

  record Multiple(Reading reading, double factor) implements Reading {

    @Override
    public Field of(Particles nu) {
      return reading.of(nu).times(factor);
    }

    @Override
    public Option<Combination> combination(Particles nu) {
      return reading.combination(nu).map(xi -> xi.times(factor));
    }

    @Override
    public int evaluations() {
      return reading.evaluations();
    }
  }

  /** Of an energy in x, at coordinates z. */
  record Charted(Reading reading, Chart chart, Points at) implements Reading {

    @Override
    public Field of(Particles nu) {
      return chart.pullBack(at, reading.of(nu.withPoints(chart.at(nu.points()))));
    }

    @Override
    public int evaluations() {
      return reading.evaluations();
    }
  }
}
