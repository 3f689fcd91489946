package org.onsager.law;

/**
 * A law for objects of one kind.
 *
 * @param <S> the kind: kernel, energy, geometry ...
 */
@FunctionalInterface
public interface Law<S> {

  /**
   * Tries the law.
   *
   * @param subject the object
   * @param trial the particles, and the key of everything else that is drawn
   * @return whether the law holds
   */
  Verdict check(S subject, Trial trial);
}
