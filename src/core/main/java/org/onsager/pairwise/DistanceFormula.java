package org.onsager.pairwise;

import static org.onsager.solve.internal.MultiplyAdd.fma;

import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.pairwise.internal.Loops;
import org.onsager.pairwise.internal.Rows;
import org.onsager.pairwise.internal.Source;

/**
 * How squared distances are computed, by differences or by products, and the origin for products.
 *
 * <p>Products compute {@code s = |x|^2 + |y|^2 - 2 x y} with a rounding error of a few {@code eps
 * R^2}, where R bounds the norms, and a kernel changes by at most {@code rate} times that. The
 * coordinates are centred at the mean of the source first, and products are refused where {@code
 * rate R^2} is above {@value #PRODUCTS_UP_TO}: the error of a kernel value then stays below about
 * 2e-13. They are also refused for kernels with a kink at distance zero, which turn an error of eps
 * into one of its square root (Laplace, energy distance), for functions that we do not know, and in
 * low dimensions, where differences cost no more.
 *
 * @param products whether to go by products
 * @param centre d numbers, empty for differences
 */
@SuppressWarnings("ArrayRecordComponent") // private to the sums, never compared
record DistanceFormula(boolean products, double[] centre) {

  /** No products in any dimension. */
  static final DistanceFormula DIFFERENCES = new DistanceFormula(false, new double[0]);

  private static final double PRODUCTS_UP_TO = 512;
  private static final double SINGLE_PRODUCTS_UP_TO = 8;

  /** The faster way that is accurate for these points. */
  static DistanceFormula of(Radial radial, Points query, Points source) {
    double rate = rate(radial);
    if (query.dimension() <= Loops.FEW_COORDINATES || rate == Double.POSITIVE_INFINITY) {
      return DIFFERENCES;
    }
    double[] centre = mean(source);
    double squaredRadii = maximalNorm(query, centre) + maximalNorm(source, centre);
    // also refuses NaN, where norms overflow
    return rate * squaredRadii <= PRODUCTS_UP_TO ? new DistanceFormula(true, centre) : DIFFERENCES;
  }

  /**
   * The same for points that are centred already, with floats ahead: products where the error of a
   * kernel value stays below about {@code 8 * 2^-24}.
   */
  static DistanceFormula inSingles(Radial radial, int d, double squaredRadii) {
    return d > Loops.FEW_COORDINATES && rate(radial) * squaredRadii <= SINGLE_PRODUCTS_UP_TO
        ? new DistanceFormula(true, new double[d])
        : DIFFERENCES;
  }

  private static double rate(Radial radial) {
    double rate = 0;
    for (Leaf leaf : Leaf.of(radial)) {
      rate = Math.max(rate, leaf.rate());
    }
    return rate;
  }

  /** The source as the loops want it, for products or differences, by tiles or not. */
  Source pack(Points source, Block weights, boolean tiles, boolean completes) {
    if (products) {
      return Source.packed(source, weights, centre, completes);
    }
    return tiles ? Source.tiled(source, weights) : Source.plain(source, weights);
  }

  /**
   * The coordinates of some queries as the loops want them, zeros in the lanes that are left over.
   */
  Rows lanes(Points query, int first, int queries, int lanes, Rows.Layout layout) {
    int d = query.dimension();
    double[] x = query.coordinates().borrowReadOnly();
    Rows rows = new Rows(products ? d + 1 : d, lanes, layout);
    if (products) {
      setCentred(rows, x, first, query.count(), queries);
    } else {
      for (int k = 0; k < d; k++) {
        rows.setRow(k, x, k * query.count() + first, queries);
      }
    }
    return rows;
  }

  private void setCentred(Rows rows, double[] x, int first, int stride, int queries) {
    double[] norms = new double[queries];
    double[] row = new double[queries];
    for (int k = 0; k < centre.length; k++) {
      for (int i = 0; i < queries; i++) {
        double z = x[k * stride + first + i] - centre[k];
        norms[i] = fma(z, z, norms[i]);
        row[i] = z;
      }
      rows.setRow(k, row, 0, queries);
    }
    rows.setRow(centre.length, norms, 0, queries);
  }

  static double[] mean(Points points) {
    double[] y = points.coordinates().borrowReadOnly();
    double[] mean = new double[points.dimension()];
    for (int k = 0; k < mean.length; k++) {
      for (int j = 0; j < points.count(); j++) {
        mean[k] += y[k * points.count() + j];
      }
      mean[k] /= points.count();
    }
    return mean;
  }

  static double maximalNorm(Points points, double[] centre) {
    double[] y = points.coordinates().borrowReadOnly();
    double[] norms = new double[points.count()];
    for (int k = 0; k < centre.length; k++) {
      int row = k * norms.length;
      for (int j = 0; j < norms.length; j++) {
        double z = y[row + j] - centre[k];
        norms[j] += z * z;
      }
    }
    double maximum = 0;
    for (double norm : norms) {
      maximum = Math.max(maximum, norm);
    }
    return maximum;
  }
}
