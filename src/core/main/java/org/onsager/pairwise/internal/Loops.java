package org.onsager.pairwise.internal;

import java.util.List;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.solve.internal.Blocks;

/**
 * The arithmetic of one provider: makes the passes that sums are composed of, and says which shapes
 * it likes.
 *
 * <p>Every provider does the same floating-point operations on every pair, in the same order:
 * additions, fused multiply-adds, divisions and square roots, which are exactly defined. So all
 * providers give the same digits, on any processor.
 */
public interface Loops {

  /** How the log calls it. */
  String name();

  /** Queries a panel, for sums by differences or by products. */
  int lanes(boolean products);

  /** Queries a task, a multiple of both numbers of lanes. */
  int queries();

  /** Sources a pass, a divisor of {@link Blocks#UNIT} or a multiple of it. */
  int chunk();

  /** How rows are stored. */
  Rows.Layout layout();

  /** Buffer 0 = the squares of coordinate k, for all pairs; {@code pair}: plus those of k + 1. */
  Pass squares(int k, boolean pair);

  /** Buffer 0 += the same. */
  Pass moreSquares(int k, boolean pair);

  /** Buffer 0 = squared distances by products: {@code max(0, |x|^2 + |z|^2 - 2 x z)}. */
  Pass products();

  /**
   * Profile of a built-in kernel, or of any function: {@code phi} and, where {@code psi >= 0}, its
   * slope without its factor (see {@code Leaf}). Either may overwrite the squared distances.
   */
  Pass profile(Radial radial, int squares, int phi, int psi);

  /** Buffer 0 = the profile of a Gaussian in one dimension; {@code pair}: in two. */
  default List<Pass> lowGaussian(Gaussian gaussian, boolean pair) {
    return List.of(squares(0, pair), profile(gaussian, 0, 0, -1));
  }

  /** {@code to += factor * from}; {@code fresh}: instead of what {@code to} holds. */
  Pass combine(int to, double factor, int from, boolean fresh);

  /** {@code values += w phi}, with the weights and into the row of a column. */
  Pass sum(int phi, int column);

  /** {@code values += w phi, phi = w phi}. */
  Pass sumAndWeigh(int phi);

  /** {@code psi = w psi}. */
  Pass weigh(int psi);

  /** {@code gradients of coordinate k += psi (x - y)}; {@code pair}: and of k + 1. */
  Pass gradient(int k, boolean pair, int psi);

  /**
   * Values and gradients of sums in one dimension; {@code pair}: in two. What it leaves in the
   * buffers is of no use.
   */
  default List<Pass> lowSums(boolean pair, int phi, int psi) {
    return phi == psi
        ? List.of(sumAndWeigh(phi), gradient(0, pair, psi))
        : List.of(sum(phi, 0), weigh(psi), gradient(0, pair, psi));
  }

  /** {@code rows += psi w z}, for all coordinates and for the sum of weights. */
  Pass update(int psi);
}
