package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.testing.Given.right;
import static org.onsager.testing.Given.row;

import org.junit.jupiter.api.Test;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.geometry.Geometries;
import org.onsager.kernel.Anisotropic;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.OnAxes;
import org.onsager.kernel.Polynomial;
import org.onsager.kernel.Product;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.Support;
import org.onsager.preset.AsInPaper;
import org.onsager.step.State;
import org.onsager.testing.Given;

/** The MMD of kernels that are not radial, against closed forms and against radial twins. */
class MmdGeneralKernelTest {

  private static final Particles MU = Given.particles(9, 2, 1);
  private static final Samples PI = new Samples(Given.particles(7, 2, 2));
  private static final Gaussian GAUSSIAN = Gaussian.ofVariance(2);

  /** Some 256 terms of weights below 1/20 and values of order one. */
  private static final double ROUNDING = 256 * Math.ulp(0.25);

  private static double moment(Particles mu, int k, int l) {
    return mu.integral(x -> x[k] * x[l]);
  }

  private static double meanDistanceSquared() {
    double sum = 0;
    for (int k = 0; k < 2; k++) {
      int axis = k;
      double difference = MU.integral(x -> x[axis]) - PI.measure().integral(x -> x[axis]);
      sum += difference * difference;
    }
    return sum;
  }

  /** {@code k = <x, y> + c}: the squared distance of the means, whatever c. */
  @Test
  void ofDegreeOneItComparesMeans() {
    for (double offset : new double[] {0, 3}) {
      Mmd mmd = Mmd.to(PI, new Polynomial(1, offset));
      // Three sums of terms below (10 + c) cancel.
      assertEquals(meanDistanceSquared(), mmd.mmdSquared(MU), 20 * ROUNDING);
    }
  }

  /** {@code (<x, y> + 1)^2 = <xx', yy'> + 2 <x, y> + 1}: second moments, and twice the means. */
  @Test
  void ofDegreeTwoItComparesMoments() {
    double expected = 2 * meanDistanceSquared();
    for (int k = 0; k < 2; k++) {
      for (int l = 0; l < 2; l++) {
        double difference = moment(MU, k, l) - moment(PI.measure(), k, l);
        expected += difference * difference;
      }
    }
    // Kernel values reach (3 * 3 * 2 + 1)^2.
    assertEquals(expected, Mmd.to(PI, new Polynomial(2, 1)).mmdSquared(MU), 400 * ROUNDING);
  }

  private static Points scaled(Points points, double... lengths) {
    return points.withCoordinates(points.vectors((i, k) -> points.get(i, k) / lengths[k]));
  }

  /** Anisotropic on the points is isotropic on the points over the lengths. */
  @Test
  void lengthsAreAChangeOfUnits() {
    double[] lengths = row(0.5, 3);
    Mmd mmd = Mmd.to(PI, Anisotropic.ofLengths(GAUSSIAN, lengths));
    Particles scaled = MU.withPoints(scaled(MU.points(), lengths));
    Mmd radial =
        Mmd.to(
            new Samples(PI.measure().withPoints(scaled(PI.measure().points(), lengths))), GAUSSIAN);

    assertEquals(radial.mmdSquared(scaled), mmd.mmdSquared(MU), ROUNDING);
    Field expected = radial.firstVariation(scaled);
    Field xi = mmd.firstVariation(MU);
    for (int i = 0; i < MU.count(); i++) {
      assertEquals(expected.value(i), xi.value(i), ROUNDING);
      for (int k = 0; k < 2; k++) {
        assertEquals(expected.gradient(i, k) / lengths[k], xi.gradient(i, k), 2 * ROUNDING);
      }
    }
  }

  /** One as a product over the axes, the other radial: energy, matrix and a run agree. */
  @Test
  void aProductOfGaussiansIsTheGaussian() {
    Kernel product = Product.of(OnAxes.of(GAUSSIAN, 0), OnAxes.of(GAUSSIAN, 1));
    Mmd general = Mmd.to(PI, product);
    Mmd radial = Mmd.to(PI, GAUSSIAN);

    assertEquals(radial.value(MU), general.value(MU), ROUNDING);
    Quadratic quadratic = general.quadratic().get().apply(Support.of(MU.points()));
    assertEquals(general.value(MU), quadratic.value(MU.weights()), ROUNDING);

    State start = State.start(MU, Key.of(1));
    State one = right(AsInPaper.ift(GAUSSIAN, radial, 1, 0.1, 1e-2).apply(start));
    State other = right(AsInPaper.ift(product, general, 1, 0.1, 1e-2).apply(start));
    double[] expected = one.particles().points().coordinates().toArray();
    double[] found = other.particles().points().coordinates().toArray();
    for (int e = 0; e < expected.length; e++) {
      assertEquals(expected[e], found[e], 4 * ROUNDING);
    }
    // The Gram matrix plus 1e-2 magnifies rounding by at most n / 1e-2.
    for (int i = 0; i < MU.count(); i++) {
      assertEquals(
          one.particles().weights().get(i), other.particles().weights().get(i), 900 * ROUNDING);
    }
    assertTrue(radial.value(one.particles()) < radial.value(MU));
  }

  /** {@code int u(x, .) dp = 0}: the MMD to p in its Stein kernel is the Stein discrepancy. */
  @Test
  void ofASteinKernelItIsTheSteinDiscrepancy() {
    Normal density = Normal.of(new double[] {1, 0}, row(1, 0.5), row(0.5, 2));
    SteinKernel stein = new SteinKernel(density, InverseMultiquadric.ofScale(1));
    Mmd mmd = Mmd.to(stein.target(), stein);
    KernelSteinDiscrepancy ksd = KernelSteinDiscrepancy.to(density, InverseMultiquadric.ofScale(1));

    // Scores reach 5, so kernel values 30.
    assertEquals(ksd.ksdSquared(MU), mmd.mmdSquared(MU), 30 * ROUNDING);
    Field expected = ksd.firstVariation(MU);
    Field xi = mmd.firstVariation(MU);
    for (int i = 0; i < MU.count(); i++) {
      assertEquals(expected.value(i), xi.value(i), 30 * ROUNDING);
      assertEquals(expected.gradient(i, 1), xi.gradient(i, 1), 60 * ROUNDING);
    }
    assertEquals(
        density.embedding(GAUSSIAN), stein.target().embedding(GAUSSIAN), "as the density has it");
    assertTrue(Mmd.to(PI, stein).value(MU) > 0, "and samples of anything");
    assertEquals(stein, new SteinKernel(density, InverseMultiquadric.ofScale(1)));
  }

  @Test
  void itsClaimsAreThoseOfTheKernel() {
    Mmd positive = Mmd.to(PI, Anisotropic.ofLengths(GAUSSIAN, 1, 2));
    Mmd conditional = Mmd.to(PI, Anisotropic.ofLengths(new EnergyDistance(), 1, 2));
    assertFalse(positive.ofProbabilities());
    assertTrue(conditional.ofProbabilities());
    assertTrue(positive.isQuadratic());
    assertFalse(positive.hasGaussNewton(), "not radial");
    MmdSquared bounded = positive.bounded(MU);
    assertEquals(positive.mmdSquared(MU), bounded.value());
    assertFalse(bounded.isResolved(), "how it rounds is not known");
  }

  @Test
  void aKernelOfAnotherDimensionIsRefusedAtOnce() {
    assertThrows(
        IllegalArgumentException.class, () -> Mmd.to(PI, Anisotropic.ofLengths(GAUSSIAN, 1, 1, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> Mmd.to(Given.TARGET_A, new Polynomial(2, 1)));
  }

  /** A metric that is no Gram matrix of a radial kernel has no length to start from. */
  @Test
  void theMetricIsTheGramMatrix() {
    Kernel kernel = Anisotropic.ofLengths(GAUSSIAN, 1, 2);
    var metric = Geometries.sphericalMmd(kernel, 0.5).metric().get();
    double[] row = metric.at(Support.of(MU.points())).regularised().row(0).toArray();
    assertEquals(1.5, row[0]);
    assertEquals(kernel.value(MU.points().row(0), MU.points().row(8)), row[8]);
    assertTrue(metric.kernel().isEmpty());
  }
}
