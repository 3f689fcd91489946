package org.onsager.testing;

import java.util.Arrays;

/** Linear systems by Gaussian elimination with partial pivoting: an oracle that shares no code. */
public final class Elimination {

  private Elimination() {}

  /** Solves {@code a x = b}. */
  public static double[] solve(double[][] a, double... b) {
    int n = b.length;
    double[][] m = new double[n][];
    for (int i = 0; i < n; i++) {
      m[i] = Arrays.copyOf(a[i], n + 1);
      m[i][n] = b[i];
    }
    for (int p = 0; p < n; p++) {
      swapLargestTo(m, p);
      for (int i = p + 1; i < n; i++) {
        double factor = m[i][p] / m[p][p];
        for (int j = p; j <= n; j++) {
          m[i][j] -= factor * m[p][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = m[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= m[i][j] * x[j];
      }
      x[i] = sum / m[i][i];
    }
    return x;
  }

  /** Solves {@code a x + c 1 = b, 1'x = total}, and returns x. */
  public static double[] solveWithSum(double[][] a, double[] b, double total) {
    int n = b.length;
    double[][] bordered = new double[n + 1][];
    for (int i = 0; i < n; i++) {
      bordered[i] = Arrays.copyOf(a[i], n + 1);
      bordered[i][n] = 1;
    }
    bordered[n] = new double[n + 1];
    Arrays.fill(bordered[n], 0, n, 1);
    double[] right = Arrays.copyOf(b, n + 1);
    right[n] = total;
    return Arrays.copyOf(solve(bordered, right), n);
  }

  private static void swapLargestTo(double[][] m, int p) {
    int largest = p;
    for (int i = p + 1; i < m.length; i++) {
      if (Math.abs(m[i][p]) > Math.abs(m[largest][p])) {
        largest = i;
      }
    }
    double[] row = m[p];
    m[p] = m[largest];
    m[largest] = row;
  }
}
