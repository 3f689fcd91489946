package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.distance;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.Laplace;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
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
            Block.build(
                dimension,
                l -> {
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

  private static Spectrum spectrum(Kernel kernel, int dimension, double tolerance) {
    return Spectrum.of(
        kernel, Block.constant(dimension, 0), Block.constant(dimension, 2), tolerance);
  }

  private static void refused(String message, Kernel kernel, int dimension, double tolerance) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> spectrum(kernel, dimension, tolerance))
            .getMessage();
    assertEquals(message, said);
  }

  @Test
  void refusalsSayWhatToUse() {
    Gaussian kernel = Gaussian.ofVariance(1);
    refused(
        "kernel = Laplace[length=1.0]: must be a Gaussian, or a sum or multiple of such; use exact"
            + " sums (Mmd.to) for others",
        Laplace.ofLength(1),
        2,
        1e-8);
    refused(
        "dimension = 4: must be at most 3; use orthogonal random features, or exact sums",
        kernel,
        4,
        1e-8);
    refused("tolerance = 0.1: must be from 1e-30 to 0.01", kernel, 1, 0.1);
    refused("tolerance = NaN: must be from 1e-30 to 0.01", kernel, 1, Double.NaN);
    assertThrows(
        IllegalArgumentException.class,
        () -> Spectrum.of(kernel, Block.copyOf(0), Block.copyOf(0), 1e-8));
    assertThrows(
        IllegalArgumentException.class,
        () -> Spectrum.of(kernel, Block.copyOf(0, 0), Block.copyOf(1), 1e-8));
  }

  @Test
  void equalWhereKernelBoxAndToleranceAre() {
    Spectrum spectrum = spectrum(Gaussian.ofVariance(1), 2, 1e-8);
    assertEquals(spectrum, spectrum(Gaussian.ofVariance(1), 2, 1e-8));
    assertEquals(spectrum.hashCode(), spectrum(Gaussian.ofVariance(1), 2, 1e-8).hashCode());
    assertNotEquals(spectrum, spectrum(Gaussian.ofVariance(2), 2, 1e-8));
    assertNotEquals(spectrum, spectrum(Gaussian.ofVariance(1), 1, 1e-8));
    assertNotEquals(spectrum, spectrum(Gaussian.ofVariance(1), 2, 1e-7));
    Particles mu = Particles.uniform(Points.of(new double[] {0.5, -0.5}));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Coefficients.of(spectrum, mu)
                .plus(1, Coefficients.of(spectrum(Gaussian.ofVariance(1), 2, 1e-7), mu)));
  }

  /** Those of pieces add, and the first is the mass. */
  @Test
  void coefficientsOfPiecesAdd() {
    Spectrum spectrum = spectrum(Gaussian.ofVariance(1), 2, 1e-8);
    Points points = new Points(10, 2, Key.of(1).normals(20).map(Math::sin));
    Block first = Block.build(10, w -> Arrays.fill(w, 0, 5, 0.25));
    Block second = Block.build(10, w -> Arrays.fill(w, 5, 10, 0.5));
    Coefficients sum =
        Coefficients.of(spectrum, new Particles(points, first))
            .plus(1, Coefficients.of(spectrum, new Particles(points, second)));
    Coefficients whole = Coefficients.of(spectrum, new Particles(points, first.plus(1, second)));
    assertEquals(3.75, sum.mass(), 1e-15);
    assertAtMost(ROUNDING * 3.75, distance(whole.sums(), sum.sums()));
  }
}
