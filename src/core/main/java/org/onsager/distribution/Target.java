package org.onsager.distribution;

import io.vavr.control.Option;
import org.onsager.feature.Features;
import org.onsager.kernel.Kernel;
import org.onsager.measure.Block;

/**
 * A probability measure {@code pi} on {@code R^d}, in the form in which it is known.
 *
 * <p>Checked by {@code TargetContract}.
 */
public interface Target {

  /**
   * The dimension of the space.
   *
   * @return {@code d}
   */
  int dimension();

  /**
   * The kernel mean embedding, where it is known without sampling.
   *
   * @param kernel the kernel
   * @return the embedding, or none
   */
  default Option<Embedding> embedding(Kernel kernel) {
    return Option.none();
  }

  /**
   * The mean modes of a spectrum under the target, where they are known without sampling: what
   * squared MMDs in O(n) need.
   *
   * @return the form; none unless overridden
   */
  default Option<FourierForm> fourierForm() {
    return Option.none();
  }

  /**
   * The mean features, where they are known without sampling.
   *
   * @param features Phi
   * @return {@code int Phi dpi}, or none
   * @throws IllegalArgumentException if the dimension differs
   */
  default Option<Block> meanFeatures(Features features) {
    return Option.none();
  }
}
