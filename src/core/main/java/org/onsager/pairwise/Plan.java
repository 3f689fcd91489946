package org.onsager.pairwise;

import java.util.ArrayList;
import java.util.List;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.pairwise.internal.Loops;
import org.onsager.pairwise.internal.Pass;

/**
 * The passes of one sum, in order, and what to do with the results.
 *
 * <p>Squared distances come by differences, exact for any cloud, or by products {@code |x|^2 +
 * |y|^2 - 2 x y}, in half as many operations but with an error of about {@code eps (|x|^2 +
 * |y|^2)}. Slopes and gradients follow suit.
 *
 * @param passes run over every block of pairs
 * @param products by products, not differences
 * @param triangle whether blocks in which every source comes before every query are left out
 * @param buffers how many buffers the passes use
 * @param sums rows of sums: values, gradients, and in products the sum of weights, padded to groups
 *     of three
 * @param valueFactor times sums of values
 * @param gradientFactor times sums of gradients
 */
record Plan(
    List<Pass> passes,
    boolean products,
    boolean triangle,
    int buffers,
    int sums,
    double valueFactor,
    double gradientFactor) {

  private static final int SQUARES = 0;

  /** Up to here, there are loops that do several passes at once. */
  private static final int LOW_DIMENSION = 2;

  /** Values only, of one or several columns of weights. */
  static Plan values(Loops loops, Radial radial, int d, boolean products, int columns) {
    Builder plan = new Builder(loops, radial, false, products).profiles(d);
    for (int column = 0; column < columns; column++) {
      plan.add(loops.sum(plan.phi, column));
    }
    plan.sums = columns;
    return plan.build();
  }

  /** Values and gradients. */
  static Plan field(Loops loops, Radial radial, int d, boolean products) {
    Builder plan = new Builder(loops, radial, true, products).profiles(d);
    plan.sums = 1 + (products ? (d + 3) / 3 * 3 : d);
    if (products) {
      plan.add(loops.sum(plan.phi, 0)).add(loops.update(plan.psi));
      return plan.build();
    }
    if (d <= LOW_DIMENSION) {
      plan.passes.addAll(loops.lowSums(d == 2, plan.phi, plan.psi));
      return plan.build();
    }
    if (plan.phi == plan.psi) {
      plan.add(loops.sumAndWeigh(plan.phi));
    } else {
      plan.add(loops.sum(plan.phi, 0)).add(loops.weigh(plan.psi));
    }
    for (int k = 0; k < d; k += 2) {
      plan.add(loops.gradient(k, k + 1 < d, plan.psi));
    }
    return plan.build();
  }

  /** This plan for a multiple of the results. */
  Plan times(double factor) {
    return new Plan(
        passes, products, triangle, buffers, sums, factor * valueFactor, factor * gradientFactor);
  }

  /** Profiles of all pairs, left to the last pass, which is given the buffer and the factor. */
  static Plan matrix(Loops loops, Radial radial, int d, boolean triangle, Store store) {
    Builder plan = new Builder(loops, radial, false, false).profiles(d);
    plan.add(store.pass(plan.phi, plan.valueFactor));
    plan.triangle = triangle;
    return plan.build();
  }

  /** Makes the last pass of a matrix. */
  @FunctionalInterface
  interface Store {
    Pass pass(int phi, double factor);
  }

  /** Puts passes one after another. */
  private static final class Builder {
    final Loops loops;
    final List<Leaf> leaves;
    final boolean gradients;
    final boolean products;
    final List<Pass> passes = new ArrayList<>();
    boolean triangle;
    int phi;
    int psi;
    int buffers;
    int sums = 1;
    double valueFactor = 1;
    double gradientFactor = 2;

    Builder(Loops loops, Radial radial, boolean gradients, boolean products) {
      this.loops = loops;
      this.leaves = Leaf.of(radial);
      this.gradients = gradients;
      this.products = products;
    }

    Builder add(Pass pass) {
      passes.add(pass);
      return this;
    }

    Builder distances(int d) {
      if (products) {
        return add(loops.products());
      }
      add(loops.squares(0, d > 1));
      for (int k = 2; k < d; k += 2) {
        add(loops.moreSquares(k, k + 1 < d));
      }
      return this;
    }

    Builder profiles(int d) {
      return leaves.size() == 1 ? single(leaves.get(0), d) : distances(d).several();
    }

    /** In place; the constants of one summand cost nothing. */
    private Builder single(Leaf leaf, int d) {
      boolean twoBuffers = gradients && !leaf.selfSimilar();
      phi = twoBuffers ? 1 : SQUARES;
      psi = SQUARES;
      buffers = twoBuffers ? 2 : 1;
      valueFactor = leaf.factor();
      gradientFactor = 2 * leaf.factor() * leaf.slopeFactor();
      if (leaf.radial() instanceof Gaussian gaussian && !products && d <= LOW_DIMENSION) {
        passes.addAll(loops.lowGaussian(gaussian, d == 2));
        return this;
      }
      return distances(d).add(loops.profile(leaf.radial(), SQUARES, phi, twoBuffers ? psi : -1));
    }

    /** Each summand by itself, then added to the sum: one pass over the distances serves all. */
    private Builder several() {
      phi = 1;
      psi = 3;
      int ownPhi = 2;
      int ownPsi = 4;
      buffers = gradients ? 5 : 3;
      for (int i = 0; i < leaves.size(); i++) {
        Leaf leaf = leaves.get(i);
        boolean fresh = i == 0;
        boolean ownSlope = gradients && !leaf.selfSimilar();
        add(loops.profile(leaf.radial(), SQUARES, ownPhi, ownSlope ? ownPsi : -1));
        add(loops.combine(phi, leaf.factor(), ownPhi, fresh));
        if (gradients) {
          double factor = leaf.factor() * leaf.slopeFactor();
          add(loops.combine(psi, factor, ownSlope ? ownPsi : ownPhi, fresh));
        }
      }
      return this;
    }

    Plan build() {
      return new Plan(passes, products, triangle, buffers, sums, valueFactor, gradientFactor);
    }
  }
}
