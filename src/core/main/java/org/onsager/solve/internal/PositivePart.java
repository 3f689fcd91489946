package org.onsager.solve.internal;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The positive part of a small symmetric matrix, {@code sum_k max(lambda_k, 0) v_k v_k'}: the
 * nearest positive semidefinite matrix in the Frobenius norm (EJML).
 *
 * <p><i>Source:</i> Higham (1988), doi:10.1016/0024-3795(88)90223-6.
 */
public final class PositivePart {

  private final double[] matrix;
  private final double largest;

  private PositivePart(double[] matrix, double largest) {
    this.matrix = matrix;
    this.largest = largest;
  }

  /**
   * The positive part of a matrix. O(n^3).
   *
   * @param count n
   * @param symmetric n * n finite entries, row by row; not changed
   * @return the positive part
   * @throws ArithmeticException if the eigenvalues are not found, which finite entries do not cause
   */
  public static PositivePart of(int count, double[] symmetric) {
    if (count == 1) {
      double positive = Math.max(symmetric[0], 0);
      return new PositivePart(new double[] {positive}, positive);
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(count, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(count, count, symmetric.clone()))) {
      throw new ArithmeticException("no eigenvalues found: are all entries finite?");
    }
    double[] sum = new double[count * count];
    double largest = 0;
    for (int k = 0; k < count; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      if (value > 0) {
        largest = Math.max(largest, value);
        addOuter(value, eigen.getEigenVector(k).data, sum);
      }
    }
    return new PositivePart(sum, largest);
  }

  private static void addOuter(double factor, double[] v, double[] sum) {
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        sum[i * v.length + j] += factor * (v[i] * v[j]);
      }
    }
  }

  /**
   * The positive part.
   *
   * @return n * n entries, row by row, a fresh array
   */
  public double[] toArray() {
    return matrix.clone();
  }

  /**
   * The largest eigenvalue of the positive part.
   *
   * @return {@code >= 0}
   */
  public double largest() {
    return largest;
  }
}
