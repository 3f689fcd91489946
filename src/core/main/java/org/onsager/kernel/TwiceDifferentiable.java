package org.onsager.kernel;

/**
 * A radial function whose mixed second derivatives exist and are continuous, coincident points
 * included: {@code d_a d'_b W(x, y) = -4 phi''(s) z_a z_b - 2 phi'(s) [a = b]} with {@code z = x -
 * y}, {@code s = |z|^2}.
 *
 * <p>That needs a finite {@code phi'(0)}, which is asked, and {@code s phi''(s) -> 0} as s tends to
 * 0; {@code phi''(0)} itself may be infinite (Matern 3/2) and is not asked. Laplace and
 * energy-distance kernels have no finite {@code phi'(0)}.
 */
public interface TwiceDifferentiable extends Radial {

  /**
   * The second derivative {@code phi''(s)} with respect to the squared distance.
   *
   * @param squaredDistance {@code s > 0}, possibly infinite
   * @return {@code phi''(s)}
   */
  double curvature(double squaredDistance);
}
