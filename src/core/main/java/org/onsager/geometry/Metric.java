package org.onsager.geometry;

import io.vavr.control.Option;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.pairwise.Gram;
import org.onsager.pairwise.Support;

/**
 * The metric tensor of a reaction, where it is a matrix G that depends on the points alone: the
 * squared distance of two weightings is {@code (w - v)' G (w - v)}.
 *
 * <p>A metric of your own is a lambda; one that is a Gram matrix is {@link #of}.
 */
@FunctionalInterface
public interface Metric {

  /**
   * The matrix at points. A Gram matrix is {@link Support#gram}; whoever needs none takes {@link
   * Support#points}.
   *
   * @param support n points
   * @return G, n by n, positive definite on changes that the reaction makes
   */
  Gram at(Support support);

  /**
   * The radial kernel whose Gram matrix G is: its length and height tell adaptive steps where to
   * start.
   *
   * @return none unless overridden
   */
  default Option<RadialKernel> kernel() {
    return Option.none();
  }

  /**
   * The regularised Gram matrix of a kernel, {@code K + eps I}.
   *
   * @param kernel the kernel
   * @param eps {@code >= 0}, in the unit of the kernel
   * @return the metric
   */
  static Metric of(Kernel kernel, double eps) {
    return new GramMetric(kernel, eps);
  }
}
