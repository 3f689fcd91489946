package org.onsager.solve;

import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecomposition_DDRB_to_DDRM;
import org.onsager.solve.internal.BlockCholesky;

/**
 * The Cholesky factor {@code A = L L'} of a symmetric positive definite matrix, with triangular
 * solves: by EJML, and on all processors from order 512 on.
 */
public final class Cholesky {

  /** From this order on all processors are worth their start. */
  private static final int LARGE = 512;

  private final int count;
  private final double[] lower;

  private Cholesky(int count, double[] lower) {
    this.count = count;
    this.lower = lower;
  }

  /**
   * Factorises a matrix. O(n^3 / 3).
   *
   * @param count n
   * @param symmetric n * n entries, row by row; only the lower triangle is read; not changed
   * @return the factor, or none if the matrix is not positive definite to rounding: if a pivot is
   *     noise
   */
  public static Option<Cholesky> of(int count, double[] symmetric) {
    return overwriting(count, symmetric.clone()).filter(Cholesky::isAboveRounding);
  }

  /**
   * Factorises a matrix that is not needed any more, without a copy. O(n^3 / 3).
   *
   * @param count n
   * @param symmetric n * n entries, row by row; only the lower triangle is read; overwritten
   * @return the factor, which may have a pivot that is noise, or none if there is none
   */
  public static Option<Cholesky> overwriting(int count, double[] symmetric) {
    if (count >= LARGE) {
      return Option.when(
          BlockCholesky.overwrite(count, symmetric), () -> new Cholesky(count, symmetric));
    }
    // EJML's block form: from order 90 on faster than its other forms, twice as fast at 300.
    CholeskyDecomposition_DDRB_to_DDRM blocks = new CholeskyDecomposition_DDRB_to_DDRM(true);
    if (!blocks.decompose(DMatrixRMaj.wrap(count, count, symmetric))) {
      return Option.none();
    }
    double[] lower = blocks.getT(null).data;
    return isFinite(count, lower) ? Option.of(new Cholesky(count, lower)) : Option.none();
  }

  /**
   * EJML lets NaN pass; a NaN or an infinity anywhere in the lower triangle reaches the diagonal.
   */
  private static boolean isFinite(int count, double[] lower) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(lower[i * (count + 1)])) {
        return false;
      }
    }
    return true;
  }

  /**
   * A pivot is known up to n ulp of its diagonal entry, {@code sum_j L_ij^2}: Higham (2002),
   * section 10.1.
   */
  private boolean isAboveRounding() {
    for (int i = 0; i < count; i++) {
      double diagonal = 0;
      for (int j = 0; j <= i; j++) {
        diagonal += lower[i * count + j] * lower[i * count + j];
      }
      double pivot = lower[i * count + i];
      if (!(pivot * pivot > count * Math.ulp(1.0) * diagonal)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Solves {@code A x = b}. O(n^2).
   *
   * @param right b, n entries; not changed
   * @return x
   */
  public double[] solve(double[] right) {
    double[] x = solveLower(right);
    for (int i = count - 1; i >= 0; i--) {
      int row = i * count;
      double value = x[i] / lower[row + i];
      x[i] = value;
      for (int j = 0; j < i; j++) {
        x[j] -= lower[row + j] * value;
      }
    }
    return x;
  }

  /**
   * Solves {@code L x = b}, half of {@link #solve}. O(n^2 / 2).
   *
   * @param right b, n entries; not changed
   * @return x
   */
  public double[] solveLower(double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < count; i++) {
      double sum = x[i];
      int row = i * count;
      for (int j = 0; j < i; j++) {
        sum -= lower[row + j] * x[j];
      }
      x[i] = sum / lower[row + i];
    }
    return x;
  }

  /**
   * Multiplies {@code L v}: standard normal numbers to numbers of covariance A.
   *
   * @param vector n entries; not changed
   * @return the product
   */
  public double[] multiplyLower(double[] vector) {
    return multiplier().apply(vector);
  }

  /**
   * {@link #multiplyLower} for many vectors. Keeps a transposed copy, so that the terms of a row,
   * which wait for each other, are added for many rows at once.
   *
   * @return {@code v -> L v}
   */
  public UnaryOperator<double[]> multiplier() {
    double[] columns = new double[lower.length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        columns[j * count + i] = lower[i * count + j];
      }
    }
    return vector -> {
      double[] product = new double[count];
      for (int j = 0; j < count; j++) {
        addColumn(product, vector[j], columns, j * count, j);
      }
      return product;
    };
  }

  private static void addColumn(
      double[] product, double factor, double[] columns, int column, int from) {
    for (int i = from; i < product.length; i++) {
      product[i] += columns[column + i] * factor;
    }
  }

  /**
   * The logarithm of the determinant of A.
   *
   * @return {@code log det A}
   */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.log(lower[i * count + i]);
    }
    return 2 * sum;
  }
}
