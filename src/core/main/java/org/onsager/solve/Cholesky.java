package org.onsager.solve;

import io.vavr.control.Option;
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
    double[] product = new double[count];
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      multiplyFour(i, vector, product);
    }
    for (; i < count; i++) {
      product[i] = row(i, 0, vector, 0);
    }
    return product;
  }

  /** Four rows at once, since the terms of one wait for each other. */
  private void multiplyFour(int i, double[] vector, double[] product) {
    double p = 0;
    double q = 0;
    double r = 0;
    double s = 0;
    for (int j = 0, at = i * count; j <= i; j++, at++) {
      double v = vector[j];
      p += lower[at] * v;
      q += lower[at + count] * v;
      r += lower[at + 2 * count] * v;
      s += lower[at + 3 * count] * v;
    }
    product[i] = p;
    product[i + 1] = row(i + 1, i + 1, vector, q);
    product[i + 2] = row(i + 2, i + 1, vector, r);
    product[i + 3] = row(i + 3, i + 1, vector, s);
  }

  /** The terms of a row from a column on, added in turn to those before. */
  private double row(int i, int from, double[] vector, double before) {
    double sum = before;
    for (int j = from; j <= i; j++) {
      sum += lower[i * count + j] * vector[j];
    }
    return sum;
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
