package org.onsager.kernel;

/**
 * The first three derivatives of a profile {@code phi(s)}, {@code s = |x - y|^2}, for many s at
 * once: what the kernel Stein discrepancy needs of its kernel, which must be three times
 * differentiable at coincident points, too.
 *
 * @see "org.onsager.law.KernelLaws.derivatives"
 */
@FunctionalInterface
public interface Derivatives {

  /**
   * Adds {@code factor (phi, phi', phi'', phi''')} at {@code s[j]} to {@code sums[0..3][j]}, for
   * {@code 0 <= j < length}.
   *
   * @param factor any number
   * @param s squared distances, {@code >= 0}; not changed
   * @param sums four arrays, added to
   * @param length how many
   */
  void add(double factor, double[] s, double[][] sums, int length);
}
