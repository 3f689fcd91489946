package org.onsager.feature.fourier;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Near.assertRelative;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Csv;

/** Squared MMDs far below the rounding of a kernel, against forty digits by fourier/near.py. */
class NearMeasuresTest {

  private static final Gaussian KERNEL = Gaussian.ofVariance(1);

  private static final double[][] EXPECTED = Csv.rows("/fourier/mmd2.csv");

  /** Of the series {@code 4 tolerance}, of rounding {@code 2 sqrt(MMD^2) 1e-15}: 3e-6 of 1e-19. */
  private static final double RELATIVE = 1e-5;

  private static final double TOLERANCE = 1e-26;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void threeDigitsOfWhatAKernelDoesNotSee(int dimension) {
    double[][] rows = Csv.rows("/fourier/near-" + dimension + ".csv");
    Particles mu = measure(rows, 1);
    Particles nu = measure(rows, -1);
    Spectrum spectrum =
        Spectrum.of(
            KERNEL,
            Block.constant(dimension, 0),
            Block.constant(dimension, 2 * largest(rows)),
            TOLERANCE);
    assertTrue(spectrum.contains(mu.points()) && spectrum.contains(nu.points()));
    Block difference =
        Coefficients.of(spectrum, mu).plus(-1, Coefficients.of(spectrum, nu)).features();
    double expected = EXPECTED[dimension - 1][1];
    assertRelative(expected, difference.dot(difference), RELATIVE);
  }

  /** The largest coordinate. */
  private static double largest(double[][] rows) {
    return Arrays.stream(rows)
        .flatMapToDouble(row -> Arrays.stream(row, 0, row.length - 1))
        .map(Math::abs)
        .max()
        .getAsDouble();
  }

  private static Particles measure(double[][] rows, int sign) {
    double[][] chosen =
        Arrays.stream(rows).filter(row -> sign * row[row.length - 1] > 0).toArray(double[][]::new);
    int d = chosen[0].length - 1;
    return Particles.of(
        Points.of(Arrays.stream(chosen).map(row -> Arrays.copyOf(row, d)).toArray(double[][]::new)),
        Arrays.stream(chosen).mapToDouble(row -> sign * row[d]).toArray());
  }
}
