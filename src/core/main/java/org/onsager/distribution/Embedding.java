package org.onsager.distribution;

import io.vavr.control.Option;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * The kernel mean embedding {@code m(x) = int k(x, y) dpi(y)} of a probability {@code pi}.
 *
 * <p><i>Source:</i> Muandet, Fukumizu, Sriperumbudur and Schoelkopf (2017), doi:10.1561/2200000060.
 */
public interface Embedding {

  /**
   * The dimension of the space.
   *
   * @return {@code d}
   */
  int dimension();

  /**
   * The values {@code m(x_i)} and gradients.
   *
   * @param points n points
   * @return n values and n * d gradients, coordinate-major
   * @throws IllegalArgumentException if the dimension differs
   */
  Field at(Points points);

  /**
   * The values {@code m(x_i)} alone.
   *
   * @param points n points
   * @return n values
   * @throws IllegalArgumentException if the dimension differs
   */
  default Block values(Points points) {
    return at(points).values();
  }

  /**
   * The self-energy {@code int int k dpi dpi}.
   *
   * @return the squared norm of the embedding, for positive definite kernels
   */
  double selfEnergy();

  /**
   * How well the embedding is known: its values and its self-energy are in error by at most this,
   * times their absolute value plus {@code |k(x, x)|}. Whoever bounds an error by it must know it.
   *
   * @implSpec {@code (d + 6)^2 2^-53}, which is that of a Gaussian integral in d dimensions, a
   *     factor of order d, a quadratic form and an exponential, of moderate condition
   * @return the relative error, {@code >= 0}
   */
  default double error() {
    double terms = dimension() + 6;
    return terms * terms * 0x1p-53;
  }

  /**
   * The same embedding with sums over samples by an engine, where there are such sums.
   *
   * @param sums the engine
   * @return an embedding as accurate as the engine; this one unless overridden
   */
  default Embedding by(KernelSums sums) {
    return this;
  }

  /**
   * The embedding of the same probability in another kernel, where it is known, too.
   *
   * @param kernel the other kernel
   * @return the embedding; none unless overridden
   */
  default Option<Embedding> in(Kernel kernel) {
    return Option.none();
  }
}
