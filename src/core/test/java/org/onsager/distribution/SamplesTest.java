package org.onsager.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.onsager.testing.Near.assertNear;
import static org.onsager.testing.Near.assertRelative;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class SamplesTest {

  private static final Particles SOURCE = Given.particles(12, 2, 1);
  private static final Points AT = Given.points(5, 2, 2);

  static Stream<RadialKernel> kernels() {
    return Stream.of(
        Gaussian.ofVariance(2),
        InverseMultiquadric.ofScale(1),
        Laplace.ofLength(2),
        Matern.threeHalves(1),
        Matern.fiveHalves(1),
        new EnergyDistance(),
        Gaussian.ofVariance(1).plus(new EnergyDistance()).times(2));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void embeddingIsTheSum(RadialKernel kernel) {
    Field field = Samples.of(SOURCE).embedding(kernel).get().at(AT);
    for (int i = 0; i < AT.count(); i++) {
      double value = 0;
      double[] gradient = new double[2];
      for (int j = 0; j < SOURCE.count(); j++) {
        double[] x = AT.row(i);
        double[] y = SOURCE.points().row(j);
        double w = SOURCE.weights().get(j);
        double squared = Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2);
        value += w * kernel.value(x, y);
        for (int k = 0; k < 2; k++) {
          gradient[k] += w * 2 * kernel.slope(squared) * (x[k] - y[k]);
        }
      }
      // Twelve terms below ten.
      assertEquals(value, field.values().get(i), 24 * Math.ulp(8.0));
      assertEquals(gradient[0], field.gradients().get(i), 24 * Math.ulp(8.0));
      assertEquals(gradient[1], field.gradients().get(AT.count() + i), 24 * Math.ulp(8.0));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void selfEnergyIsTheDoubleSum(RadialKernel kernel) {
    double sum = 0;
    for (int i = 0; i < SOURCE.count(); i++) {
      for (int j = 0; j < SOURCE.count(); j++) {
        sum +=
            SOURCE.weights().get(i)
                * SOURCE.weights().get(j)
                * kernel.value(SOURCE.points().row(i), SOURCE.points().row(j));
      }
    }
    Embedding embedding = Samples.of(SOURCE).embedding(kernel).get();
    assertRelative(sum, embedding.selfEnergy(), 144 * Math.ulp(1.0));
    assertNear(embedding.at(AT).values(), embedding.values(AT), 24 * Math.ulp(8.0));
  }

  @Test
  void samplesOfASamplerAreUniform() {
    Samples samples = Given.TARGET_B.samples(7, Key.of(3));
    assertEquals(Given.TARGET_B.sample(7, Key.of(3)), samples.measure().points());
    assertEquals(Block.constant(7, 1.0 / 7), samples.measure().weights());
    assertEquals(2, samples.dimension());
  }

  @Test
  void refusesOtherMasses() {
    assertThrows(
        IllegalArgumentException.class, () -> Samples.of(Particles.of(Points.onLine(1, 2), 1, 1)));
  }

  @Test
  void refusesPointsOfAnotherDimension() {
    Embedding embedding = Samples.of(SOURCE).embedding(new EnergyDistance()).get();
    assertThrows(IllegalArgumentException.class, () -> embedding.at(Points.onLine(1)));
    assertThrows(IllegalArgumentException.class, () -> embedding.values(Points.onLine(1)));
  }
}
