package org.onsager.pairwise.internal;

import java.util.ArrayList;
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

  /** Up to so many coordinates, differences take passes of one or two coordinates. */
  int FEW_COORDINATES = 4;

  /** How the log calls it. */
  String name();

  /**
   * Whether differences of so many coordinates go by tiles, whose sources are packed and whose
   * panels are those of products.
   */
  default boolean tilesDifferences(int d) {
    return false;
  }

  /** Queries a panel, for sums by tiles or by one or two coordinates at a time. */
  int lanes(boolean tiles);

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

  /** Buffer 0 = squared distances by differences of d coordinates. */
  default List<Pass> differences(int d) {
    List<Pass> passes = new ArrayList<>(List.of(squares(0, d > 1)));
    for (int k = 2; k < d; k += 2) {
      passes.add(moreSquares(k, k + 1 < d));
    }
    return passes;
  }

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

  /** {@code sums of a row += w phi}, with the weights of a column. */
  Pass sum(int phi, int column, int row);

  /** {@code values += w phi, phi = w phi}. */
  Pass sumAndWeigh(int phi);

  /** {@code psi = w psi}. */
  Pass weigh(int psi);

  /** {@code gradients of coordinate k += psi (x - y)}; {@code pair}: and of k + 1. */
  Pass gradient(int k, boolean pair, int psi);

  /** The same for d coordinates. */
  default List<Pass> gradients(int d, int psi) {
    List<Pass> passes = new ArrayList<>();
    for (int k = 0; k < d; k += 2) {
      passes.add(gradient(k, k + 1 < d, psi));
    }
    return passes;
  }

  /**
   * Values and gradients of sums in one dimension; {@code pair}: in two. What it leaves in the
   * buffers is of no use.
   */
  default List<Pass> lowSums(boolean pair, int phi, int psi) {
    return phi == psi
        ? List.of(sumAndWeigh(phi), gradient(0, pair, psi))
        : List.of(sum(phi, 0, 0), weigh(psi), gradient(0, pair, psi));
  }

  /**
   * Gradients of sums, and sums of vectors, in one dimension; {@code pair}: in two. Weights are the
   * column 0, vectors those that follow and the rows behind the gradients.
   */
  default List<Pass> lowDrift(boolean pair, int phi, int psi) {
    Pass ofGradients = gradient(0, pair, psi);
    return pair
        ? List.of(sum(phi, 1, 3), sum(phi, 2, 4), weigh(psi), ofGradients)
        : List.of(sum(phi, 1, 2), weigh(psi), ofGradients);
  }

  /** {@code rows += psi w z}, for all coordinates and for the sum of weights. */
  Pass update(int psi);

  /** {@code rows += phi u}, from a row on, for all coordinates of packed vectors. */
  Pass vectors(int phi, int row);
}
