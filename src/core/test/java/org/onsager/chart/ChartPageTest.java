package org.onsager.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;

import org.junit.jupiter.api.Test;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.feature.Loss;
import org.onsager.feature.PoissonRate;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.scheme.Schemes;
import org.onsager.step.State;
import org.onsager.step.Step;

/** The code on the page of the package. */
class ChartPageTest {

  @Test
  void theRatesOnThePage() {
    // @start region="rates"
    PoissonRate rates = PoissonRate.of(0, 1, 2, 3, 4); // counts, and how often they were seen
    Loss likelihood = Loss.negativeLog(Block.copyOf(0.60, 0.10, 0.10, 0.12, 0.08));
    Chart halfLine = Chart.halfLine();
    Energy energy = Composite.of(rates, likelihood).in(halfLine);

    Points starts = halfLine.into(Points.onLine(0.5, 1, 2, 3, 4)); // z of some rates
    Step step = Schemes.gaussNewton(1, 1).on(energy).tau(1);
    State state = State.start(Particles.uniform(starts), Key.of(7));
    for (int k = 0; k < 40; k++) {
      state = step.apply(state).getOrElse(state);
    }
    Points found = halfLine.at(state.particles().points()); // rates again, all >= 0
    // @end
    double least = Double.POSITIVE_INFINITY;
    double mass = 0;
    for (int i = 0; i < found.count(); i++) {
      assertTrue(found.get(i, 0) >= 0);
      least = Math.min(least, found.get(i, 0));
      mass += found.get(i, 0) < 1e-6 ? state.particles().weights().get(i) : 0;
    }
    assertAtMost(1e-6, least);
    assertTrue(mass > 0.4, "the atom at zero has " + mass);
  }

  @Test
  void theProductOnThePage() {
    // @start region="product"
    Chart chart =
        Chart.interval(0, 1) // a probability
            .times(Chart.halfLine(10)) // a rate of about ten
            .times(Chart.torus(2 * Math.PI)) // an angle
            .times(Chart.identity(2)); // and two free coordinates
    Points z = chart.into(Points.of(new double[] {0.3, 12, 7, -1, 1}));
    Points x = chart.at(z); // (0.3, 12, 7 - 2 pi, -1, 1)
    // @end
    assertEquals(5, chart.dimension());
    assertEquals(0.3, x.get(0, 0), Math.ulp(1.0));
    assertEquals(12, x.get(0, 1), 4 * Math.ulp(12.0));
    assertEquals(7 - 2 * Math.PI, x.get(0, 2), Math.ulp(7.0));
    assertEquals(-1, x.get(0, 3));
  }
}
