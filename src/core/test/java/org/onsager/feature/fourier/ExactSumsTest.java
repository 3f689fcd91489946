package org.onsager.feature.fourier;

import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.distance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/** Sums by modes against sums over pairs. */
class ExactSumsTest {

  /** Relative to {@code sum |w|} times the largest value or slope of the kernel. */
  private static final double GOAL = 1e-14;

  /** The largest slope of a Gaussian of unit variance, {@code exp(-1/2)}. */
  private static final double SLOPE = 0.61;

  @ParameterizedTest
  @CsvSource({"1, 6.3, 1000", "1, 100, 1000", "2, 6.3, 1000", "2, 14, 500", "3, 6.3, 300"})
  void agreeToFourteenDigits(int dimension, double length, int n) {
    var kernel = Gaussian.ofVariance(1);
    Spectrum spectrum =
        Spectrum.of(kernel, Block.constant(dimension, 3), Block.constant(dimension, length), 1e-15);
    Points points = in(spectrum, n);
    Particles mu = new Particles(points, Key.of(n).normals(n).map(w -> w * w / n));
    Field exact = KernelSums.best().field(kernel, points, points, mu.weights());
    Field found = spectrum.along(points, spectrum.mean(mu));
    double size = mu.mass();
    assertAtMost(GOAL * size, distance(exact.values(), found.values()));
    assertAtMost(GOAL * size * SLOPE, distance(exact.gradients(), found.gradients()));
  }

  private static Points in(Spectrum spectrum, int n) {
    int d = spectrum.dimension();
    var random = Key.of(7).generator();
    return new Points(
        n,
        d,
        Block.build(
            n * d,
            x -> {
              for (int e = 0; e < x.length; e++) {
                double length = spectrum.lengths().get(e / n);
                x[e] = spectrum.center().get(e / n) + length * (random.nextDouble() - 0.5);
              }
            }));
  }
}
