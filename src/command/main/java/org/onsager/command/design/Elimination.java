package org.onsager.command.design;

/** Linear dependence of vectors, by elimination with complete pivots. */
final class Elimination {

  private Elimination() {}

  /**
   * Coefficients of a sum of vectors that vanishes, the largest of them 1.
   *
   * @param vectors some vectors of equal length; not changed
   * @param rounding what is no larger counts as zero
   * @return one coefficient a vector; empty if the vectors are independent
   */
  static double[] dependence(double[][] vectors, double rounding) {
    int n = vectors.length;
    // Each row keeps the combination of the vectors that it has become.
    double[][] a = new double[n][];
    double[][] combination = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = vectors[i].clone();
      combination[i][i] = 1;
    }
    for (int done = 0; done < n; done++) {
      int row = done;
      int column = 0;
      for (int i = done; i < n; i++) {
        for (int j = 0; j < a[i].length; j++) {
          if (Math.abs(a[i][j]) > Math.abs(a[row][column])) {
            row = i;
            column = j;
          }
        }
      }
      if (Math.abs(a[row][column]) <= rounding) {
        return scaled(combination[done]);
      }
      swap(a, done, row);
      swap(combination, done, row);
      for (int i = done + 1; i < n; i++) {
        double factor = -a[i][column] / a[done][column];
        add(factor, a[done], a[i]);
        add(factor, combination[done], combination[i]);
        a[i][column] = 0;
      }
    }
    return new double[0];
  }

  private static double[] scaled(double[] v) {
    double largest = 0;
    for (double entry : v) {
      largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
    }
    for (int i = 0; i < v.length; i++) {
      v[i] /= largest;
    }
    return v;
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * from[j];
    }
  }
}
