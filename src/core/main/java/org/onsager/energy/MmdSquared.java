package org.onsager.energy;

import org.onsager.distribution.Embedding;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;
import org.onsager.solve.internal.Compensated;

/**
 * A squared maximum mean discrepancy with a bound of its rounding error.
 *
 * <p>Of sums over pairs, {@link Mmd#bounded}, in units of rounding {@code u = 2^-53} and to first
 * order in u:
 *
 * <ul>
 *   <li>a kernel value {@code phi(s)} has an error of {@code (d + 2) u |s phi'(s)|} from the
 *       squared distance and of at most 4 u |phi(s)| from the function; with {@code |s phi'(s)| <=
 *       |phi(0)| + |phi(s)|}, which holds for every built-in kernel, that is {@code (d + 6) u
 *       (|phi(0)| + |phi(s)|)};
 *   <li>a sum of n products in any order adds {@code n u} of the sum of absolute values (Higham
 *       2002, section 4.2);
 *   <li>the sum over particles is compensated, so it adds {@code 2 u |MMD^2|} alone.
 * </ul>
 *
 * With {@code k0 = |phi(0)|} and the mass m it is at most {@code (n + d + 6) u (w'|K|w + k0 m^2) +
 * e (2 w'|m_pi| + 2 k0 m + |s| + k0) + 2 u |MMD^2|}, e the {@link Embedding#error} of the
 * embedding. The bound is one of the worst case; errors of opposite signs cancel, and the actual
 * error is typically some {@code sqrt(n)} to n times smaller.
 *
 * @param value as computed
 * @param bound {@code >= 0}: the exact value, for the particles and target as they are stored, is
 *     within the bound of it
 */
public record MmdSquared(double value, double bound) {

  /** The unit of rounding, {@code 2^-53}. */
  static final double UNIT = 0x1p-53;

  /**
   * A weighted sum of kernel values at n points of dimension d, relative to the sum of absolute
   * values.
   */
  static double sumError(int n, int d) {
    return (n + d + 6) * UNIT;
  }

  /** By sums over pairs, those of the target by its embedding. */
  static MmdSquared by(RadialKernel kernel, Embedding embedding, Particles mu) {
    Points x = mu.points();
    Block w = mu.weights();
    Block target = embedding.values(x);
    double value = 2 * half(embedding, w, KernelSums.best().values(kernel, x, x, w), target);
    Radial size = Radial.of(s -> Math.abs(kernel.profile(s)), s -> 0);
    double own = w.dot(KernelSums.best().values(size, x, x, w));
    double diagonal = Math.abs(kernel.profile(0));
    double mass = mu.mass();
    double cross = w.dot(target.map(Math::abs)) + diagonal * mass;
    double bound =
        sumError(x.count(), x.dimension()) * (own + diagonal * mass * mass)
            + embedding.error() * (2 * cross + Math.abs(embedding.selfEnergy()) + diagonal)
            + 2 * UNIT * Math.abs(value);
    return new MmdSquared(value, bound);
  }

  /** {@code w'own / 2 - w'target + s / 2} with the self-energy s of the target. */
  static double half(Embedding embedding, Block weights, Block own, Block target) {
    return Compensated.halfDifference(
        embedding.selfEnergy() / 2,
        weights.borrowReadOnly(),
        own.borrowReadOnly(),
        target.borrowReadOnly());
  }

  /**
   * Whether the value is more than rounding.
   *
   * @return true if the bound leaves zero out
   */
  public boolean isResolved() {
    return value > bound;
  }
}
