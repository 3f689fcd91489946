package org.onsager.scheme;

import org.onsager.geometry.Geometry;
import org.onsager.geometry.Metric;
import org.onsager.geometry.Reaction;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Radial;
import org.onsager.step.Controller;

/** Where adaptive step sizes start, in units of the kernel. */
final class ProximalStarts {

  /**
   * An MMD energy is of the size k(0), so displacements of size l take times of size l^2 / k(0).
   */
  private static final double TRANSPORT = 100;

  /** Metric and energy have the same unit. Small: early weights would undo what transport mends. */
  private static final double REACTION = 0.003;

  private ProximalStarts() {}

  /** {@code 100 l^2 / k(0)}, a flow time. */
  static double transport(Radial kernel) {
    return TRANSPORT * Bandwidth.lengthScaleSquared(kernel) / kernel.profile(0);
  }

  /**
   * The controller of a leaf: beside a transport of the first tau above, a reaction starts at
   * 0.003.
   */
  static Controller reaction(Geometry leaf) {
    return leaf instanceof Reaction reaction
        ? reaction
            .metric()
            .flatMap(Metric::kernel)
            .map(ProximalStarts::starting)
            .getOrElse(Controller.exactReaction())
        : Controller.exactReaction();
  }

  private static Controller starting(Radial kernel) {
    return Controller.exactReaction().startingAt(REACTION / transport(kernel));
  }
}
