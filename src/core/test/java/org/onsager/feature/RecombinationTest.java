package org.onsager.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsager.distribution.KMeans;
import org.onsager.distribution.Samples;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class RecombinationTest {

  /** Polynomials, orthonormal over the measure: the size of a feature is one. */
  @ParameterizedTest
  @CsvSource({"1, 3, 50", "2, 4, 500", "3, 2, 1000", "2, 6, 57"})
  void fewPointsHaveTheSameMeans(int dimension, int degree, int count) {
    Particles mu = Given.particles(count, dimension, 1);
    Features features = Polynomials.orthonormalOver(mu, degree);
    Particles few = Recombination.of(mu, features);
    assertTrue(few.count() <= features.count() + 1, few.count() + " points");
    assertEquals(mu.mass(), few.mass(), 1e-13);
    Block before = features.mean(mu);
    Block after = features.mean(few);
    // A hundred divisions by entries of orthonormal vectors, each of some units of rounding.
    for (int j = 0; j < features.count(); j++) {
      assertEquals(before.get(j), after.get(j), 1e-12, "feature " + j);
    }
    HashSet<Vector<Double>> places = places(mu.points());
    assertTrue(places.containsAll(places(few.points())));
    for (int i = 0; i < few.count(); i++) {
      assertTrue(few.weights().get(i) > 0);
    }
  }

  private static HashSet<Vector<Double>> places(Points points) {
    return HashSet.ofAll(IntStream.range(0, points.count()).boxed())
        .map(i -> Vector.ofAll(points.row(i)));
  }

  /** Two constraints look like three. */
  @Test
  void featuresThatDependOnOthersAreKept() {
    Particles mu = Particles.uniform(Points.onLine(-1, -0.5, 0, 0.5, 1));
    Features twice =
        Features.of(
            2,
            1,
            x -> new double[] {x[0], 2 * x[0]},
            x -> new double[][] {{1}, {2}},
            x -> new double[][] {{0}, {0}});
    Particles few = Recombination.of(mu, twice);
    assertTrue(few.count() <= 3);
    assertEquals(0, twice.mean(few).get(0), 1e-15);
    assertEquals(1, few.mass(), 1e-15);
  }

  @Test
  void pointsWithoutMassAreNotKept() {
    Particles mu = Particles.of(Points.onLine(0, 1, 2), 0, 1, 3);
    assertEquals(
        Particles.of(Points.onLine(1, 2), 1, 3), Recombination.of(mu, Polynomials.monomials(1, 4)));
  }

  /** With features of the kernel itself, far below what as many samples leave. */
  @Test
  void nystroemFeaturesLeaveLittle() {
    Particles nu = Particles.uniform(Given.TARGET_B.sample(2000, Key.of(1)));
    Gaussian kernel = Gaussian.ofVariance(10);
    Points centres = KMeans.of(nu, 49, 20, Key.of(2)).points();
    Mmd energy = Mmd.to(Samples.of(nu), kernel);
    Particles few = Recombination.of(nu, KernelFeatures.of(kernel, centres));
    assertEquals(50, few.count());
    Particles some = Particles.uniform(nu.points().select(Key.of(3).choice(50, 2000)));
    double left = energy.mmdSquared(few);
    assertTrue(left < 1e-5 * energy.mmdSquared(some), "MMD^2 = " + left);
  }

  @Test
  void refusesAnotherDimension() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Recombination.of(Given.particles(5, 2, 1), Polynomials.monomials(1, 2)));
  }
}
