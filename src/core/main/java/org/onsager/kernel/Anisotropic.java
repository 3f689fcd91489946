package org.onsager.kernel;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Require;

/**
 * A kernel behind a linear map, {@code (x, y) -> k(A x, A y)} with gradient {@code A' grad k(A x, A
 * y)}: a length for every axis, correlated axes, or, with fewer rows than columns, a projection. As
 * definite as k, by the coefficients of the mapped points. The map costs O(r d) a pair; where all
 * kernels of a problem share it, map the points instead.
 *
 * <p><i>Source:</i> Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), section
 * 5.1 (automatic relevance determination).
 *
 * @param kernel k, on {@code R^r}
 * @param dimension d
 * @param matrix A, r * d entries, row by row
 */
public record Anisotropic(Kernel kernel, int dimension, Block matrix) implements Kernel {

  /**
   * Validates the map.
   *
   * @throws IllegalArgumentException if A has no row, a part of a row, or an entry that is not
   *     finite
   */
  public Anisotropic {
    Require.atLeast("dimension", dimension, 1);
    Require.atLeast("rows", matrix.length() / dimension, 1);
    matrix.requireLength("matrix", matrix.length() / dimension * dimension);
    for (int e = 0; e < matrix.length(); e++) {
      Require.finite("matrix[" + e + "]", matrix.get(e));
    }
  }

  /**
   * A length for every axis: {@code k(D x, D y)} with D the diagonal matrix of {@code 1 / l_k}.
   *
   * @param kernel k, in units of these lengths, {@code Gaussian.ofStandardDeviation(1)}
   * @param lengths d lengths, {@code > 0}
   * @return the kernel
   * @throws IllegalArgumentException if a length is not positive and finite, or its square leaves
   *     the range of a double
   */
  public static Anisotropic ofLengths(Kernel kernel, double... lengths) {
    int d = lengths.length;
    return new Anisotropic(
        kernel,
        d,
        Block.build(
            d * d,
            diagonal -> {
              for (int k = 0; k < d; k++) {
                diagonal[k * (d + 1)] = 1 / Require.length("lengths[" + k + "]", lengths[k]);
              }
            }));
  }

  /**
   * The kernel behind a matrix.
   *
   * @param kernel k, on {@code R^r}
   * @param rows the r rows of A, d numbers each, copied
   * @return the kernel
   * @throws IllegalArgumentException if there is no row, rows have different lengths, or an entry
   *     is not finite
   */
  public static Anisotropic ofRows(Kernel kernel, double[]... rows) {
    Require.atLeast("rows", rows.length, 1);
    int d = rows[0].length;
    for (double[] row : rows) {
      requireLength("row", row, d);
    }
    return new Anisotropic(
        kernel, d, Block.copyOf(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()));
  }

  @Override
  public double value(double[] x, double[] y) {
    return kernel.value(mapped("x", x), mapped("y", y));
  }

  @Override
  public double[] gradient(double[] x, double[] y) {
    double[] inner = kernel.gradient(mapped("x", x), mapped("y", y));
    double[] a = matrix.borrowReadOnly();
    double[] gradient = new double[dimension];
    for (int r = 0; r < inner.length; r++) {
      for (int k = 0; k < dimension; k++) {
        gradient[k] += a[r * dimension + k] * inner[r];
      }
    }
    return gradient;
  }

  @Override
  public boolean isPositiveDefinite() {
    return kernel.isPositiveDefinite();
  }

  private double[] mapped(String name, double[] x) {
    requireLength(name, x, dimension);
    double[] a = matrix.borrowReadOnly();
    double[] mapped = new double[a.length / dimension];
    for (int r = 0; r < mapped.length; r++) {
      for (int k = 0; k < dimension; k++) {
        mapped[r] += a[r * dimension + k] * x[k];
      }
    }
    return mapped;
  }

  private static void requireLength(String name, double[] x, int d) {
    if (x.length != d) {
      throw new IllegalArgumentException(name + " has dimension " + x.length + ": must be " + d);
    }
  }
}
