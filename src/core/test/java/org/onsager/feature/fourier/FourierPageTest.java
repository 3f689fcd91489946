package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.Composite;
import org.onsager.energy.Mmd;
import org.onsager.feature.Loss;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/** The code on the page of the package. */
class FourierPageTest {

  private static final Normal LAW = Normal.isotropic(1, 0, 0);

  private static final Particles MU = Particles.uniform(LAW.sample(300, Key.of(1)));

  @Test
  void spectra() {
    Particles mu = MU;
    // @start region="spectrum"
    var kernel = Gaussian.ofVariance(10);
    var spectrum = Spectrum.of(kernel, Block.copyOf(0, 0), Block.copyOf(12, 12), 1e-12);
    Block mean = spectrum.mean(mu); // sum_i w_i Phi(x_i)
    Field xi = spectrum.along(mu.points(), mean); // sum_i w_i k(x, x_i) at the points, O(n)
    // @end
    assertTrue(spectrum.contains(mu.points()));
    double sum = 0;
    for (int i = 0; i < mu.count(); i++) {
      double[] x = mu.points().row(0);
      sum += mu.weights().get(i) * kernel.value(x, mu.points().row(i));
    }
    assertEquals(sum, xi.value(0), spectrum.error() + 1e-14);
  }

  @Test
  void coefficients() {
    Particles mu = MU;
    Particles morning = Particles.uniform(LAW.sample(50, Key.of(2)));
    Particles evening = Particles.uniform(LAW.sample(50, Key.of(3)));
    var kernel = Gaussian.ofVariance(10);
    var spectrum = Spectrum.of(kernel, Block.copyOf(0, 0), Block.copyOf(12, 12), 1e-20);
    // @start region="pieces"
    var target = Coefficients.of(spectrum, morning).plus(1, Coefficients.of(spectrum, evening));
    var energy = Composite.of(spectrum, Loss.halfSquares(target.normalised().features(), 1));
    double halfMmdSquared = energy.value(mu); // O(n), however many samples there were
    // @end
    var all = Samples.of(joined(morning, evening));
    // The kernel form rounds where it subtracts.
    assertEquals(Mmd.to(all, kernel).value(mu), halfMmdSquared, 1e-15);
  }

  private static Particles joined(Particles a, Particles b) {
    double[][] rows = new double[a.count() + b.count()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i < a.count() ? a.points().row(i) : b.points().row(i - a.count());
    }
    return Particles.uniform(Points.of(rows));
  }
}
