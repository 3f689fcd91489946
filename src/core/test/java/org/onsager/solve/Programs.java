package org.onsager.solve;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Matrix;

/** Matrices and small tools that the tests of {@link QuadraticProgram} share. */
final class Programs {

  private Programs() {}

  /** A program given by arrays, the rows of {@code H} one after another. */
  static QuadraticProgram onSimplex(double[] h, double[] b, double mass) {
    return QuadraticProgram.onSimplex(square(h), Block.copyOf(b), mass);
  }

  static QuadraticProgram onCone(double[] h, double[] b) {
    return QuadraticProgram.onCone(square(h), Block.copyOf(b));
  }

  private static Matrix square(double[] entries) {
    int n = (int) Math.sqrt(entries.length);
    return new Matrix(n, n, Block.copyOf(entries));
  }

  /** {@code n} points of {@code N(mean, I)} in the plane. */
  static double[][] points(int n, double mean, Random random) {
    double[][] x = new double[n][2];
    for (double[] point : x) {
      point[0] = mean + random.nextGaussian();
      point[1] = mean + random.nextGaussian();
    }
    return x;
  }

  static double[] gram(double[][] x, double[][] y, ToDoubleBiFunction<double[], double[]> kernel) {
    double[] k = new double[x.length * y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        k[i * y.length + j] = kernel.applyAsDouble(x[i], y[j]);
      }
    }
    return k;
  }

  static ToDoubleBiFunction<double[], double[]> gaussian(double variance) {
    return (x, y) -> Math.exp(-Math.pow(distance(x, y), 2) / (2 * variance));
  }

  static double distance(double[] x, double[] y) {
    return Math.hypot(x[0] - y[0], x[1] - y[1]);
  }

  static double[] uniform(int n, double mass) {
    double[] w = new double[n];
    Arrays.fill(w, mass / n);
    return w;
  }

  /** Positive weights of the given mass. */
  static double[] weights(int n, double mass, Random random) {
    double[] w = random.doubles(n, 0.1, 1).toArray();
    double sum = Arrays.stream(w).sum();
    return Arrays.stream(w).map(x -> x * mass / sum).toArray();
  }

  /** {@code G'G} with {@code G} a Gaussian {@code rank*n} matrix. */
  static double[] semidefinite(int n, int rank, Random random) {
    double[] g = random.doubles((long) rank * n, -1, 1).toArray();
    double[] h = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < rank; k++) {
          h[i * n + j] += g[k * n + i] * g[k * n + j];
        }
      }
    }
    return h;
  }

  /** {@code M v}, for a row-major {@code M} with {@code v.length} columns. */
  static double[] times(double[] matrix, double[] v) {
    double[] product = new double[matrix.length / v.length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < v.length; j++) {
        product[i] += matrix[i * v.length + j] * v[j];
      }
    }
    return product;
  }

  /** {@code s x + t y}. */
  static double[] combine(double s, double[] x, double t, double[] y) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = s * x[i] + t * y[i];
    }
    return sum;
  }

  static double[] plusDiagonal(double[] matrix, int n, double eps) {
    double[] sum = matrix.clone();
    for (int i = 0; i < n; i++) {
      sum[i * n + i] += eps;
    }
    return sum;
  }

  static double largestDifference(double[] x, double[] y) {
    return Arrays.stream(combine(1, x, -1, y)).map(Math::abs).max().orElseThrow();
  }

  /**
   * The reaction of a flow: Hessian and linear part for the kernel, from uniform weights on points
   * around {@code mean} towards as many points of {@code N(0, I)}.
   */
  record Reaction(int n, QuadraticProgram simplex, QuadraticProgram cone, Block hessian) {
    static Reaction of(int n, double mean, double variance, double eta, double eps, long seed) {
      Random random = new Random(seed);
      double[][] x = points(n, mean, random);
      double[] k = gram(x, x, gaussian(variance));
      double[] target = times(gram(x, points(n, 0, random), gaussian(variance)), uniform(n, 1));
      double[] start = times(plusDiagonal(k, n, eps), uniform(n, 1));
      double[] h = plusDiagonal(combine((1 + eta) / eta, k, 0, k), n, eps / eta);
      double[] b = combine(1, target, 1 / eta, start);
      return new Reaction(n, onSimplex(h, b, 1), onCone(h, b), Block.copyOf(h));
    }
  }
}
