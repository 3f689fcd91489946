package org.onsager.fuzz;

import java.util.Arrays;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.BlobKullbackLeibler;
import org.onsager.energy.DrMmd;
import org.onsager.energy.Energy;
import org.onsager.energy.EnergyDistanceOnLine;
import org.onsager.energy.Interaction;
import org.onsager.energy.KernelSteinDiscrepancy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.Potential;
import org.onsager.energy.RandomEnergy;
import org.onsager.energy.SinkhornDivergence;
import org.onsager.energy.SlicedEnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.measure.Key;
import org.onsager.measure.Matrix;
import org.onsager.pairwise.KernelSums;

/** Every energy of the library, at the scale of a scene or beside it. */
final class Energies {

  private Energies() {}

  static RandomEnergy of(Chance chance, Scene scene) {
    if (chance.oneIn(12)) {
      return chance.pick(
          () -> Mmd.sampled(normal(chance, scene), scene.kernel(chance), 5),
          () -> SlicedEnergyDistance.sampled(scene.target(), 3));
    }
    Energy energy = one(chance, scene);
    energy = chance.oneIn(4) ? energy.plus(one(chance, scene)) : energy;
    return chance.oneIn(4) ? energy.times(chance.magnitude(300)) : energy;
  }

  private static Energy one(Chance chance, Scene scene) {
    return chance.<Energy>pick(
        () -> Mmd.to(scene.target(), scene.kernel(chance)),
        () -> Mmd.to(scene.target(), scene.positive(chance)).by(KernelSums.singlePrecision()),
        () ->
            Mmd.to(
                GaussianMixture.equal(normal(chance, scene), normal(chance, scene)),
                Gaussian.ofStandardDeviation(scene.length())),
        () -> DrMmd.to(scene.target(), scene.positive(chance), chance.power(-4, 2)),
        () -> KernelSteinDiscrepancy.to(normal(chance, scene), scene.smooth(chance)),
        () ->
            BlobKullbackLeibler.to(
                normal(chance, scene), Gaussian.ofStandardDeviation(scene.length())),
        () ->
            SinkhornDivergence.to(
                scene.target(), chance.power(-2, 2) * scene.length() * scene.length()),
        () ->
            scene.dimension() == 1
                ? EnergyDistanceOnLine.to(scene.target())
                : SlicedEnergyDistance.to(scene.target(), 4, Key.of(chance.seed())),
        () -> Interaction.of(scene.kernel(chance)),
        () -> Interaction.of(Radial.of(s -> s * s / 4 - s / 2, s -> (s - 1) / 2, s -> 0.5)),
        () -> Potential.negativeLog(normal(chance, scene)),
        () -> parabola(scene.dimension(), chance.magnitude(315)),
        () -> barrier(scene.length()),
        () -> KullbackLeibler.to(normal(chance, scene)));
  }

  /** {@code V(x) = stiffness |x|^2 / 2}. */
  private static Energy parabola(int dimension, double stiffness) {
    return Potential.of(
        x -> stiffness * Arrays.stream(x).map(t -> t * t).sum() / 2,
        x -> Arrays.stream(x).map(t -> stiffness * t).toArray(),
        x ->
            Matrix.build(
                dimension,
                dimension,
                hessian -> {
                  for (int k = 0; k < dimension; k++) {
                    hessian[k * (dimension + 1)] = stiffness;
                  }
                }));
  }

  /**
   * {@code V(x) = -log(1 + x_1 / length)}, which is NaN beyond its wall, with a finite gradient.
   */
  private static Energy barrier(double length) {
    return Potential.of(
        x -> -Math.log1p(x[0] / length),
        x -> {
          double[] gradient = new double[x.length];
          gradient[0] = -1 / (length + x[0]);
          return gradient;
        },
        x ->
            Matrix.build(
                x.length,
                x.length,
                hessian -> hessian[0] = 1 / ((length + x[0]) * (length + x[0]))));
  }

  private static Normal normal(Chance chance, Scene scene) {
    double[] mean = scene.target().measure().points().row(0);
    double width = scene.length() * chance.power(-1, 1);
    return Normal.isotropic(width * width, mean);
  }
}
