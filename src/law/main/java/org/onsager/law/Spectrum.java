package org.onsager.law;

import io.vavr.control.Option;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues of small symmetric matrices. */
final class Spectrum {

  private Spectrum() {}

  /**
   * The eigenvalues, in no order, each to an ulp of the largest one, or a few. O(n^3).
   *
   * <p>Of a matrix of low rank, rounding is most of what is left when it is tridiagonal, and the QR
   * iteration, which compares neighbours, may never end there; a shift by one makes them large.
   */
  static double[] of(double[] matrix, int n) {
    // Squares of the entries must neither overflow nor underflow.
    double largest = Arrays.stream(matrix).map(Math::abs).max().getAsDouble();
    int exponent = largest > 0 ? Math.getExponent(largest) : 0;
    double[] unit = Arrays.stream(matrix).map(m -> Math.scalb(m, -exponent)).toArray();
    double[] values =
        shifted(unit, n, 0)
            .orElse(() -> shifted(unit, n, 1))
            .getOrElseThrow(() ->
                new ArithmeticException("the eigenvalues of a %d by %d matrix".formatted(n, n)));
    return Arrays.stream(values).map(value -> Math.scalb(value, exponent)).toArray();
  }

  /** The eigenvalues of {@code A = (A + c I) - c I}, if the iteration for the sum ends. */
  private static Option<double[]> shifted(double[] matrix, int n, double shift) {
    double[] sum = matrix.clone();
    for (int i = 0; i < n; i++) {
      sum[i * n + i] += shift;
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    return Option.when(
        eigen.decompose(new DMatrixRMaj(n, n, true, sum)),
        () -> {
          double[] values = new double[n];
          Arrays.setAll(values, i -> eigen.getEigenvalue(i).getReal() - shift);
          return values;
        });
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
