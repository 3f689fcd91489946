package org.onsager.law;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.energy.MmdSquared;
import org.onsager.feature.fourier.Coefficients;
import org.onsager.feature.fourier.Extent;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;

class DiscrepancySaboteursTest {

  private static final Domain PLANE = Domain.everywhere().inDimension(2).ofNearbyPoints();

  private static final Samples TARGET = Normal.isotropic(1, 0, 0).samples(7, Key.of(1));

  private static final Mmd MMD = Mmd.to(TARGET, Gaussian.ofVariance(1));

  private static final FourierMmd FINE = MMD.inFourierForm(1e-12);

  private static final FourierMmd COARSE = MMD.inFourierForm(1e-3);

  @TestFactory
  Stream<DynamicTest> everyDiscrepancyLawRejectsItsSaboteur() {
    return Saboteur.tests(
        DiscrepancyLaws.all(),
        List.of(
            saboteur("a lost mode", DiscrepancySaboteursTest::withoutAMode),
            saboteur("a periodic image", DiscrepancySaboteursTest::inASmallBox),
            saboteur(
                "an alias bound of images at twice the distance",
                mu -> bounded(COARSE.mmdSquared(mu), Math.pow(COARSE.bounded(mu).bound(), 4))),
            saboteur("no bound", mu -> bounded(FINE.mmdSquared(mu), Double.POSITIVE_INFINITY)),
            saboteur("half of it", mu -> bounded(FINE.value(mu), FINE.bounded(mu).bound()))));
  }

  @Test
  void honestBoundsHold() {
    for (FourierMmd honest : List.of(FINE, COARSE)) {
      Saboteur.of("nothing is wrong", new Discrepancy(honest::bounded, MMD), PLANE)
          .isCaught(DiscrepancyLaws.all());
    }
  }

  private static Saboteur<Discrepancy> saboteur(
      String what, Function<Particles, MmdSquared> bounded) {
    return Saboteur.of(what, new Discrepancy(bounded, MMD), PLANE, "bounded");
  }

  private static MmdSquared bounded(double value, double bound) {
    return new MmdSquared(value, bound);
  }

  /** The slowest wave along the first axis. */
  private static MmdSquared withoutAMode(Particles mu) {
    Block residual = residual(FINE.spectrum(mu), mu);
    return bounded(
        residual.dot(residual) - residual.get(1) * residual.get(1), FINE.bounded(mu).bound());
  }

  /** Of the target alone, whatever the particles do. */
  private static MmdSquared inASmallBox(Particles mu) {
    Extent box = Extent.of(TARGET.measure().points());
    Block residual = residual(Spectrum.of(MMD.kernel(), box, 1e-12), mu);
    return bounded(residual.dot(residual), FINE.bounded(mu).bound());
  }

  private static Block residual(Spectrum spectrum, Particles mu) {
    return Coefficients.of(spectrum, mu)
        .plus(-1, Coefficients.of(spectrum, TARGET.measure()))
        .features();
  }
}
