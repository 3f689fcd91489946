package org.onsager.pairwise;

import java.util.ArrayList;
import java.util.List;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.Multiple;
import org.onsager.kernel.Radial;
import org.onsager.kernel.Sum;

/**
 * One summand {@code factor * phi} of a radial function, and what the sums need to know about it.
 *
 * @param radial phi; neither a sum nor a multiple
 * @param factor its factor
 * @param slopeFactor the constant c of {@code phi' = c psi}: loops compute psi, c goes to the end
 * @param selfSimilar whether {@code psi = phi}, so that one buffer serves both
 * @param rate a bound of {@code |phi'|} where phi is near 1, that is how much an error of a squared
 *     distance changes the value; infinite where phi' is not bounded, or not known
 */
record Leaf(Radial radial, double factor, double slopeFactor, boolean selfSimilar, double rate) {

  /** The summands of a radial function, sums and multiples taken apart. */
  static List<Leaf> of(Radial radial) {
    List<Leaf> leaves = new ArrayList<>();
    collect(radial, 1, leaves);
    return leaves;
  }

  private static void collect(Radial radial, double factor, List<Leaf> leaves) {
    switch (radial) {
      case Sum sum -> {
        collect(sum.first(), factor, leaves);
        collect(sum.second(), factor, leaves);
      }
      case Multiple multiple -> collect(multiple.kernel(), factor * multiple.factor(), leaves);
      default -> leaves.add(leaf(radial, factor));
    }
  }

  /** Functions that have loops of their own; all others go through profile and slope. */
  private static Leaf leaf(Radial radial, double factor) {
    return switch (radial) {
      case Gaussian g -> new Leaf(g, factor, -g.gamma(), true, g.gamma());
      case InverseMultiquadric q -> {
        double rate = 1 / (2 * q.scale() * q.scale());
        yield new Leaf(q, factor, -rate, false, rate);
      }
      case Matern m -> {
        double rate = m.rate() / (m.order() == Matern.Order.THREE_HALVES ? 2 : 6);
        yield new Leaf(m, factor, -rate, false, rate);
      }
      case Laplace l -> new Leaf(l, factor, -1 / (2 * l.length() * l.length()), false, INFINITE);
      case EnergyDistance e -> new Leaf(e, factor, -0.5, false, INFINITE);
      default -> new Leaf(radial, factor, 1, false, INFINITE);
    };
  }

  private static final double INFINITE = Double.POSITIVE_INFINITY;
}
