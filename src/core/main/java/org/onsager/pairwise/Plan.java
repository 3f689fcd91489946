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
 * |y|^2)}. Gradients follow suit, {@code x sum c - sum c y}, over doubles; over floats they come by
 * differences all the same, since what the two sums lose counts with the distance from the centre.
 *
 * @param passes run over every block of pairs
 * @param products distances by products, not differences
 * @param completes whether gradients are products that want {@code x sum c} added
 * @param tiles by products, or by differences that go by tiles, which want a packed source
 * @param triangle whether blocks in which every source comes before every query are left out
 * @param buffers how many buffers the passes use
 * @param sums rows of sums: values, gradients, where these want it the sum of weights, padded to
 *     groups of three, and vectors
 * @param vectors the row of the first coordinate of sums of vectors
 * @param valueFactor times sums of values
 * @param gradientFactor times sums of gradients
 */
record Plan(
    List<Pass> passes,
    boolean products,
    boolean completes,
    boolean tiles,
    boolean triangle,
    int buffers,
    int sums,
    int vectors,
    double valueFactor,
    double gradientFactor) {

  private static final int SQUARES = 0;

  /** Up to here, there are loops that do several passes at once. */
  private static final int LOW_DIMENSION = 2;

  /** Values only, of one or several columns of weights. */
  static Plan values(Loops loops, Radial radial, int d, boolean products, int columns) {
    Builder plan = new Builder(loops, radial, d, false, products).profiles(d);
    for (int column = 0; column < columns; column++) {
      plan.add(loops.sum(plan.phi, column, column));
    }
    plan.sums = columns;
    return plan.build();
  }

  /** Values and gradients. */
  static Plan field(Loops loops, Radial radial, int d, boolean products) {
    Builder plan = new Builder(loops, radial, d, true, products).profiles(d);
    plan.sums = plan.rows(d);
    if (plan.completes) {
      plan.add(loops.sum(plan.phi, 0, 0)).add(loops.update(plan.psi));
      return plan.build();
    }
    if (d <= LOW_DIMENSION) {
      return plan.addAll(loops.lowSums(d == 2, plan.phi, plan.psi)).build();
    }
    if (plan.phi == plan.psi && !plan.tiles) {
      plan.add(loops.sumAndWeigh(plan.phi));
    } else {
      plan.add(loops.sum(plan.phi, 0, 0)).add(loops.weigh(plan.psi));
    }
    return plan.addAll(loops.gradients(d, plan.psi)).build();
  }

  /**
   * Gradients, and sums of vectors. Up to {@link Loops#FEW_COORDINATES} their coordinates are
   * columns of weights, behind those of the gradients; above, they are packed.
   */
  static Plan drift(Loops loops, Radial radial, int d, boolean products) {
    Builder plan = new Builder(loops, radial, d, true, products).profiles(d);
    plan.vectors = plan.rows(d);
    plan.sums = plan.vectors + (packsVectors(d) ? (d + 2) / 3 * 3 : d);
    if (d <= LOW_DIMENSION) {
      return plan.addAll(loops.lowDrift(d == 2, plan.phi, plan.psi)).build();
    }
    if (packsVectors(d)) {
      plan.add(loops.vectors(plan.phi, plan.vectors));
    } else {
      for (int k = 0; k < d; k++) {
        plan.add(loops.sum(plan.phi, 1 + k, plan.vectors + k));
      }
    }
    return plan.completes
        ? plan.add(loops.update(plan.psi)).build()
        : plan.add(loops.weigh(plan.psi)).addAll(loops.gradients(d, plan.psi)).build();
  }

  /** Whether sums of vectors read packed vectors, or columns of weights. */
  static boolean packsVectors(int d) {
    return d > Loops.FEW_COORDINATES;
  }

  /** This plan for a multiple of the results. */
  Plan times(double factor) {
    return new Plan(
        passes,
        products,
        completes,
        tiles,
        triangle,
        buffers,
        sums,
        vectors,
        factor * valueFactor,
        factor * gradientFactor);
  }

  /** Profiles of all pairs, left to the last pass, which is given the buffer and the factor. */
  static Plan matrix(Loops loops, Radial radial, int d, boolean triangle, Store store) {
    Builder plan = new Builder(loops, radial, d, false, false).profiles(d);
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
    final boolean completes;
    final boolean tiles;
    final List<Pass> passes = new ArrayList<>();
    boolean triangle;
    int phi;
    int psi;
    int buffers;
    int sums = 1;
    int vectors;
    double valueFactor = 1;
    double gradientFactor = 2;

    Builder(Loops loops, Radial radial, int d, boolean gradients, boolean products) {
      this.loops = loops;
      this.leaves = Leaf.of(radial);
      this.gradients = gradients;
      this.products = products;
      this.completes = gradients && products && !loops.layout().single();
      this.tiles = products || loops.tilesDifferences(d);
    }

    /** Of values and gradients. */
    int rows(int d) {
      return 1 + (completes ? (d + 3) / 3 * 3 : d);
    }

    Builder add(Pass pass) {
      passes.add(pass);
      return this;
    }

    Builder addAll(List<Pass> more) {
      passes.addAll(more);
      return this;
    }

    Builder distances(int d) {
      return products ? add(loops.products()) : addAll(loops.differences(d));
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
      return new Plan(
          passes,
          products,
          completes,
          tiles,
          triangle,
          buffers,
          sums,
          vectors,
          valueFactor,
          gradientFactor);
    }
  }
}
