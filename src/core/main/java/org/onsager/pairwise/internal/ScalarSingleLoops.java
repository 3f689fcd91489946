package org.onsager.pairwise.internal;

import org.onsager.kernel.Radial;
import org.onsager.solve.internal.Blocks;

/** {@link ScalarLoops} over floats. */
public final class ScalarSingleLoops implements Loops {

  private static final int LANES = 256;

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
    return Rows.Layout.SINGLES_APART;
  }

  @Override
  public Pass squares(int k, boolean pair) {
    return pair
        ? panel -> {
          ScalarSingleDifferences.square(panel, k);
          ScalarSingleDifferences.addSquare(panel, k + 1);
        }
        : panel -> ScalarSingleDifferences.square(panel, k);
  }

  @Override
  public Pass moreSquares(int k, boolean pair) {
    return pair
        ? panel -> {
          ScalarSingleDifferences.addSquare(panel, k);
          ScalarSingleDifferences.addSquare(panel, k + 1);
        }
        : panel -> ScalarSingleDifferences.addSquare(panel, k);
  }

  @Override
  public Pass products() {
    return ScalarSingleProducts::squaredDistances;
  }

  @Override
  public Pass profile(Radial radial, int squares, int phi, int psi) {
    return ScalarSingleProfiles.of(radial, squares, phi, psi);
  }

  @Override
  public Pass combine(int to, double factor, int from, boolean fresh) {
    float single = (float) factor;
    return fresh
        ? panel -> ScalarSingleSums.scale(panel, to, single, from)
        : panel -> ScalarSingleSums.add(panel, to, single, from);
  }

  @Override
  public Pass sum(int phi, int column, int row) {
    return panel -> ScalarSingleSums.sum(panel, phi, column, row);
  }

  @Override
  public Pass sumAndWeigh(int phi) {
    return panel -> ScalarSingleSums.sumAndWeigh(panel, phi);
  }

  @Override
  public Pass weigh(int psi) {
    return panel -> ScalarSingleSums.weigh(panel, psi);
  }

  @Override
  public Pass gradient(int k, boolean pair, int psi) {
    return pair
        ? panel -> {
          ScalarSingleDifferences.gradient(panel, k, psi);
          ScalarSingleDifferences.gradient(panel, k + 1, psi);
        }
        : panel -> ScalarSingleDifferences.gradient(panel, k, psi);
  }

  @Override
  public Pass update(int psi) {
    return panel -> ScalarSingleProducts.update(panel, psi);
  }

  @Override
  public Pass vectors(int phi, int row) {
    return panel -> ScalarSingleProducts.vectors(panel, phi, row);
  }
}
