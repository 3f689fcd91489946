package org.onsager.scheme;

import java.util.function.Function;
import org.onsager.geometry.Geometry;
import org.onsager.geometry.Reaction;
import org.onsager.geometry.Transport;
import org.onsager.step.Controller;
import org.onsager.step.Scheme;

/** Which scheme each leaf of a geometry gets when the geometry is split. */
@FunctionalInterface
public interface LeafSchemes {

  /**
   * The scheme for a leaf.
   *
   * @param leaf a {@link Transport} or a {@link Reaction}
   * @return the scheme
   * @throws IllegalArgumentException if there is none
   */
  Scheme of(Geometry leaf);

  /**
   * Algorithm 1 of the paper: explicit Euler steps of transports, the exact step of every reaction
   * that has a metric (the MMD geometries, and yours), the entropic step of every other reaction.
   *
   * @return the schemes
   */
  static LeafSchemes explicit() {
    return withTransport(Leaves.Transports.EXPLICIT);
  }

  /**
   * The same with backtracking transport, which never raises a fixed energy.
   *
   * @return the schemes
   */
  static LeafSchemes backtracking() {
    return withTransport(Leaves.Transports.BACKTRACKING);
  }

  /**
   * The same with noise for the {@code log mu} part of the force: {@link Langevin} for transports
   * with a mobility, explicit steps for those that carry {@code log mu} by themselves.
   *
   * @return the schemes
   */
  static LeafSchemes langevin() {
    return withTransport(Leaves.Transports.LANGEVIN);
  }

  /**
   * A transport scheme of your choice, the exact step of every reaction that has a metric, the
   * entropic step of every other reaction.
   *
   * @param scheme the scheme of a transport
   * @return the schemes
   */
  static LeafSchemes withTransport(Function<Transport, Scheme> scheme) {
    return new Leaves.ByTransport(scheme);
  }

  /**
   * Proximal steps of transports that have a neighbourhood (Wasserstein, and yours), the exact step
   * of reactions that have a metric, each with a step size of its own that grows while steps
   * succeed; backtracking for other transports, the entropic step for other reactions. No step
   * raises a fixed energy, except an entropic one that is too large.
   *
   * <p>With {@code tau = ProximalTransport.startingTau(kernel)} and geometry Wasserstein +
   * spherical MMD the transport starts with {@code 100 l^2 / k(0)} and the reaction with 0.003, a
   * metric that is no Gram matrix ({@link org.onsager.geometry.Metric#kernel}) with tau. Kernels
   * without a length scale have no such start: use {@link #proximal(Effort, Controller,
   * Controller)}.
   *
   * @param effort how hard transports work
   * @return the schemes
   */
  static LeafSchemes proximal(Effort effort) {
    return new Leaves.Proximal(effort);
  }

  /**
   * The same with the standard effort.
   *
   * @return the schemes
   */
  static LeafSchemes proximal() {
    return proximal(Effort.standard());
  }

  /**
   * The same with controllers of your own.
   *
   * @param effort how hard transports work
   * @param transport the controller of transports with a neighbourhood, named {@code transport}
   * @param reaction the controller of reactions with a metric, named {@code reaction}
   * @return the schemes
   */
  static LeafSchemes proximal(Effort effort, Controller transport, Controller reaction) {
    return new Leaves.ControlledProximal(effort, transport, reaction);
  }
}
