package org.onsager.pairwise;

import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.kernel.Radial;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;
import org.onsager.measure.Room;
import org.onsager.solve.Cholesky;

/**
 * A regularised Gram matrix {@code K + ridge I}, {@code K_ij = W(x_i, x_j)}.
 *
 * @param count n
 * @param entries n * n entries of K, row by row, symmetric, without the ridge
 * @param ridge {@code >= 0}
 */
public record Gram(int count, Block entries, double ridge) {

  /** What to use where the matrix does not fit. */
  static final String INSTEAD = "Use fewer particles, or an energy and a reaction of sums.";

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if there are not n * n entries or the ridge is negative or not
   *     finite
   */
  public Gram {
    entries.requireLength("entries", length(count));
    Require.nonNegative("ridge", ridge);
  }

  /**
   * The Gram matrix of points. O(n^2 d); nothing is computed where the entries are those that this
   * thread made last, of the same {@code Points} object and an equal function, and are still in
   * use.
   *
   * @param radial the function W
   * @param points n points
   * @param ridge what is added to the diagonal, {@code >= 0}
   * @return the matrix
   */
  public static Gram of(Radial radial, Points points, double ridge) {
    return new Gram(points.count(), LastMatrix.of(radial, points), ridge);
  }

  /**
   * The matrix {@code W(x_i, y_j)} of all pairs of two sets of points. O(n m d).
   *
   * @param radial the function W
   * @param rows n points x
   * @param columns m points y of the same dimension
   * @return n * m entries, row by row
   * @throws IllegalArgumentException if dimensions do not match
   */
  public static Block between(Radial radial, Points rows, Points columns) {
    return Providers.matrices().gram(radial, rows, columns);
  }

  /**
   * The product {@code (K + ridge I) v}. O(n^2).
   *
   * @param vector n entries
   * @return n entries
   */
  public Block times(Block vector) {
    vector.requireLength("vector", count);
    double[] k = entries.borrowReadOnly();
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
    return new Gram(count, entries.plus(1, other.entries), ridge + other.ridge);
  }

  /**
   * A multiple, the ridge included.
   *
   * @param factor {@code >= 0} where there is a ridge
   * @return the multiple
   */
  public Gram times(double factor) {
    return new Gram(count, entries.map(e -> factor * e), factor * ridge);
  }

  /**
   * The combination {@code a A + b B} of two matrices of the same size, ridges included, in one
   * pass.
   *
   * @param a the factor of this one
   * @param other another matrix
   * @param b its factor
   * @return n * n entries, row by row
   */
  public Block combined(double a, Gram other, double b) {
    other.entries.requireLength("entries of other", entries.length());
    return Block.build(
        entries.length(),
        out -> {
          double[] own = entries.borrowReadOnly();
          double[] others = other.entries.borrowReadOnly();
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
   * @return {@code K + ridge I}, row by row, a fresh array
   */
  public double[] toArray() {
    return shifted(0);
  }

  private static int length(int count) {
    return Room.forDoubles("the Gram matrix", count, count, INSTEAD);
  }

  private double[] shifted(double shift) {
    double[] matrix = entries.toArray();
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
    double largest = Arrays.stream(entries.borrowReadOnly()).map(Math::abs).max().orElse(0);
    Option<Cholesky> factor = factor(0);
    double shift = largest;
    for (int tries = 0; factor.isEmpty() && tries < 8; tries++) {
      factor = factor(shift);
      shift *= 4;
    }
    return factor;
  }
}
