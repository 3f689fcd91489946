package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

/** Products of modes from moments of twice the frequencies are those of their definition. */
class LeadingModesTest {

  private static final double[] CENTER = {0.3, -0.2, 0.5};

  private static final double[] LENGTHS = {2, 3, 1};

  private static Spectrum spectrum(int d, double tolerance) {
    return Spectrum.of(
        Gaussian.ofVariance(0.8).plus(Gaussian.ofVariance(2).times(0.5)),
        Block.build(d, c -> System.arraycopy(CENTER, 0, c, 0, d)),
        Block.build(d, l -> System.arraycopy(LENGTHS, 0, l, 0, d)),
        tolerance);
  }

  private static Points points(int n, int d) {
    var random = Key.of(d).generator();
    return new Points(
        n,
        d,
        Block.build(
            n * d,
            x -> {
              for (int e = 0; e < x.length; e++) {
                x[e] = CENTER[e / n] + (random.nextDouble() - 0.5) * LENGTHS[e / n];
              }
            }));
  }

  private static Block numbers(int n, long seed) {
    var random = Key.of(seed).generator();
    return Block.constant(n, 0).map(zero -> random.nextDouble());
  }

  /** All modes, and some: to the rounding of sums of n terms and of the frequencies. */
  @ParameterizedTest
  @CsvSource({
    "1, 1e-12, 0, true",
    "1, 1e-6, 0.01, false",
    "2, 1e-3, 0, true",
    "2, 1e-6, 0, false",
    "2, 1e-6, 1e-3, true",
    "3, 1e-2, 0, true",
    "3, 1e-2, 0.02, false"
  })
  void productsAreSumsOverPoints(int d, double tolerance, double share, boolean centred) {
    int n = 23;
    Points x = points(n, d);
    Block a = numbers(n, 1);
    Block b = numbers(n, 2);
    Spectrum spectrum = spectrum(d, tolerance);
    LeadingModes modes = LeadingModes.above(share, 10_000, spectrum);
    int count = modes.count();
    Block h = modes.products(x, a, 1.7, b, 0.3, centred);
    double[] phi = rows(modes, spectrum.values(x), n);
    double[] slopes = rows(modes, spectrum.jacobian(x), n * d);
    double mass = b.sum();
    double largest = 0;
    for (int j = 0; j < count; j++) {
      largest = Math.max(largest, h.get(j * (count + 1)));
    }
    for (int j = 0; j < count; j++) {
      double meanOfJ = mean(phi, j, b);
      for (int k = 0; k <= j; k++) {
        double sum = centred ? -0.3 * meanOfJ * mean(phi, k, b) / mass : 0;
        for (int i = 0; i < n; i++) {
          sum += 0.3 * b.get(i) * phi[j * n + i] * phi[k * n + i];
          for (int e = i; e < n * d; e += n) {
            sum += 1.7 * a.get(i) * slopes[j * n * d + e] * slopes[k * n * d + e];
          }
        }
        // Modes of a fixed tolerance have some tens of frequencies; phases are rounded by as much.
        assertEquals(sum, h.get(j * count + k), 1e-13 * largest);
      }
    }
  }

  private static double mean(double[] phi, int mode, Block weights) {
    double mean = 0;
    for (int i = 0; i < weights.length(); i++) {
      mean += weights.get(i) * phi[mode * weights.length() + i];
    }
    return mean;
  }

  /** The rows of the leading modes. */
  private static double[] rows(LeadingModes modes, Block all, int columns) {
    double[] rows = new double[modes.count() * columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      int total = all.length() / columns;
      Block kept =
          modes.of(
              Block.build(
                  total,
                  out -> {
                    for (int j = 0; j < total; j++) {
                      out[j] = all.get(j * columns + column);
                    }
                  }));
      for (int j = 0; j < modes.count(); j++) {
        rows[j * columns + c] = kept.get(j);
      }
    }
    return rows;
  }

  @Test
  void theStrongestAreTaken() {
    Spectrum spectrum = spectrum(2, 1e-6);
    Block phi =
        Block.build(
            spectrum.count(),
            out -> {
              for (int j = 0; j < out.length; j++) {
                out[j] = spectrum.modes().amplitude(j) * spectrum.modes().amplitude(j);
              }
            });
    LeadingModes some = LeadingModes.above(1e-3, 10_000, spectrum);
    double least = 1e-3 * spectrum.diagonal();
    assertEquals(phi.map(c -> c > least ? 1 : 0).sum(), some.count());
    assertTrue(some.of(phi).map(c -> c > least ? 0 : 1).sum() == 0);
    LeadingModes few = LeadingModes.above(0, 20, spectrum);
    assertTrue(few.count() <= 20 && few.count() > 10, () -> few.count() + " modes");
    double weakest = some.of(phi).map(c -> -c).toArray().length;
    assertTrue(weakest > 0);
    assertEquals(spectrum.count(), LeadingModes.above(0, 10_000, spectrum).count());
    assertTrue(LeadingModes.above(10, 10_000, spectrum).count() >= 1, "never none");
    assertEquals(some.of(phi), some.of(some.amongAll(some.of(phi))));
    assertEquals(some.of(phi).sum(), some.amongAll(some.of(phi)).sum(), 1e-15 * phi.sum());
  }

  @Test
  void threadsDoNotChangeDigits() throws Exception {
    Spectrum spectrum = spectrum(2, 1e-8);
    LeadingModes modes = LeadingModes.above(0, 10_000, spectrum);
    Points x = points(3000, 2);
    Block a = numbers(3000, 1);
    Block b = numbers(3000, 2);
    Block here = modes.products(x, a, 1, b, 2, true);
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      assertEquals(here, one.submit(() -> modes.products(x, a, 1, b, 2, true)).get());
    }
  }

  /** {@code |Phi'(x)|^2 = -2 phi'(0)} of the kernel, here {@code 1 / 0.8 + 0.5 / 2}. */
  @Test
  void slopesAreThoseOfTheKernel() {
    for (int d = 1; d <= 2; d++) {
      assertEquals(1.5, spectrum(d, 1e-12).squaredSlope(), 1e-9);
      assertEquals(1.5, spectrum(d, 1e-12).diagonal(), 1e-15);
    }
  }
}
