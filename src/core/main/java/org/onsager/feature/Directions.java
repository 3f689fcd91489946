package org.onsager.feature;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Random directions of {@code R^d}: rows of orthogonal matrices, uniformly distributed (Haar). Each
 * direction is uniform on the sphere; those of one matrix are orthogonal.
 */
final class Directions {

  private Directions() {}

  /**
   * Draws directions, d of them orthogonal, then the next d.
   *
   * @param count how many
   * @param dimension d
   * @param random from where they come
   * @return one row a direction
   */
  static double[][] orthogonal(int count, int dimension, RandomGenerator random) {
    double[][] rows = new double[count][];
    for (int p = 0; p < count; p++) {
      rows[p] = orthogonal(normals(dimension, random), rows, p / dimension * dimension, p);
    }
    return rows;
  }

  /**
   * A vector of independent standard normal numbers, less its projections on earlier directions,
   * over its length. Twice, for the rounding of the first time. These are the rows of Q in a
   * factorisation of a normal matrix whose triangle has a positive diagonal, which makes Q uniform.
   *
   * <p><i>Source:</i> Mezzadri (2007), arXiv:math-ph/0609050, for the diagonal; Giraud, Langou and
   * Rozloznik (2005), doi:10.1016/j.camwa.2005.08.009, for the two times.
   */
  private static double[] orthogonal(double[] z, double[][] rows, int from, int to) {
    for (int time = 0; time < 2; time++) {
      for (int p = from; p < to; p++) {
        add(-dot(z, rows[p]), rows[p], z);
      }
      scale(1 / Math.sqrt(dot(z, z)), z);
    }
    return z;
  }

  /** Independent vectors of independent standard normal numbers, one a row. */
  static double[][] normal(int count, int dimension, RandomGenerator random) {
    double[][] rows = new double[count][];
    Arrays.setAll(rows, p -> normals(dimension, random));
    return rows;
  }

  /** Independent standard normal numbers. */
  static double[] normals(int length, RandomGenerator random) {
    double[] z = new double[length];
    for (int k = 0; k < length; k++) {
      z[k] = random.nextGaussian();
    }
    return z;
  }

  /** Four sums at a time: each waits for its last addition. */
  static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 4 <= a.length; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    for (; k < a.length; k++) {
      s0 += a[k] * b[k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static void add(double factor, double[] a, double[] b) {
    for (int k = 0; k < a.length; k++) {
      b[k] += factor * a[k];
    }
  }

  private static void scale(double factor, double[] a) {
    for (int k = 0; k < a.length; k++) {
      a[k] *= factor;
    }
  }
}
