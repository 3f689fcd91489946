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
      double more = Math.exp(-near * near / (2 * variance)) + Math.exp(-far * far / (2 * variance));
      sum += more;
      if (more <= 0x1p-60 * sum) {
        return sum;
      }
    }
  }

  /**
   * By modes that are left out: those whose frequency is above a cut, in a ball.
   *
   * @param spacing {@code h_a} of the axes
   */
  static double truncation(double variance, double[] spacing, double cut) {
    double[][] beyond = new double[spacing.length][];
    double inside = 1;
    double outside = 0;
    for (int a = 0; a < spacing.length; a++) {
      double[] axis = new double[2 * (int) Math.floor(cut / spacing[a]) + 4];
      int last = axis.length - 1;
      axis[last] = tail(variance, spacing[a], last);
      for (int k = last - 1; k >= 0; k--) {
        axis[k] = coefficient(variance, spacing[a], k);
      }
      double sum = 0;
      for (int k = 0; k < last; k++) {
        sum += axis[k];
      }
      outside = outside * (sum + axis[last]) + inside * axis[last];
      inside *= sum;
      beyond[a] = axis;
    }
    return leftOut(beyond, spacing, cut * cut, 0, 0) + outside;
  }

  /** The coefficients of k and of its negative: of {@code cos k h z}. */
  static double coefficient(double variance, double spacing, int k) {
    double omega = k * spacing;
    double density = spacing * Math.sqrt(variance / (2 * Math.PI));
    return (k == 0 ? 1 : 2) * density * Math.exp(-omega * omega * variance / 2);
  }

  /** All from k on, by a geometric series. */
  private static double tail(double variance, double spacing, int k) {
    double ratio = Math.exp(-(2 * k + 1) * spacing * spacing * variance / 2);
    return coefficient(variance, spacing, k) / (1 - ratio);
  }

  /** Of the modes of the axes from a on, beside earlier ones of a squared frequency. */
  private static double leftOut(
      double[][] axes, double[] spacing, double most, int a, double square) {
    double[] axis = axes[a];
    double h = spacing[a];
    double sum = 0;
    // From the far end, so that what is small is not lost.
    for (int k = axis.length - 2; k >= 0; k--) {
      double reached = square + (h * k) * (h * k);
      if (a < axes.length - 1) {
        sum += axis[k] * leftOut(axes, spacing, most, a + 1, reached);
      } else if (reached <= most) {
        break;
      } else {
        sum += axis[k];
      }
    }
    return sum;
  }
}
