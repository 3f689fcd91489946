package org.onsager.preset;

import static org.onsager.geometry.Geometries.hellinger;
import static org.onsager.geometry.Geometries.sphericalMmd;
import static org.onsager.geometry.Geometries.wasserstein;
import static org.onsager.scheme.Schemes.entropic;
import static org.onsager.scheme.Schemes.exact;
import static org.onsager.scheme.Schemes.explicit;
import static org.onsager.scheme.Schemes.noisyWithSources;

import org.onsager.energy.RandomEnergy;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Kernel;
import org.onsager.step.Step;

/**
 * The conventions of Algorithm 1 of Gladin, Dvurechensky, Mielke and Zhu, arXiv:2405.17075: the
 * energy is {@code F = 1/2 MMD^2}, positions move per unit mass, weights take the exact proximal
 * step.
 */
public final class AsInPaper {

  private AsInPaper() {}

  /**
   * The paper's "Gaussian kernel with bandwidth sigma": sigma is a variance, {@code exp(-|x - y|^2
   * / (2 sigma))}.
   *
   * @param sigma {@code > 0}, squared length
   * @return the kernel
   */
  public static Gaussian kernel(double sigma) {
    return Gaussian.ofVariance(sigma);
  }

  /**
   * MMD flow: explicit Wasserstein, equation 17.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param tau step size of the positions
   * @return the step
   */
  public static Step mmdFlow(RandomEnergy halfMmdSquared, double tau) {
    return explicit(wasserstein()).on(halfMmdSquared).tau(tau);
  }

  /**
   * MMD flow with noise of a given amplitude on query and source points.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param tau step size of the positions
   * @param amplitude standard deviation of the noise
   * @return the step
   */
  public static Step noisyMmdFlow(RandomEnergy halfMmdSquared, double tau, double amplitude) {
    return noisyWithSources(explicit(wasserstein()), amplitude).on(halfMmdSquared).tau(tau);
  }

  /**
   * Spherical interaction-force transport, Algorithm 1: equation 17, then the quadratic program 18.
   *
   * @param kernel the kernel of the energy and of the geometry
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param tau step size of the positions
   * @param eta step size of the weights
   * @param eps regularisation of the Gram matrix, remark 3.1
   * @return the step
   */
  public static Step ift(
      Kernel kernel, RandomEnergy halfMmdSquared, double tau, double eta, double eps) {
    return explicit(wasserstein())
        .then(exact(sphericalMmd(kernel, eps)).times(eta / tau))
        .on(halfMmdSquared)
        .tau(tau);
  }

  /**
   * Wasserstein-Fisher-Rao on the sphere: equation 17, then the entropic step.
   *
   * @param halfMmdSquared {@code F = 1/2 MMD^2}
   * @param tau step size of the positions
   * @param eta step size of the weights
   * @return the step
   */
  public static Step wfr(RandomEnergy halfMmdSquared, double tau, double eta) {
    return explicit(wasserstein())
        .then(entropic(hellinger().spherical()).times(eta / tau))
        .on(halfMmdSquared)
        .tau(tau);
  }
}
