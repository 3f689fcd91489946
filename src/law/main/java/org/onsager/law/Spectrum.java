package org.onsager.law;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of small symmetric matrices. */
final class Spectrum {

  private Spectrum() {}

  /** The eigenvalues, in no order. O(n^3). */
  static double[] of(double[] matrix, int n) {
    // Squares of the entries must neither overflow nor underflow.
    double largest = Arrays.stream(matrix).map(Math::abs).max().getAsDouble();
    int exponent = largest > 0 ? Math.getExponent(largest) : 0;
    double[] unit = Arrays.stream(matrix).map(m -> Math.scalb(m, -exponent)).toArray();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(new DMatrixRMaj(n, n, true, unit))) {
      throw new ArithmeticException("the eigenvalues of a %d by %d matrix".formatted(n, n));
    }
    double[] values = new double[n];
    Arrays.setAll(values, i -> Math.scalb(eigen.getEigenvalue(i).getReal(), exponent));
    return values;
  }

  /** The least eigenvalue. */
  static double least(double[] matrix, int n) {
    return Arrays.stream(of(matrix, n)).min().getAsDouble();
  }

  /** {@code P A P} with the projection P on vectors of zero sum. */
  static double[] centred(double[] matrix, int n) {
    double[] rows = new double[n];
    double[] columns = new double[n];
    double all = 0;
    for (int e = 0; e < matrix.length; e++) {
      rows[e / n] += matrix[e] / n;
      columns[e % n] += matrix[e] / n;
      all += matrix[e] / n / n;
    }
    double[] centred = new double[n * n];
    for (int e = 0; e < matrix.length; e++) {
      centred[e] = matrix[e] - rows[e / n] - columns[e % n] + all;
    }
    return centred;
  }
}
