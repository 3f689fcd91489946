package org.onsager.examples;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.kalmanWasserstein;
import static org.onsager.geometry.Geometries.kernelisedFisherRao;
import static org.onsager.geometry.Geometries.mmd;
import static org.onsager.geometry.Geometries.stein;
import static org.onsager.geometry.Geometries.wasserstein;

import io.vavr.collection.Vector;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Samples;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.energy.DrMmd;
import org.onsager.energy.Energy;
import org.onsager.energy.KernelSteinDiscrepancy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.geometry.Geometry;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.scheme.GaussNewtonJko;
import org.onsager.scheme.LeafSchemes;
import org.onsager.scheme.Splitting;
import org.onsager.step.BoundScheme;

/**
 * A flow of the zoo: a geometry and an energy.
 *
 * @param name the name of the flow
 * @param energy what falls along it
 * @param scheme geometry and energy as a scheme
 * @param tau the step size
 * @param steps how many
 */
record ZooFlow(String name, Energy energy, BoundScheme scheme, double tau, int steps) {

  static final Gaussian KERNEL = Gaussian.ofVariance(3);
  private static final Gaussian BLOB = Gaussian.ofStandardDeviation(0.3);
  private static final double EPS = 1e-4;
  private static final int STEPS = 300;

  /** The flows, each a line of the same algebra. */
  static Vector<ZooFlow> all(GaussianMixture target, Samples samples) {
    Mmd mmd = Mmd.to(target, KERNEL);
    var blob = BlobKullbackLeibler.to(target, BLOB);
    var kl = KullbackLeibler.to(target);
    var ksd = KernelSteinDiscrepancy.to(target, KERNEL);
    var sinkhorn = SinkhornDivergence.to(samples, 0.1, 1e-6);
    var sliced = SlicedEnergyDistance.to(samples, 50, Key.of(5));
    var chiSquared = DrMmd.to(samples, KERNEL, 0.1);
    var birthDeath = hellinger().spherical();
    // @start region="leaves"
    var shk = wasserstein().plus(birthDeath);
    var langevin = Splitting.of(shk, blob).with(LeafSchemes.langevin()).with(wasserstein(), kl);
    var stein = stein(KERNEL).times(4);
    var svgd = Splitting.of(stein.plus(birthDeath), blob).with(stein, kl);
    // @end
    return Vector.of(
        split("MMD flow", wasserstein(), mmd, 10),
        split("sliced energy distance", wasserstein(), sliced, 1),
        // Half of an exact Newton step where transport maps are affine: thirty are enough.
        new ZooFlow(
            "Sinkhorn divergence", sinkhorn, Splitting.of(wasserstein(), sinkhorn).lie(), 0.5, 30),
        split("DrMMD", wasserstein(), chiSquared, 1),
        split("KSD descent", wasserstein(), ksd, 1),
        new ZooFlow("SVGD", blob, Splitting.of(stein(KERNEL), kl).lie(), 0.2, STEPS),
        new ZooFlow("SVGD + birth-death", blob, svgd.lie(), 0.05, STEPS),
        noisy("Langevin", wasserstein(), blob, kl),
        noisy("interacting Langevin", kalmanWasserstein(), blob, kl),
        new ZooFlow("Langevin + birth-death", blob, langevin.lie(), 0.05, STEPS),
        split("blob Fokker-Planck", wasserstein(), blob, 0.2),
        split("birth-death", birthDeath, blob, 0.05),
        split("WFR", shk, blob, 0.05),
        split(
            "kernelised WFR", wasserstein().plus(kernelisedFisherRao(KERNEL).spherical()), mmd, 10),
        split("IFT", wasserstein().plus(mmd(KERNEL, EPS).spherical().times(0.1)), mmd, 10),
        new ZooFlow(
            "Gauss-Newton JKO", mmd, GaussNewtonJko.atScaleOf(KERNEL).on(mmd), 1, STEPS / 3));
  }

  private static ZooFlow noisy(
      String name, Geometry geometry, Energy shown, KullbackLeibler energy) {
    return new ZooFlow(
        name,
        shown,
        Splitting.of(geometry, energy).with(LeafSchemes.langevin()).lie(),
        0.05,
        STEPS);
  }

  private static ZooFlow split(String name, Geometry geometry, Energy energy, double tau) {
    return new ZooFlow(
        name,
        energy,
        Splitting.of(geometry, energy).with(LeafSchemes.backtracking()).lie(),
        tau,
        STEPS);
  }
}
