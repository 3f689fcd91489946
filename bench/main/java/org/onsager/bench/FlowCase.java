package org.onsager.bench;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.distribution.GaussianMixture;
import org.onsager.distribution.Normal;
import org.onsager.energy.KullbackLeibler;
import org.onsager.energy.Mmd;
import org.onsager.energy.RandomEnergy;
import org.onsager.geometry.Geometries;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.pairwise.KernelSums;
import org.onsager.preset.AsInIftFlow;
import org.onsager.scheme.Schemes;
import org.onsager.step.State;
import org.onsager.step.Step;

/**
 * The authors' algorithms against n fresh samples, at every iteration, of a mixture of three
 * Gaussians, as in their experiments.
 *
 * @param d dimension
 * @param n particles, and samples
 */
record FlowCase(int d, int n) {

  private static final int COMPONENTS = 3;

  /** Distance of the means from the origin, over the square root of the dimension. */
  private static final double DISTANCE = 2;

  /** Of the kernel in the plane. */
  private static final double VARIANCE = 10;

  private static final double WEIGHT_RATE = 1e-3;
  private static final double STEIN_TAU = 0.1;

  /** As the parameters of benchmarks say it, like {@code 2x100}. */
  static FlowCase parse(String size) {
    String[] numbers = size.split("x", -1);
    return new FlowCase(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** IFT: transport, then projected weights. */
  Step ift() {
    return ift(KernelSums.best());
  }

  /** The same by an engine. */
  Step ift(KernelSums engine) {
    return AsInIftFlow.ift(energy(engine), n, WEIGHT_RATE);
  }

  /** Transport alone. */
  Step mmdFlow() {
    return AsInIftFlow.mmdFlow(energy(KernelSums.best()), n);
  }

  /** Stein variational gradient descent to the mixture. */
  Step svgd() {
    return Schemes.explicit(Geometries.stein(Gaussian.ofVariance(d)))
        .on(KullbackLeibler.to(mixture()))
        .tau(STEIN_TAU);
  }

  State start() {
    Normal standard = Normal.isotropic(1, new double[d]);
    return State.start(Particles.uniform(standard.sample(n, Key.of(2))), Key.of(3));
  }

  /** The state after one more step. */
  static State after(Step step, State state) {
    return step.apply(state)
        .getOrElseThrow(failure -> new IllegalStateException(failure.message()));
  }

  private RandomEnergy energy(KernelSums engine) {
    double length = d == 2 ? Math.sqrt(VARIANCE) : Family.length(d);
    return Mmd.sampled(mixture(), Gaussian.ofStandardDeviation(length), n, engine);
  }

  private GaussianMixture mixture() {
    return GaussianMixture.equal(
        IntStream.range(0, COMPONENTS)
            .mapToObj(component -> Normal.isotropic(1, mean(component)))
            .toArray(Normal[]::new));
  }

  private double[] mean(int component) {
    double[] mean = Key.of(1).fold(component).normals(d).toArray();
    double norm = Math.sqrt(Arrays.stream(mean).map(x -> x * x).sum());
    return Arrays.stream(mean).map(x -> DISTANCE * Math.sqrt(d) * x / norm).toArray();
  }
}
