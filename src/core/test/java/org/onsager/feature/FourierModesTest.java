package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.onsager.testing.Near.assertAtMost;
import static org.onsager.testing.Near.distance;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.Composite;
import org.onsager.energy.Energy;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;

class FourierModesTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(
          Normal.isotropic(1, 0, 0),
          Normal.of(new double[] {3, -1}, new double[] {2, 0.5}, new double[] {0.5, 1}));

  private static double product(Features features, Points x, Points y) {
    return features.values(x).dot(features.values(y));
  }

  /** To the rounding of a sum of M terms of sum one, whose errors grow as a root. */
  @ParameterizedTest
  @CsvSource({"1, 10, 6", "1, 0.5, 30", "2, 10, 14", "2, 1, 5", "3, 2, 3"})
  void modesOfAGaussianMultiplyToTheKernel(int dimension, double variance, double length) {
    var kernel = Gaussian.ofVariance(variance);
    var modes = FourierModes.ofGaussian(kernel, dimension, length);
    double rounding = 2e-15 + Math.ulp(1.0) * Math.sqrt(modes.count());
    double half = length / 2;
    Points x = Points.of(DoubleStream.generate(() -> half).limit(dimension).toArray());
    for (double t : new double[] {half, 0.3, 0, -0.9 * half, -half}) {
      Points y = Points.of(DoubleStream.generate(() -> t).limit(dimension).toArray());
      assertEquals(kernel.value(x.row(0), y.row(0)), product(modes, x, y), rounding, "at " + t);
    }
  }

  @Test
  void modesOfTheTorusAreOrthonormal() {
    var modes = FourierModes.onTorus(2, 2);
    assertEquals(25, modes.count());
    // A grid of six by six integrates products of frequency four or less exactly.
    double[][] grid = new double[36][];
    for (int i = 0; i < 36; i++) {
      int row = i / 6;
      int column = i % 6;
      grid[i] = new double[] {row * Math.PI / 3, column * Math.PI / 3};
    }
    Block v = modes.values(Points.of(grid));
    for (int j = 0; j < 25; j++) {
      for (int k = 0; k < 25; k++) {
        double sum = 0;
        for (int i = 0; i < 36; i++) {
          sum += v.get(j * 36 + i) * v.get(k * 36 + i) / 36;
        }
        assertEquals(j == k ? 1 : 0, sum, 1e-14);
      }
    }
  }

  @Test
  void characteristicFunctionOfAMixture() {
    var chi = MIXTURE.characteristicFunction();
    double[] omega = {0.3, -0.7};
    assertEquals(0.3625317829665729, chi.real(omega), 1e-15);
    assertEquals(0.3970974078959023, chi.imaginary(omega), 1e-15);
    assertArrayEquals(
        new double[] {0.3625317829665729, 0.3970974078959023}, chi.value(omega), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> chi.value(new double[1]));
    assertThrows(IllegalArgumentException.class, () -> chi.real(new double[1]));
  }

  /** Half the squared MMD and its field, in both forms, to samples and to the mixture itself. */
  @Test
  void mmdInModesIsMmdInKernels() {
    var kernel = Gaussian.ofVariance(10);
    var modes = FourierModes.ofGaussian(kernel, 2, 20);
    var mu = Particles.uniform(MIXTURE.sample(40, Key.of(2)));
    var samples = MIXTURE.samples(60, Key.of(3));
    agree(
        Composite.of(modes, Loss.halfSquares(modes.mean(samples.measure()), 1)),
        Mmd.to(samples, kernel),
        mu);
    agree(
        Composite.of(modes, Loss.halfSquares(modes.mean(MIXTURE.characteristicFunction()), 1)),
        Mmd.to(MIXTURE, kernel),
        mu);
  }

  private static void agree(Energy modes, Energy kernel, Particles mu) {
    double rounding = 1e-14;
    assertEquals(kernel.value(mu), modes.value(mu), rounding);
    var xi = kernel.evaluate(mu).field();
    // First variations of F may differ by a constant, none here: both have the same quadratic form.
    assertAtMost(rounding, distance(xi.gradients(), modes.evaluate(mu).field().gradients()));
    assertAtMost(rounding, distance(xi.values(), modes.evaluate(mu).field().values()));
    var form = modes.quadratic().get().apply(Support.of(mu.points()));
    var expected = kernel.quadratic().get().apply(Support.of(mu.points()));
    assertAtMost(
        rounding, distance(expected.matrix().entries().block(), form.matrix().entries().block()));
    assertAtMost(rounding, distance(expected.linear(), form.linear()));
    assertEquals(expected.constant(), form.constant(), rounding);
  }

  @Test
  void zeroComesFirst() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FourierModes(Points.onLine(1, 0), Block.copyOf(1, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FourierModes(Points.onLine(0, 1), Block.copyOf(1)));
  }
}
