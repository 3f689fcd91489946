package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Trouble;

/** The modes of a kernel on a box, and how they are summed. */
final class Modes {

  /** By so much the margins grow until the error is what was asked for. */
  private static final double STEP = 0.05;

  /** Half a gigabyte of amplitudes: seconds an evaluation, of a few particles even. */
  private static final int MOST_SLOTS = 1 << 26;

  private static final double UNIT = 0x1p-53;

  private final Components kernel;
  private final Lattice lattice;
  private final double[] amplitudes;
  private final double error;
  private final double reach;
  private final Transform transform;

  private Modes(
      Components kernel, Lattice lattice, double error, double reach, Transform transform) {
    this.kernel = kernel;
    this.lattice = lattice;
    this.amplitudes = amplitudes(kernel, lattice);
    this.error = error;
    this.reach = reach;
    this.transform = transform;
  }

  /**
   * With {@code q = sqrt(2 log 1 / tolerance)} at first: images q standard deviations away,
   * frequencies to {@code q / sigma}. Two normal distributions see each other by a Gaussian of
   * variance {@code sigma^2 + 2 s^2}, so that is what their images are away from.
   */
  static Modes of(
      Components kernel, Block center, Block lengths, double variance, double tolerance) {
    double allowed = tolerance * kernel.diagonal();
    double summing = kernel.diagonal() * Strategies.error(tolerance, center.length());
    Components seen = kernel.convolved(2 * variance);
    for (double q = Math.sqrt(-2 * Math.log(tolerance)); ; q += STEP) {
      double reach = q * Math.sqrt(seen.widest());
      double[] periods = lengths.map(length -> length + reach).toArray();
      double[] spacing = Arrays.stream(periods).map(t -> 2 * Math.PI / t).toArray();
      double cut = q / Math.sqrt(kernel.narrowest());
      int[] most = most(spacing, cut);
      double error =
          images(seen, lengths.toArray(), periods) + truncation(kernel, spacing, cut) + summing;
      if (error <= allowed) {
        Lattice lattice = new Lattice(center.toArray(), spacing, most, cut);
        return new Modes(kernel, lattice, error, reach, Transform.of(lattice, tolerance));
      }
    }
  }

  private static int[] most(double[] spacing, double cut) {
    int[] most = Arrays.stream(spacing).mapToInt(h -> (int) Math.floor(cut / h)).toArray();
    requireRoom(most);
    return most;
  }

  private static void requireRoom(int[] most) {
    double slots = Arrays.stream(most).mapToDouble(m -> 2 * (m + 1.0)).reduce(1, (a, b) -> a * b);
    if (slots > MOST_SLOTS) {
      throw new Trouble(
          new Failure.TooLarge(
              "The box is so wide for its kernel that it takes %s modes or more, above %d."
                  .formatted(slots / 2, MOST_SLOTS / 2),
              "Use exact sums, a wider kernel or a larger tolerance, or bring far particles nearer.",
              0));
    }
  }

  private static double images(Components seen, double[] lengths, double[] periods) {
    return seen.parts()
        .map(part -> part.height() * SpectralError.images(part.variance(), lengths, periods))
        .sum()
        .doubleValue();
  }

  private static double truncation(Components kernel, double[] spacing, double cut) {
    return kernel
        .parts()
        .map(part -> part.height() * SpectralError.truncation(part.variance(), spacing, cut))
        .sum()
        .doubleValue();
  }

  private static double[] amplitudes(Components kernel, Lattice lattice) {
    double[] out = new double[lattice.count()];
    for (Components.Component part : kernel.parts()) {
      double[][] axes = new double[lattice.dimension()][];
      for (int a = 0; a < axes.length; a++) {
        double h = lattice.spacing(a);
        axes[a] = new double[lattice.most(a) + 1];
        Arrays.setAll(axes[a], k -> SpectralError.coefficient(part.variance(), h, k));
      }
      addProducts(part.height(), axes, lattice, out);
    }
    Arrays.setAll(out, j -> Math.sqrt(out[j]));
    return out;
  }

  private static void addProducts(double height, double[][] axes, Lattice lattice, double[] out) {
    for (int j = 0; j < out.length; j++) {
      double product = height;
      for (int a = 0; a < axes.length; a++) {
        product *= axes[a][lattice.slot(j, a) / 2];
      }
      out[j] += product;
    }
  }

  /** {@code |Phi'(x)|^2}, the largest of the axes: slopes along two of them are orthogonal. */
  double squaredSlope() {
    double largest = 0;
    for (int a = 0; a < lattice.dimension(); a++) {
      double sum = 0;
      for (int j = 0; j < amplitudes.length; j++) {
        double slope = amplitudes[j] * lattice.frequency(j, a);
        sum += isEven(j) ? slope * slope : 0;
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** Whether a mode is a product of cosines. */
  private boolean isEven(int mode) {
    for (int a = 0; a < lattice.dimension(); a++) {
      if (lattice.slot(mode, a) % 2 == 1) {
        return false;
      }
    }
    return true;
  }

  /** {@link Spectrum#rounding}. */
  double rounding(long terms, Block lengths) {
    int d = lattice.dimension();
    double diagonal = 0;
    double squares = 0;
    for (int j = 0; j < amplitudes.length; j++) {
      double phase = 0;
      for (int a = 0; a < d; a++) {
        phase += lattice.frequency(j, a) * lengths.get(a);
      }
      double c = amplitudes[j] * amplitudes[j];
      double units = 3 * d + 8 + (d + 3) / 2.0 * phase;
      squares += c * units * units;
      diagonal += isEven(j) ? c : 0;
    }
    return UNIT * (terms * Math.sqrt(diagonal) + Math.sqrt(squares));
  }

  Lattice lattice() {
    return lattice;
  }

  double amplitude(int mode) {
    return amplitudes[mode];
  }

  double error() {
    return error;
  }

  /**
   * {@link Spectrum#relative}: of c_j by the exponent {@code omega^2 sigma^2 / 2}, five roundings
   * of it, and by six operations an axis and component; its root once more.
   */
  double relative() {
    double largest = 0;
    for (int j = 0; j < amplitudes.length; j++) {
      largest = Math.max(largest, lattice.squaredFrequency(j));
    }
    double exponent = 2.5 * largest * kernel.widest();
    return UNIT * (exponent + 6 * (lattice.dimension() + kernel.parts().size()) + 8);
  }

  /** {@link Spectrum#reach}. */
  double reach() {
    return reach;
  }

  Transform transform() {
    return transform;
  }
}
