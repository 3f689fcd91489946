package org.onsager.geometry;

import org.onsager.kernel.Kernel;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.pairwise.KernelSums;

/**
 * Geometries by name, for static import. Wasserstein-Fisher-Rao is {@code
 * wasserstein().plus(hellinger())}, spherical interaction-force transport {@code
 * wasserstein().plus(mmd(kernel, eps).spherical())}.
 */
public final class Geometries {

  private Geometries() {}

  /**
   * The 2-Wasserstein geometry.
   *
   * @return a transport
   */
  public static Wasserstein wasserstein() {
    return new Wasserstein();
  }

  /**
   * The Kalman-Wasserstein geometry, whose mobility is the covariance of the particles.
   *
   * @return a transport
   */
  public static KalmanWasserstein kalmanWasserstein() {
    return new KalmanWasserstein();
  }

  /**
   * The Hellinger geometry, also Fisher-Rao.
   *
   * @return a reaction; {@code spherical()} conserves mass
   */
  public static Hellinger hellinger() {
    return new Hellinger();
  }

  /**
   * The MMD geometry.
   *
   * @param kernel a positive definite kernel
   * @param eps {@code >= 0}, added to the diagonal of the Gram matrix
   * @return a reaction; {@code spherical()} conserves mass
   */
  public static MmdGeometry mmd(PositiveDefiniteKernel kernel, double eps) {
    return new MmdGeometry(kernel, eps);
  }

  /**
   * The spherical MMD geometry, for kernels that are only conditionally positive definite, or not
   * radial, as well.
   *
   * @param kernel a kernel
   * @param eps {@code >= 0}, added to the diagonal of the Gram matrix
   * @return a reaction that conserves mass
   */
  public static SphericalMmd sphericalMmd(Kernel kernel, double eps) {
    return new SphericalMmd(kernel, eps);
  }

  /**
   * The Stein geometry, by the best engine; for another, {@link Stein#by}.
   *
   * @param kernel a kernel
   * @return a transport
   */
  public static Stein stein(PositiveDefiniteKernel kernel) {
    return new Stein(kernel, KernelSums.best());
  }

  /**
   * The kernelised Fisher-Rao geometry, by the best engine; for another, {@link
   * KernelisedFisherRao#by}.
   *
   * @param kernel a positive definite kernel
   * @return a reaction; {@code spherical()} conserves mass
   */
  public static KernelisedFisherRao kernelisedFisherRao(PositiveDefiniteKernel kernel) {
    return new KernelisedFisherRao(kernel, KernelSums.best());
  }
}
