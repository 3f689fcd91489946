package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

class SmoothedMassTest {

  private static final int CELLS = 240;
  private static final Scale GRID = new Scale.Linear(-6, 6);
  private static final double CELL = 12.0 / CELLS;

  private static Particles quantiles(int n) {
    double[] places = new double[n];
    // Of a logistic law, whose quantiles are elementary.
    Arrays.setAll(places, i -> 0.5 * Math.log((i + 0.5) / (n - i - 0.5)));
    return Particles.uniform(Points.onLine(places));
  }

  private static double[] density(Particles mu) {
    return SmoothedMass.of(mu, WeightScale.of(Vector.of(mu)), GRID, CELLS).get();
  }

  /** Of a Gaussian nothing is lost on a grid that holds it: a cell is less than its width. */
  @Test
  void keepsTheMass() {
    Particles mu = quantiles(1000);
    assertEquals(
        3, Arrays.stream(density(mu.withWeights(mu.weights().map(w -> 3 * w)))).sum() * CELL, 1e-6);
  }

  /** The bias is h^2/2 |f''|, with h = 0.12 here and f'' = 2 at the peak, which is 1/2. */
  @Test
  void isNearToTheDensity() {
    double[] density = density(quantiles(1000));
    for (int i = 0; i <= CELLS; i++) {
      double x = -6 + i * CELL;
      double exact = 2 * Math.exp(-2 * x) / Math.pow(1 + Math.exp(-2 * x), 2);
      assertEquals(Double.isNaN(exact) ? 0 : exact, density[i], 0.02, "at " + x);
    }
  }

  @Test
  void fewOrCoincidentParticlesAreStems() {
    WeightScale scale = new WeightScale(1, 1);
    assertTrue(SmoothedMass.of(quantiles(30), scale, GRID, CELLS).isEmpty());
    Particles one = Particles.uniform(Points.onLine(new double[100]));
    assertTrue(SmoothedMass.of(one, scale, GRID, CELLS).isEmpty());
  }

  /** A hundred particles of equal weight say by their density alone where they are. */
  @Test
  void aPictureShowsItBesideTheTarget() {
    Snapshot many = Snapshot.of("", quantiles(100)).withDensity(Normal.isotropic(1, 0));
    assertTrue(Drawn.texts(many).contains("particles, smoothed"));
    assertTrue(Drawn.elements(Drawn.svg(many), "path").size() == 2, "an area and a curve");
    Snapshot few = Snapshot.of("", quantiles(20)).withDensity(Normal.isotropic(1, 0));
    assertTrue(!Drawn.texts(few).contains("particles, smoothed"));
  }
}
