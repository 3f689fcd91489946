package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

class SpectrumTest {

  /** A rounding of every feature, some of a sum. */
  private static final double ROUNDING = 4e-15;

  @ParameterizedTest
  @CsvSource({"1, 1e-3", "1, 1e-8", "1, 1e-24", "2, 1e-3", "2, 1e-6", "2, 1e-12", "3, 1e-2"})
  void theErrorIsNoLargerThanItSays(int dimension, double tolerance) {
    Gaussian kernel = Gaussian.ofVariance(0.5);
    Spectrum spectrum =
        Spectrum.of(
            kernel,
            Block.build(dimension, c -> c[0] = 7),
            Block.build(dimension, l -> {
              for (int a = 0; a < dimension; a++) {
                l[a] = 1 + a;
              }
            }),
            tolerance);
    double[][] corners = new double[9][dimension];
    for (int i = 0; i < corners.length; i++) {
      for (int a = 0; a < dimension; a++) {
        double part = i < 2 ? i - 0.5 : Key.of(i).fold(a).generator().nextDouble() - 0.5;
        corners[i][a] = (a == 0 ? 7 : 0) + part * (1 + a);
      }
    }
    Points points = Points.of(corners);
    Block phi = spectrum.values(points);
    double worst = 0;
    int n = points.count();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double product = 0;
        for (int j = 0; j < spectrum.count(); j++) {
          product += phi.get(j * n + i) * phi.get(j * n + k);
        }
        worst = Math.max(worst, Math.abs(product - kernel.value(points.row(i), points.row(k))));
      }
    }
    assertTrue(worst <= spectrum.error() + ROUNDING, () -> "" + spectrum);
    assertTrue(spectrum.error() <= tolerance);
  }
}
