package org.onsager.energy;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Room;
import org.onsager.solve.internal.PositivePart;

/**
 * The second-order model of a composite energy from {@code B Phi} and {@code BJ}: as a factor where
 * its rows are fewer than the unknowns, else as the matrix, which is then the smaller one.
 *
 * @param mu the measure
 * @param rows of B
 * @param values {@code B Phi}, rows * n numbers
 * @param slopes {@code BJ}, rows * d * n numbers
 */
record FeatureModel(Particles mu, int rows, double[] values, double[] slopes) {

  private int n() {
    return mu.count();
  }

  private int displacements() {
    return mu.dimension() * n();
  }

  /** The matrix whose smaller form is given. */
  Curvature curvature() {
    int order = displacements() + n();
    return rows < order
        ? new Curvature.Factor(rows, Block.build(length(order), a -> fill(a, order)))
        : new Curvature.Dense(
            Block.build(GaussNewton.length(n(), mu.dimension()), m -> square(m, order)));
  }

  private int length(int order) {
    return Room.forDoubles(
        "the factor of the model", rows, order, "Use fewer particles or features.");
  }

  private void fill(double[] a, int order) {
    for (int r = 0; r < rows; r++) {
      row(r, a, r * order);
    }
  }

  /** One row of A: {@code w_i} times a displacement, one times a mass change. */
  private void row(int r, double[] to, int at) {
    int n = n();
    double[] w = mu.weights().borrowReadOnly();
    for (int a = 0; a < mu.dimension(); a++) {
      int from = r * displacements() + a * n;
      for (int i = 0; i < n; i++) {
        to[at + a * n + i] = w[i] * slopes[from + i];
      }
    }
    System.arraycopy(values, r * n, to, at + displacements(), n);
  }

  /** {@code A'A}, four rows of A at a time: each entry of the matrix is read and written once. */
  private void square(double[] m, int order) {
    double[] four = new double[4 * order];
    for (int r = 0; r < rows; r += 4) {
      int many = Math.min(4, rows - r);
      Arrays.fill(four, many * order, four.length, 0);
      for (int k = 0; k < many; k++) {
        row(r + k, four, k * order);
      }
      for (int i = 0; i < order; i++) {
        addRow(four, order, i, m);
      }
    }
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < i; j++) {
        m[i * order + j] = m[j * order + i];
      }
    }
  }

  private static void addRow(double[] a, int order, int i, double[] m) {
    double a0 = a[i];
    double a1 = a[order + i];
    double a2 = a[2 * order + i];
    double a3 = a[3 * order + i];
    int row = i * order;
    for (int j = i; j < order; j++) {
      m[row + j] +=
          (a0 * a[j] + a1 * a[order + j]) + (a2 * a[2 * order + j] + a3 * a[3 * order + j]);
    }
  }

  /** {@code mass max_i |B J_i|_2^2}, by the largest eigenvalue of {@code J_i'B'B J_i}. */
  double stiffness() {
    int n = n();
    int d = mu.dimension();
    double[] squares = new double[d * d * n];
    for (int r = 0; r < rows; r++) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b <= a; b++) {
          int left = (r * d + a) * n;
          int right = (r * d + b) * n;
          addProducts(slopes, left, right, n, squares, (a * d + b) * n);
        }
      }
    }
    double largest = 0;
    double[] matrix = new double[d * d];
    for (int i = 0; i < n; i++) {
      for (int e = 0; e < d * d; e++) {
        int a = Math.max(e / d, e % d);
        int b = Math.min(e / d, e % d);
        matrix[e] = squares[(a * d + b) * n + i];
      }
      if (!Arrays.stream(matrix).allMatch(Double::isFinite)) {
        return Double.NaN;
      }
      largest = Math.max(largest, PositivePart.of(d, matrix).largest());
    }
    return mu.mass() * largest;
  }

  private static void addProducts(
      double[] numbers, int left, int right, int n, double[] sums, int to) {
    for (int i = 0; i < n; i++) {
      sums[to + i] += numbers[left + i] * numbers[right + i];
    }
  }
}
