package org.onsager.energy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.onsager.chart.Chart;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.feature.GaussianLocation;
import org.onsager.feature.Loss;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.testing.Given;

class WideningTest {

  private static final Samples SAMPLES = Samples.of(Given.points(9, 2, 1));

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(2, 3, -1));

  private static final Energy POTENTIAL = Potential.of(x -> x[0], x -> Given.row(1, 0));

  private static Widening widening(Energy energy) {
    return energy.widening().get();
  }

  @Test
  void anMmdIsThatOfTheWiderKernel() {
    for (RadialKernel kernel :
        new RadialKernel[] {
          Gaussian.ofVariance(2),
          Laplace.ofLength(2),
          Matern.threeHalves(1).plus(Laplace.ofLength(1))
        }) {
      assertEquals(Mmd.to(SAMPLES, kernel.widened(4)), widening(Mmd.to(SAMPLES, kernel)).by(4));
    }
    RadialKernel sum = Gaussian.ofVariance(2).plus(Gaussian.ofVariance(1).times(3));
    assertEquals(Gaussian.ofVariance(32).plus(Gaussian.ofVariance(16).times(3)), sum.widened(4));
    Particles mu = Given.particles(5, 2, 2);
    assertEquals(
        Mmd.to(MIXTURE, sum.widened(4)).value(mu), widening(Mmd.to(MIXTURE, sum)).by(4).value(mu));
  }

  @Test
  void sumsMultiplesAndChartsWidenWhatTheyCan() {
    Energy mmd = Mmd.to(SAMPLES, Gaussian.ofVariance(2));
    Energy wide = Mmd.to(SAMPLES, Gaussian.ofVariance(8));
    assertAll(
        () -> assertEquals(wide.plus(POTENTIAL), widening(mmd.plus(POTENTIAL)).by(2)),
        () -> assertEquals(wide.times(3), widening(mmd.times(3)).by(2)),
        () ->
            assertEquals(
                wide.in(Chart.box(Given.row(-1, -1), Given.row(1, 1))),
                widening(mmd.in(Chart.box(Given.row(-1, -1), Given.row(1, 1)))).by(2)));
  }

  @Test
  void whatIsSeenIsTheHeightOfTheKernel() {
    Particles mu = Particles.of(Points.of(new double[][] {{0, 0}, {0, 0}}), 1, 3);
    Widening one =
        widening(
            Mmd.to(
                Samples.of(Points.of(new double[][] {{3, 4}})), Gaussian.ofVariance(1).times(7)));
    // exp(-25 / (2 f^2)) within the rounding of a power and a sum.
    assertEquals(Math.exp(-12.5), one.overlap(mu, 1), 1e-20);
    assertEquals(Math.exp(-12.5 / 64), one.overlap(mu, 8), 1e-15);
    Widening two =
        widening(
            Composite.of(
                GaussianLocation.ofVariance(Points.of(new double[][] {{0, 0}, {3, 4}}), 1),
                Loss.negativeLog(Block.copyOf(0.5, 0.5))));
    // The first datum is where a particle is; massless ones see nothing.
    assertEquals((1 + Math.exp(-12.5 / 64)) / 2, two.overlap(mu, 8), 1e-15);
    Particles light = Particles.of(Points.of(new double[][] {{0, 0}, {3, 4}}), 1, 0);
    assertEquals((1 + Math.exp(-12.5 / 64)) / 2, two.overlap(light, 8), 1e-15);
    // The blinder summand counts.
    assertEquals(
        one.overlap(mu, 2),
        widening(
                Mmd.to(Samples.of(Points.of(new double[][] {{3, 4}})), Gaussian.ofVariance(1))
                    .plus(
                        Mmd.to(
                            Samples.of(Points.of(new double[][] {{1, 0}})), Laplace.ofLength(1))))
            .overlap(mu, 2),
        1e-15);
  }

  @Test
  void energiesWithoutALengthHaveNone() {
    assertAll(
        () -> assertTrue(POTENTIAL.widening().isEmpty()),
        () -> assertTrue(POTENTIAL.plus(POTENTIAL).widening().isEmpty()),
        () -> assertTrue(Mmd.to(SAMPLES, new EnergyDistance()).widening().isEmpty()),
        () -> assertFalse(Mmd.to(MIXTURE, Gaussian.ofVariance(1)).widening().isEmpty()),
        () -> assertThrows(IllegalArgumentException.class, () -> Gaussian.ofVariance(1).widened(0)),
        () ->
            assertThrows(IllegalArgumentException.class, () -> Widening.from(0.5, f -> POTENTIAL)));
  }

  @Test
  void comingBackToAWidthIsTheSameEnergy() {
    Widening family = widening(Mmd.to(SAMPLES, Gaussian.ofVariance(2)));
    assertEquals(family.by(3), family.by(3));
    assertEquals(family.by(1), Mmd.to(SAMPLES, Gaussian.ofVariance(2)));
  }
}
