package org.onsager.pairwise;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Room;
import org.onsager.solve.Cholesky;

/**
 * A regularised Gram matrix {@code K + ridge I}, {@code K_ij = W(x_i, x_j)}.
 *
 * @param entries K, n by n, symmetric, without the ridge
 * @param ridge {@code >= 0}
 */
public record Gram(Matrix entries, double ridge) {

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if the matrix is not square, or the ridge is negative or not
   *     finite
   */
  public Gram {
    entries.requireShape("entries", entries.rows(), entries.rows());
    Require.nonNegative("ridge", ridge);
  }

  /**
   * The Gram matrix of points. O(n^2 d).
   *
   * @param radial the function W
   * @param points n points
   * @param ridge what is added to the diagonal, {@code >= 0}
   * @return the matrix
   */
  public static Gram of(Radial radial, Points points, double ridge) {
    return new Gram(Providers.matrices().gram(radial, points), ridge);
  }

  /**
   * The matrix {@code W(x_i, y_j)} of all pairs of two sets of points. O(n m d).
   *
   * @param radial the function W
   * @param rows n points x
   * @param columns m points y of the same dimension
   * @return n by m entries
   * @throws IllegalArgumentException if dimensions do not match
   */
  public static Matrix between(Radial radial, Points rows, Points columns) {
    return Providers.matrices().gram(radial, rows, columns);
  }

  /**
   * The number of points.
   *
   * @return n
   */
  public int count() {
    return entries.rows();
  }

  /**
   * The product {@code (K + ridge I) v}. O(n^2).
   *
   * @param vector n entries
   * @return n entries
   */
  public Block times(Block vector) {
    int count = count();
    vector.requireLength("vector", count);
    double[] k = entries.block().borrowReadOnly();
    double[] v = vector.borrowReadOnly();
    return Block.build(
        count,
        product -> {
          for (int i = 0; i < count; i++) {
            product[i] = ridge * v[i];
          }
          for (int j = 0; j < count; j++) {
            addRow(product, v[j], k, j * count);
          }
        });
  }

  /** A column, which is a row, because the matrix is symmetric; rows are added by vectors. */
  private static void addRow(double[] product, double factor, double[] k, int row) {
    for (int i = 0; i < product.length; i++) {
      product[i] += k[row + i] * factor;
    }
  }

  /**
   * The quadratic form {@code v' (K + ridge I) v}. O(n^2).
   *
   * @param vector n entries
   * @return the form; negative only by rounding where the matrix is positive semidefinite
   */
  public double form(Block vector) {
    return vector.dot(times(vector));
  }

  /**
   * The sum of two matrices of the same size; ridges add.
   *
   * @param other another matrix
   * @return the sum
   */
  public Gram plus(Gram other) {
    return new Gram(entries.plus(1, other.entries), ridge + other.ridge);
  }

  /**
   * This matrix with more on its diagonal.
   *
   * @param more {@code >= 0}
   * @return the matrix; shares the entries
   */
  public Gram plusRidge(double more) {
    return new Gram(entries, ridge + more);
  }

  /**
   * A multiple, the ridge included.
   *
   * @param factor {@code >= 0} where there is a ridge
   * @return the multiple
   */
  public Gram times(double factor) {
    return new Gram(entries.map(e -> factor * e), factor * ridge);
  }

  /**
   * The combination {@code a A + b B} of two matrices of the same size, ridges included, in one
   * pass.
   *
   * @param a the factor of this one
   * @param other another matrix
   * @param b its factor
   * @return n by n entries
   */
  public Matrix combined(double a, Gram other, double b) {
    int count = count();
    other.entries.requireShape("entries of other", count, count);
    return Matrix.build(
        count,
        count,
        out -> {
          double[] own = entries.block().borrowReadOnly();
          double[] others = other.entries.block().borrowReadOnly();
          for (int e = 0; e < out.length; e++) {
            out[e] = a * own[e] + b * others[e];
          }
          double sum = a * ridge + b * other.ridge;
          for (int i = 0; i < count; i++) {
            out[i * (count + 1)] += sum;
          }
        });
  }

  /**
   * The whole matrix.
   *
   * @return {@code K + ridge I}
   */
  public Matrix regularised() {
    return ridge == 0
        ? entries
        : Matrix.build(
            count(), count(), out -> System.arraycopy(shifted(0), 0, out, 0, out.length));
  }

  private double[] shifted(double shift) {
    int count = count();
    double[] matrix = entries.block().toArray();
    for (int e = 0; e < matrix.length; e++) {
      matrix[e] += shift;
    }
    for (int i = 0; i < count; i++) {
      matrix[i * (count + 1)] += ridge;
    }
    return matrix;
  }

  /**
   * The Cholesky factor of {@code K + ridge I + shift 1 1'}. O(n^3 / 3).
   *
   * @param shift what is added to every entry: on zero-sum vectors it changes nothing
   * @return the factor, or none if the matrix is not positive definite to rounding
   * @throws org.onsager.measure.Trouble if it does not fit
   */
  public Option<Cholesky> factor(double shift) {
    int count = count();
    // The matrix, its shifted form, a copy to factorise, and the factor.
    Room.forDoubles(
        "the factor of the Gram matrix", count, count, 4, "Use fewer particles, or no metric.");
    return Cholesky.of(count, shifted(shift));
  }

  /**
   * The factor with the least tried shift that makes the matrix positive definite: 0 first, then
   * growing powers of four of the largest entry. A kernel that is conditionally positive definite
   * needs one.
   *
   * @return the factor, or none if no shift helps because points coincide
   */
  public Option<Cholesky> factorOnZeroSum() {
    double largest = Arrays.stream(entries.block().borrowReadOnly()).map(Math::abs).max().orElse(0);
    Option<Cholesky> factor = factor(0);
    double shift = largest;
    for (int tries = 0; factor.isEmpty() && tries < 8; tries++) {
      factor = factor(shift);
      shift *= 4;
    }
    return factor;
  }
}
