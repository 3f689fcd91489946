package org.onsager.feature.fourier;

/**
 * How far a trapezoidal Fourier series is from a Gaussian where {@code |z_a| <= L_a}, for periods
 * {@code T_a}: by periodic images at most {@code prod_a (1 + i_a) - 1}, {@code i_a = sum_{p >= 1}
 * exp(-(p T_a - L_a)^2 / 2 sigma^2) + exp(-(p T_a)^2 / 2 sigma^2)}, and by modes left out at most
 * the sum of their coefficients.
 *
 * <p><i>Source:</i> Poisson's formula; Barnett, Greengard and Rachh (2023), arXiv:2305.11065.
 */
final class SpectralError {

  private SpectralError() {}

  /** By images: relative to the kernel at zero. */
  static double images(double variance, double[] lengths, double[] periods) {
    double sum = 0;
    for (int a = 0; a < lengths.length; a++) {
      sum += Math.log1p(images(variance, lengths[a], periods[a]));
    }
    return Math.expm1(sum);
  }

  private static double images(double variance, double length, double period) {
    double sum = 0;
    for (int p = 1; ; p++) {
      double near = p * period - length;
      double far = p * period;
      double more =
          Math.exp(-near * near / (2 * variance)) + Math.exp(-far * far / (2 * variance));
      sum += more;
      if (more <= 0x1p-60 * sum) {
        return sum;
      }
    }
  }

  /** By modes of a lattice that are left out. */
  static double truncation(double variance, Lattice lattice) {
    int d = lattice.dimension();
    double[][] axis = new double[d][];
    double inside = 1;
    double all = 1;
    for (int a = 0; a < d; a++) {
      axis[a] = new double[2 * lattice.most(a) + 3];
      double sum = 0;
      for (int k = 0; k < axis[a].length; k++) {
        axis[a][k] = coefficient(variance, lattice.spacing(a), k);
        sum += axis[a][k];
      }
      inside *= sum;
      all *= sum + beyond(variance, lattice.spacing(a), axis[a].length);
    }
    return leftOut(axis, lattice, 0, 1, new int[d]) + (all - inside);
  }

  /** The coefficients of k and of its negative: of {@code cos k h z}. */
  static double coefficient(double variance, double spacing, int k) {
    double omega = k * spacing;
    double density = spacing * Math.sqrt(variance / (2 * Math.PI));
    return (k == 0 ? 1 : 2) * density * Math.exp(-omega * omega * variance / 2);
  }

  /** All from k on, by a geometric series. */
  private static double beyond(double variance, double spacing, int k) {
    double ratio = Math.exp(-(2 * k + 1) * spacing * spacing * variance / 2);
    return coefficient(variance, spacing, k) / (1 - ratio);
  }

  private static double leftOut(
      double[][] axis, Lattice lattice, int a, double product, int[] k) {
    if (a == axis.length) {
      return lattice.contains(k) ? 0 : product;
    }
    double sum = 0;
    for (k[a] = 0; k[a] < axis[a].length; k[a]++) {
      sum += leftOut(axis, lattice, a + 1, product * axis[a][k[a]], k);
    }
    return sum;
  }
}
