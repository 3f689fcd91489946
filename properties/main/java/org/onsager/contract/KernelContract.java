package org.onsager.contract;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.onsager.kernel.Kernel;
import org.onsager.law.KernelLaws;
import org.onsager.law.KernelSpectrum;
import org.onsager.law.Trial;

/**
 * The laws of kernels. Scale the domain to the length of the kernel; a kernel with a kink at
 * distance zero says so by {@code Domain.everywhere().withKinks()}.
 *
 * @see KernelLaws
 * @see KernelSpectrum
 */
public interface KernelContract extends Contract<Kernel> {

  /** Each tries seven lattices of thousands of points. */
  int LATTICES = 20;

  /**
   * {@code k(x, y) = k(y, x)}.
   *
   * @param trial the particles
   * @see KernelLaws#symmetric
   */
  @Property(tries = TRIES)
  default void symmetric(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelLaws.symmetric(subject(), trial), trial);
  }

  /**
   * The profile and its derivative are numbers, up to infinite distances.
   *
   * @param trial the particles
   * @see KernelLaws#neverNaN
   */
  @Property(tries = TRIES)
  default void neverNaN(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelLaws.neverNaN(subject(), trial), trial);
  }

  /**
   * Gram matrices have no negative eigenvalue, on zero-sum vectors if that is what the type claims.
   *
   * @param trial the particles
   * @see KernelLaws#semidefinite
   */
  @Property(tries = TRIES)
  default void semidefinite(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelLaws.semidefinite(subject(), trial), trial);
  }

  /**
   * The spectrum is nowhere negative, in every dimension of the domain.
   *
   * @param trial the particles
   * @see KernelSpectrum#spectrum
   */
  @Property(tries = LATTICES)
  default void spectrum(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelSpectrum.spectrum(subject(), trial), trial);
  }

  /**
   * The derivative of the profile is its derivative.
   *
   * @param trial the particles
   * @see KernelLaws#slope
   */
  @Property(tries = TRIES)
  default void slope(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelLaws.slope(subject(), trial), trial);
  }

  /**
   * The fast sums agree with a loop over pairs.
   *
   * @param trial the particles
   * @see KernelLaws#sums
   */
  @Property(tries = TRIES)
  default void sums(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelLaws.sums(subject(), trial), trial);
  }

  /**
   * The second derivative of the profile, where there is one, is the derivative of the first.
   *
   * @param trial the particles
   * @see KernelLaws#curvature
   */
  @Property(tries = TRIES)
  default void curvature(@ForAll("trials") Trial trial) {
    Hold.that(this, KernelLaws.curvature(subject(), trial), trial);
  }
}
