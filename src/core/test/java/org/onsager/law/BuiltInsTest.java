package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onsager.energy.Energy;
import org.onsager.energy.Interaction;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.geometry.MmdGeometry;
import org.onsager.geometry.Spherical;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Radial;
import org.onsager.measure.Key;
import org.onsager.target.GaussianMixture;
import org.onsager.target.Normal;
import org.onsager.target.Samples;

/** The laws on what the library offers, on the fixed trials; the contracts look harder. */
class BuiltInsTest {

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Samples SAMPLES = MIXTURE.samples(20, Key.of(3));

  private static DynamicTest holds(String name, Vector<Verdict> verdicts) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            assertTrue(
                Laws.violated(verdicts).isEmpty(),
                () -> Laws.violated(verdicts).map(Verdict::message).mkString("\n")));
  }

  @TestFactory
  Stream<DynamicTest> kernels() {
    Domain all = Domain.everywhere();
    return Stream.of(
            Gaussian.ofVariance(1),
            InverseMultiquadric.ofScale(1),
            Matern.threeHalves(1),
            Matern.fiveHalves(1),
            Gaussian.ofVariance(1).plus(InverseMultiquadric.ofScale(2)).times(3))
        .map(kernel -> holds(kernel.toString(), Laws.of((Radial) kernel, all)));
  }

  @TestFactory
  Stream<DynamicTest> kernelsWithKinks() {
    Domain all = Domain.everywhere().withKinks();
    return Stream.of(Laplace.ofLength(1), new EnergyDistance())
        .map(kernel -> holds(kernel.toString(), Laws.of((Radial) kernel, all)));
  }

  @TestFactory
  Stream<DynamicTest> energies() {
    Domain plane = Domain.everywhere().inDimension(2);
    Energy mmd = Mmd.between(Gaussian.ofVariance(1), MIXTURE);
    return Stream.of(
            mmd,
            Mmd.between(InverseMultiquadric.ofScale(1), SAMPLES),
            Interaction.of(Radial.of(s -> s * s / 4, s -> s / 2)),
            Potential.negativeLog(MIXTURE),
            KullbackLeibler.to(MIXTURE),
            mmd.plus(KullbackLeibler.to(MIXTURE)),
            mmd.plus(Potential.negativeLog(MIXTURE)).times(2))
        .map(energy -> holds(energy.toString(), Laws.of(energy, plane)));
  }

  @TestFactory
  Stream<DynamicTest> energiesWithKinks() {
    Domain plane = Domain.probabilities().inDimension(2).withKinks();
    return Stream.of(
            Mmd.between(new EnergyDistance(), SAMPLES), Mmd.between(Laplace.ofLength(1), SAMPLES))
        .map(energy -> holds(energy.toString(), Laws.of(energy, plane)));
  }

  @TestFactory
  Stream<DynamicTest> geometries() {
    Domain all = Domain.everywhere();
    Gaussian kernel = Gaussian.ofStandardDeviation(0.5);
    return Stream.of(
            wasserstein(),
            hellinger(),
            hellinger().spherical(),
            wasserstein().plus(hellinger()).times(2),
            mmd(kernel, 1e-2),
            mmd(kernel, 1e-2).spherical(),
            stein(kernel),
            kernelisedFisherRao(kernel),
            kernelisedFisherRao(kernel).spherical())
        .map(geometry -> holds(geometry.toString(), Laws.of(geometry, all)));
  }

  @TestFactory
  Stream<DynamicTest> geometriesWithoutEps() {
    Domain separated = Domain.everywhere().ofSeparatedPoints();
    MmdGeometry mmd = mmd(Gaussian.ofStandardDeviation(0.5), 0);
    return Stream.of(
            mmd,
            mmd.spherical(),
            new Spherical(mmd),
            sphericalMmd(new EnergyDistance(), 0),
            wasserstein().plus(mmd.spherical().times(0.1)))
        .map(geometry -> holds(geometry.toString(), Laws.of(geometry, separated)));
  }
}
