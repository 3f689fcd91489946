package org.onsager.preset;

import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.exponentialThenProjection;
import static org.onsager.scheme.Schemes.massWeighted;
import static org.onsager.scheme.Schemes.noisyWithSources;
import static org.onsager.scheme.Schemes.projectedGradient;

import org.onsager.energy.RandomEnergy;
import org.onsager.kernel.Gaussian;
import org.onsager.step.Scheme;
import org.onsager.step.Step;

/**
 * The conventions of the authors' published code (egorgladin/ift_flow), which are not those of
 * Algorithm 1: the energy is {@code MMD^2}, positions descend its gradient and so move in
 * proportion to their weight, weights take one Euclidean step and are projected on the simplex. The
 * updates are sequential: weights see the moved positions.
 *
 * <p>Every method takes {@code F = 1/2 MMD^2} and doubles it, so that rates have the numbers of
 * that code.
 */
public final class AsInIftFlow {

  private AsInIftFlow() {}

  /**
   * The kernel {@code exp(-gamma |x - y|^2)}.
   *
   * @param gamma {@code > 0}, one over squared length
   * @return the kernel
   */
  public static Gaussian kernel(double gamma) {
    return Gaussian.ofGamma(gamma);
  }

  /**
   * MMD flow: {@code x_i -= rate grad_{x_i} MMD^2}.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param positionRate learning rate of the positions
   * @return the step
   */
  public static Step mmdFlow(RandomEnergy halfMmdSquared, double positionRate) {
    return massWeighted(wasserstein()).on(halfMmdSquared.times(2)).tau(positionRate);
  }

  /**
   * MMD flow whose gradient is made and read at perturbed particles.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param positionRate learning rate of the positions
   * @param amplitude standard deviation of the noise
   * @return the step
   */
  public static Step noisyMmdFlow(
      RandomEnergy halfMmdSquared, double positionRate, double amplitude) {
    return noisyWithSources(massWeighted(wasserstein()), amplitude)
        .on(halfMmdSquared.times(2))
        .tau(positionRate);
  }

  /**
   * IFT, {@code ift-mmd}: then {@code w <- project(w + rate 2 (k_pi - K w))}.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param positionRate learning rate of the positions
   * @param weightRate learning rate of the weights
   * @return the step
   */
  public static Step ift(RandomEnergy halfMmdSquared, double positionRate, double weightRate) {
    return step(halfMmdSquared, positionRate, projectedGradient(), weightRate);
  }

  /**
   * IFT with the exponential update, {@code ift-kl}: then {@code w <- project(w exp(rate (k_pi - K
   * w)))}. There is no factor 2 in that code, hence half the rate here.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param positionRate learning rate of the positions
   * @param weightRate learning rate of the weights
   * @return the step
   */
  public static Step iftExponential(
      RandomEnergy halfMmdSquared, double positionRate, double weightRate) {
    return step(halfMmdSquared, positionRate, exponentialThenProjection(), weightRate / 2);
  }

  private static Step step(
      RandomEnergy halfMmdSquared, double positionRate, Scheme reaction, double weightTau) {
    return massWeighted(wasserstein())
        .then(reaction.times(weightTau / positionRate))
        .on(halfMmdSquared.times(2))
        .tau(positionRate);
  }
}
