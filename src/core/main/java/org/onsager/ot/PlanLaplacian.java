package org.onsager.ot;

import io.vavr.control.Option;
import java.util.Arrays;

/**
 * The same Laplacian as {@link SparseLaplacian}, by its products {@code S d}: of the plan only the
 * entries are kept that count, and none of {@code P' diag(1/w) P} is made. The method of conjugate
 * gradients, scaled by the diagonal, then takes some tens of products where the graph holds
 * together.
 */
final class PlanLaplacian {

  /** Products before the graph is taken for one that hardly holds together. */
  private static final int PRODUCTS = 400;

  private final int m;
  private final double[] rowMasses;
  private final int[] starts;
  private final int[] columns;
  private final double[] shares;

  /** {@code sum_i mu_i s_ij sum_k s_ik}. */
  private final double[] weights;

  /** {@code sum_i mu_i s_ij^2}, what a node has of that from itself. */
  private final double[] own;

  /**
   * Reads a plan {@code mu_i kernel_ij nu_j}.
   *
   * @param dropped shares of a row and of a column of the plan up to this are left out
   */
  PlanLaplacian(double[] kernel, double[] mu, double[] nu, double dropped) {
    int n = mu.length;
    this.m = nu.length;
    this.rowMasses = mu;
    this.starts = new int[n + 1];
    this.weights = new double[m];
    this.own = new double[m];
    int[] kept = new int[m];
    int[] found = new int[16 * m];
    double[] parts = new double[16 * m];
    int end = 0;
    for (int i = 0; i < n; i++) {
      int count = keep(kernel, i * m, mu[i], nu, dropped, kept);
      if (end + count > found.length) {
        int room = Math.max(end + count, 2 * found.length);
        found = Arrays.copyOf(found, room);
        parts = Arrays.copyOf(parts, room);
      }
      double sum = 0;
      for (int k = 0; k < count; k++) {
        int j = kept[k];
        found[end + k] = j;
        parts[end + k] = nu[j] * kernel[i * m + j];
        sum += parts[end + k];
      }
      for (int k = end; k < end + count; k++) {
        weights[found[k]] += mu[i] * parts[k] * sum;
        own[found[k]] += mu[i] * parts[k] * parts[k];
      }
      end += count;
      starts[i + 1] = end;
    }
    this.columns = found;
    this.shares = parts;
  }

  /** Notes the columns of a row that count, without a branch. */
  private static int keep(
      double[] kernel, int row, double mass, double[] nu, double dropped, int[] kept) {
    int count = 0;
    for (int j = 0; j < nu.length; j++) {
      kept[count] = j;
      count += Math.max(mass, nu[j]) * kernel[row + j] > dropped ? 1 : 0;
    }
    return count;
  }

  /**
   * Solves {@code (S + ground diag(masses)) d = right} until the residual, over the square root of
   * the diagonal, has fallen by a factor.
   *
   * @return d, or none if that takes too many products
   */
  Option<double[]> solve(double[] masses, double ground, double[] right, double factor) {
    double[] diagonal = new double[m];
    double[] inverse = new double[m];
    for (int j = 0; j < m; j++) {
      diagonal[j] = weights[j] + ground * masses[j];
      inverse[j] = 1 / (diagonal[j] - own[j]);
    }
    double[] solution = new double[m];
    double[] residual = right.clone();
    double[] scaled = times(inverse, residual);
    double[] direction = scaled.clone();
    double[] image = new double[m];
    double square = Exponentials.dot(residual, scaled, m);
    double enough = factor * factor * square;
    for (int product = 0; product < PRODUCTS; product++) {
      apply(diagonal, direction, image);
      double step = square / Exponentials.dot(direction, image, m);
      for (int j = 0; j < m; j++) {
        solution[j] += step * direction[j];
        residual[j] -= step * image[j];
        scaled[j] = inverse[j] * residual[j];
      }
      double next = Exponentials.dot(residual, scaled, m);
      if (next <= enough) {
        return Option.of(solution);
      }
      double keep = next / square;
      for (int j = 0; j < m; j++) {
        direction[j] = scaled[j] + keep * direction[j];
      }
      square = next;
    }
    return Option.none();
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int j = 0; j < a.length; j++) {
      product[j] = a[j] * b[j];
    }
    return product;
  }

  private void apply(double[] diagonal, double[] d, double[] out) {
    for (int j = 0; j < m; j++) {
      out[j] = diagonal[j] * d[j];
    }
    for (int i = 0; i < rowMasses.length; i++) {
      applyRow(starts[i], starts[i + 1], rowMasses[i], d, out);
    }
  }

  private void applyRow(int begin, int end, double mass, double[] d, double[] out) {
    double even = 0;
    double odd = 0;
    int k = begin;
    for (; k + 1 < end; k += 2) {
      even += shares[k] * d[columns[k]];
      odd += shares[k + 1] * d[columns[k + 1]];
    }
    if (k < end) {
      even += shares[k] * d[columns[k]];
    }
    double mean = mass * (even + odd);
    for (int e = begin; e < end; e++) {
      out[columns[e]] -= mean * shares[e];
    }
  }
}
