package org.onsager.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.backtracking;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.exponentialThenProjection;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.scheme.Schemes.noisy;
import static org.onsager.scheme.Schemes.noisyWithSources;
import static org.onsager.scheme.Schemes.projectedGradient;

import io.vavr.collection.Vector;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onsager.distribution.Density;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.distribution.Samples;
import org.onsager.distribution.Target;
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
import org.onsager.measure.Particles;
import org.onsager.preset.AsInIftFlow;
import org.onsager.preset.AsInPaper;
import org.onsager.scheme.Splitting;
import org.onsager.step.Controller;

/** The laws on what the library offers, on the fixed trials; the contracts look harder. */
class BuiltInsTest {

  /** Sizes beyond are left to the contracts. */
  private static final Domain EVERYWHERE = Domain.everywhere().upTo(67);

  private static final Domain PROBABILITIES = Domain.probabilities().upTo(67);

  private static final GaussianMixture MIXTURE =
      GaussianMixture.equal(Normal.isotropic(1, 0, 0), Normal.isotropic(0.5, 1, 2));

  private static final Samples SAMPLES = MIXTURE.samples(20, Key.of(3));

  private static DynamicTest holds(String name, Supplier<Vector<Verdict>> laws) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Vector<Verdict> violated = Laws.violated(laws.get());
          assertTrue(violated.isEmpty(), () -> violated.map(Verdict::message).mkString("\n"));
        });
  }

  @TestFactory
  Stream<DynamicTest> kernels() {
    return Stream.of(
            Gaussian.ofVariance(1),
            InverseMultiquadric.ofScale(1),
            Matern.threeHalves(1),
            Matern.fiveHalves(1),
            Gaussian.ofVariance(1).plus(InverseMultiquadric.ofScale(2)).times(3))
        .map(kernel -> holds(kernel.toString(), () -> Laws.of((Radial) kernel, EVERYWHERE)));
  }

  @TestFactory
  Stream<DynamicTest> kernelsWithKinks() {
    Domain all = EVERYWHERE.withKinks();
    return Stream.of(Laplace.ofLength(1), new EnergyDistance())
        .map(kernel -> holds(kernel.toString(), () -> Laws.of((Radial) kernel, all)));
  }

  @TestFactory
  Stream<DynamicTest> energies() {
    Domain plane = EVERYWHERE.inDimension(2);
    Energy mmd = Mmd.to(MIXTURE, Gaussian.ofVariance(1));
    return Stream.of(
            mmd,
            Mmd.to(SAMPLES, InverseMultiquadric.ofScale(1)),
            Interaction.of(Radial.of(s -> s * s / 4, s -> s / 2)),
            Potential.negativeLog(MIXTURE),
            KullbackLeibler.to(MIXTURE),
            mmd.plus(KullbackLeibler.to(MIXTURE)),
            mmd.plus(Potential.negativeLog(MIXTURE)).times(2))
        .map(energy -> holds(energy.toString(), () -> Laws.of(energy, plane)));
  }

  @TestFactory
  Stream<DynamicTest> energiesWithKinks() {
    Domain plane = PROBABILITIES.inDimension(2).withKinks();
    return Stream.of(Mmd.to(SAMPLES, new EnergyDistance()), Mmd.to(SAMPLES, Laplace.ofLength(1)))
        .map(energy -> holds(energy.toString(), () -> Laws.of(energy, plane)));
  }

  @TestFactory
  Stream<DynamicTest> geometries() {
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
        .map(geometry -> holds(geometry.toString(), () -> Laws.of(geometry, EVERYWHERE)));
  }

  @TestFactory
  Stream<DynamicTest> geometriesWithoutEps() {
    Domain separated = EVERYWHERE.ofSeparatedPoints();
    MmdGeometry mmd = mmd(Gaussian.ofStandardDeviation(0.5), 0);
    return Stream.of(
            mmd,
            mmd.spherical(),
            new Spherical(mmd),
            sphericalMmd(new EnergyDistance(), 0),
            wasserstein().plus(mmd.spherical().times(0.1)))
        .map(geometry -> holds(geometry.toString(), () -> Laws.of(geometry, separated)));
  }

  @TestFactory
  Stream<DynamicTest> schemes() {
    Domain probabilities = PROBABILITIES;
    MmdGeometry mmd = mmd(Gaussian.ofVariance(1), 1e-8);
    Experiment.Moves points = Experiment.Moves.POINTS;
    Experiment.Moves weights = Experiment.Moves.WEIGHTS;
    return Stream.of(
            Experiment.of(explicit(wasserstein()))
                .conservingMass()
                .ofOrder(1)
                .discretising(wasserstein())
                .moving(points),
            Experiment.of(massWeighted(wasserstein())).conservingMass().ofOrder(1).moving(points),
            Experiment.of(backtracking(wasserstein()).controlled("c", Controller.standard()))
                .conservingMass()
                .descending()
                .moving(points),
            Experiment.of(explicit(stein(Gaussian.ofVariance(1)))).conservingMass().moving(points),
            Experiment.of(noisy(explicit(wasserstein()), 0.1)).conservingMass().moving(points),
            Experiment.of(noisyWithSources(explicit(wasserstein()), 0.1)).moving(points),
            Experiment.of(exact(mmd.spherical()))
                .conservingMass()
                .proximal(Proximity.metric(mmd))
                .discretising(mmd.spherical())
                .moving(weights),
            Experiment.of(exact(mmd)).proximal(Proximity.metric(mmd)).moving(weights),
            Experiment.of(entropic(hellinger().spherical()))
                .conservingMass()
                .proximal(Proximity.entropic())
                .upTo(1)
                .discretising(hellinger().spherical())
                .ofOrder(1)
                .moving(weights),
            Experiment.of(projectedGradient()).conservingMass().moving(weights),
            Experiment.of(exponentialThenProjection()).conservingMass().moving(weights),
            Experiment.of(explicit(wasserstein()).then(entropic(hellinger()).times(2))).ofOrder(1))
        .map(each -> holds(each.scheme().toString(), () -> Laws.of(each, probabilities)));
  }

  /** Tolerances are made of lengths, too: nothing depends on the unit. */
  @TestFactory
  Stream<DynamicTest> inOtherUnitsOfLength() {
    return Stream.of(1e-6, 1e6)
        .flatMap(unit -> {
          Domain plane = EVERYWHERE.inDimension(2).scaled(unit);
          Gaussian kernel = Gaussian.ofStandardDeviation(unit);
          Normal normal = Normal.isotropic(unit * unit, unit, -unit);
          Energy mmd = Mmd.to(normal, kernel);
          Experiment euler =
              Experiment.of(explicit(wasserstein()))
                  .on(d -> mmd)
                  .tau(0.1 * unit * unit)
                  .ofOrder(1)
                  .discretising(wasserstein());
          return Stream.of(
              holds("kernel, " + unit, () -> Laws.of((Radial) kernel, plane)),
              holds("energy, " + unit, () -> Laws.of(mmd, plane)),
              holds("entropy, " + unit, () -> Laws.of(KullbackLeibler.to(normal), plane)),
              holds("transport, " + unit, () -> Laws.of(wasserstein(), plane)),
              holds("reaction, " + unit, () -> Laws.of(mmd(kernel, 0.01).spherical(), plane)),
              holds("scheme, " + unit, () -> Laws.of(euler, plane.ofMassOne())),
              holds("target, " + unit, () -> Laws.of((Target) normal, plane)));
        });
  }

  /** An energy that is defined on probabilities only is asked about nothing else. */
  @TestFactory
  Stream<DynamicTest> onProbabilitiesOnly() {
    Energy strict =
        new Altered(Mmd.to(MIXTURE, Gaussian.ofVariance(1))) {
          @Override
          public double value(Particles mu) {
            assertEquals(1, mu.mass(), 1e-9);
            return super.value(mu);
          }
        };
    return Stream.of(holds("energy", () -> Laws.of(strict, PROBABILITIES.inDimension(2))));
  }

  @Test
  void accuracyIsWhatTheDomainSays() {
    Energy rounded =
        new Altered(Mmd.to(MIXTURE, Gaussian.ofVariance(1))) {
          @Override
          public double value(Particles mu) {
            return (float) super.value(mu);
          }
        };
    Domain plane = EVERYWHERE.inDimension(2);
    assertFalse(Laws.violated(Laws.of(rounded, plane)).isEmpty());
    Vector<Verdict> violated = Laws.violated(Laws.of(rounded, plane.accurateTo(Math.ulp(1f))));
    assertEquals(Vector.empty(), violated);
  }

  @TestFactory
  Stream<DynamicTest> flows() {
    Domain plane = PROBABILITIES.inDimension(2);
    Gaussian kernel = Gaussian.ofVariance(1);
    Energy mmd = Mmd.to(MIXTURE, kernel);
    return Stream.of(
            AsInPaper.ift(kernel, mmd, 0.1, 0.1, 1e-6),
            AsInPaper.noisyMmdFlow(Mmd.sampled(MIXTURE, kernel, 10), 0.1, 0.5),
            AsInIftFlow.ift(mmd, 0.1, 0.1),
            Splitting.of(wasserstein().plus(hellinger().spherical()), mmd).strang().tau(0.1))
        .map(step -> holds(step.toString(), () -> Laws.of(step, plane)));
  }

  @TestFactory
  Stream<DynamicTest> targets() {
    Domain plane = EVERYWHERE.inDimension(2);
    Density quartic =
        Density.of(
            2,
            x -> -Math.pow(x[0], 4) - x[1] * x[1],
            x -> new double[] {-4 * Math.pow(x[0], 3), -2 * x[1]});
    return Stream.<Target>of(MIXTURE, Normal.isotropic(2, 1, 1), SAMPLES, quartic)
        .map(target -> holds(target.getClass().getSimpleName(), () -> Laws.of(target, plane)));
  }
}
