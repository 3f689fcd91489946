package org.onsager.pairwise.internal;

import org.onsager.kernel.Radial;
import org.onsager.solve.internal.Blocks;

/**
 * The passes in plain Java: short loops over neighbouring queries, each a row of its own, which the
 * compiler turns into vector instructions.
 */
public final class ScalarLoops implements Loops {

  /** Long enough for loops that the compiler unrolls sixteen times. */
  private static final int LANES = 128;

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int lanes(boolean tiles) {
    return LANES;
  }

  @Override
  public int queries() {
    return LANES;
  }

  @Override
  public int chunk() {
    return Blocks.UNIT;
  }

  @Override
  public Rows.Layout layout() {
    return Rows.Layout.APART;
  }

  @Override
  public Pass squares(int k, boolean pair) {
    return pair
        ? panel -> ScalarDifferences.squarePair(panel, k)
        : panel -> ScalarDifferences.square(panel, k);
  }

  @Override
  public Pass moreSquares(int k, boolean pair) {
    return pair
        ? panel -> ScalarDifferences.addSquarePair(panel, k)
        : panel -> ScalarDifferences.addSquare(panel, k);
  }

  @Override
  public Pass products() {
    return ScalarProducts::squaredDistances;
  }

  @Override
  public Pass profile(Radial radial, int squares, int phi, int psi) {
    return ScalarProfiles.of(radial, squares, phi, psi);
  }

  @Override
  public Pass combine(int to, double factor, int from, boolean fresh) {
    return fresh
        ? panel -> ScalarSums.scale(panel, to, factor, from)
        : panel -> ScalarSums.add(panel, to, factor, from);
  }

  @Override
  public Pass sum(int phi, int column, int row) {
    return panel -> ScalarSums.sum(panel, phi, column, row);
  }

  @Override
  public Pass sumAndWeigh(int phi) {
    return panel -> ScalarSums.sumAndWeigh(panel, phi);
  }

  @Override
  public Pass weigh(int psi) {
    return panel -> ScalarSums.weigh(panel, psi);
  }

  @Override
  public Pass gradient(int k, boolean pair, int psi) {
    return pair
        ? panel -> ScalarDifferences.gradientPair(panel, k, psi)
        : panel -> ScalarDifferences.gradient(panel, k, psi);
  }

  @Override
  public Pass update(int psi) {
    return panel -> ScalarProducts.update(panel, psi);
  }

  @Override
  public Pass vectors(int phi, int row) {
    return panel -> ScalarProducts.vectors(panel, phi, row);
  }
}
