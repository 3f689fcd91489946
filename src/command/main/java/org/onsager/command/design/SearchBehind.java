package org.onsager.command.design;

import org.onsager.certificate.Minima;
import org.onsager.certificate.Search;
import org.onsager.chart.Chart;
import org.onsager.energy.Energy;
import org.onsager.measure.Particles;

/**
 * A search among the points of a chart, by their coordinates: on a disk, which is no box.
 *
 * @param chart {@code x = c(z)}
 * @param search in z
 */
record SearchBehind(Chart chart, Search search) implements Search {

  @Override
  public Minima minima(Energy energy, Particles mu, double level) {
    Particles coordinates = mu.withPoints(chart.into(mu.points()));
    Minima z = search.minima(energy.in(chart), coordinates, level);
    return new Minima(chart.at(z.where()), z.values(), z.least(), z.proved(), z.reads());
  }
}
