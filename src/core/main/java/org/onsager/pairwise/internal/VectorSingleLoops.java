package org.onsager.pairwise.internal;

import java.util.List;
import org.onsager.kernel.Radial;
import org.onsager.solve.internal.Blocks;

/** {@link VectorLoops} over floats: twice as many queries a panel. */
public final class VectorSingleLoops implements Loops {

  /** A multiple of all numbers of lanes up to AVX-512. */
  private static final int QUERIES = 96;

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public boolean tilesDifferences(int d) {
    return d > FEW_COORDINATES;
  }

  @Override
  public int lanes(boolean tiles) {
    return tiles ? VectorSingleProducts.LANES : VectorSingleDifferences.LANES;
  }

  @Override
  public int queries() {
    return QUERIES;
  }

  @Override
  public int chunk() {
    return Blocks.SOURCES;
  }

  @Override
  public Rows.Layout layout() {
    return Rows.Layout.SINGLES_TOGETHER;
  }

  @Override
  public Pass squares(int k, boolean pair) {
    return pair
        ? panel -> {
          VectorSingleDifferences.square(panel, k);
          VectorSingleDifferences.addSquare(panel, k + 1);
        }
        : panel -> VectorSingleDifferences.square(panel, k);
  }

  @Override
  public Pass moreSquares(int k, boolean pair) {
    return pair
        ? panel -> {
          VectorSingleDifferences.addSquare(panel, k);
          VectorSingleDifferences.addSquare(panel, k + 1);
        }
        : panel -> VectorSingleDifferences.addSquare(panel, k);
  }

  @Override
  public List<Pass> differences(int d) {
    return tilesDifferences(d)
        ? List.of(VectorSingleDifferenceTiles::squaredDistances)
        : Loops.super.differences(d);
  }

  @Override
  public Pass products() {
    return VectorSingleProducts::squaredDistances;
  }

  @Override
  public Pass profile(Radial radial, int squares, int phi, int psi) {
    return VectorSingleProfiles.of(radial, squares, phi, psi);
  }

  @Override
  public Pass combine(int to, double factor, int from, boolean fresh) {
    float single = (float) factor;
    return fresh
        ? panel -> VectorSingleSums.scale(panel, to, single, from)
        : panel -> VectorSingleSums.add(panel, to, single, from);
  }

  @Override
  public Pass sum(int phi, int column, int row) {
    return panel -> VectorSingleSums.sum(panel, phi, column, row);
  }

  @Override
  public Pass sumAndWeigh(int phi) {
    return panel -> VectorSingleSums.sumAndWeigh(panel, phi);
  }

  @Override
  public Pass weigh(int psi) {
    return panel -> VectorSingleSums.weigh(panel, psi);
  }

  @Override
  public Pass gradient(int k, boolean pair, int psi) {
    return pair
        ? panel -> {
          VectorSingleDifferences.gradient(panel, k, psi);
          VectorSingleDifferences.gradient(panel, k + 1, psi);
        }
        : panel -> VectorSingleDifferences.gradient(panel, k, psi);
  }

  @Override
  public List<Pass> gradients(int d, int psi) {
    return tilesDifferences(d)
        ? List.of(panel -> VectorSingleDifferenceTiles.gradients(panel, d, psi))
        : Loops.super.gradients(d, psi);
  }

  @Override
  public Pass update(int psi) {
    return panel -> VectorSingleProducts.update(panel, psi);
  }

  @Override
  public Pass vectors(int phi, int row) {
    return panel -> VectorSingleProducts.vectors(panel, phi, row);
  }
}
