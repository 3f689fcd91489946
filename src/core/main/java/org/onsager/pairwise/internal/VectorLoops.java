package org.onsager.pairwise.internal;

import java.util.List;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.Radial;
import org.onsager.solve.internal.Blocks;

/**
 * The passes on {@code jdk.incubator.vector}: lanes are queries, sources are broadcast, so that
 * nothing is ever added across lanes. Shapes follow the species: two vectors of queries a panel for
 * differences, and tiles of three by three vectors for products, which fit into the sixteen
 * registers of AVX2 as well as into the thirty-two of AVX-512.
 */
public final class VectorLoops implements Loops {

  /** A multiple of all numbers of lanes up to AVX-512; enough work for a task of its own. */
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
    return tiles ? VectorProducts.LANES : VectorDifferences.LANES;
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
    return Rows.Layout.TOGETHER;
  }

  @Override
  public Pass squares(int k, boolean pair) {
    return pair
        ? panel -> VectorDifferences.squarePair(panel, k)
        : panel -> VectorDifferences.square(panel, k);
  }

  @Override
  public Pass moreSquares(int k, boolean pair) {
    return pair
        ? panel -> VectorDifferences.addSquarePair(panel, k)
        : panel -> VectorDifferences.addSquare(panel, k);
  }

  @Override
  public List<Pass> differences(int d) {
    return tilesDifferences(d)
        ? List.of(VectorDifferenceTiles::squaredDistances)
        : Loops.super.differences(d);
  }

  @Override
  public Pass products() {
    return VectorProducts::squaredDistances;
  }

  @Override
  public Pass profile(Radial radial, int squares, int phi, int psi) {
    return VectorProfiles.of(radial, squares, phi, psi);
  }

  @Override
  public List<Pass> lowGaussian(Gaussian gaussian, boolean pair) {
    double a = Profiles.scale(gaussian);
    return List.of(
        pair
            ? panel -> VectorLowDimension.exponentsOfPair(panel, a)
            : panel -> VectorLowDimension.exponents(panel, a),
        panel -> VectorProfiles.powers(panel.buffers[0].all(), panel.count * panel.lanes));
  }

  @Override
  public Pass combine(int to, double factor, int from, boolean fresh) {
    return fresh
        ? panel -> VectorSums.scale(panel, to, factor, from)
        : panel -> VectorSums.add(panel, to, factor, from);
  }

  @Override
  public Pass sum(int phi, int column, int row) {
    return panel -> VectorSums.sum(panel, phi, column, row);
  }

  @Override
  public Pass sumAndWeigh(int phi) {
    return panel -> VectorSums.sumAndWeigh(panel, phi);
  }

  @Override
  public Pass weigh(int psi) {
    return panel -> VectorSums.weigh(panel, psi);
  }

  @Override
  public Pass gradient(int k, boolean pair, int psi) {
    return pair
        ? panel -> VectorDifferences.gradientPair(panel, k, psi)
        : panel -> VectorDifferences.gradient(panel, k, psi);
  }

  @Override
  public List<Pass> lowSums(boolean pair, int phi, int psi) {
    return List.of(
        pair
            ? panel -> VectorLowDimension.sumsOfPair(panel, phi, psi)
            : panel -> VectorLowDimension.sums(panel, phi, psi));
  }

  @Override
  public List<Pass> lowDrift(boolean pair, int phi, int psi) {
    return pair
        ? List.of(panel -> VectorLowDimension.driftOfPair(panel, phi, psi))
        : Loops.super.lowDrift(false, phi, psi);
  }

  @Override
  public List<Pass> gradients(int d, int psi) {
    return tilesDifferences(d)
        ? List.of(panel -> VectorDifferenceTiles.gradients(panel, d, psi))
        : Loops.super.gradients(d, psi);
  }

  @Override
  public Pass update(int psi) {
    return panel -> VectorProducts.update(panel, psi);
  }

  @Override
  public Pass vectors(int phi, int row) {
    return panel -> VectorProducts.vectors(panel, phi, row);
  }
}
