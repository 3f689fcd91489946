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
      Lattice lattice = lattice(center.toArray(), periods, q / Math.sqrt(kernel.narrowest()));
      double error =
          images(seen, lengths.toArray(), periods) + truncation(kernel, lattice) + summing;
      if (error <= allowed) {
        return new Modes(kernel, lattice, error, reach, Transform.of(lattice, tolerance));
      }
    }
  }

  private static Lattice lattice(double[] center, double[] periods, double cut) {
    double[] spacing = Arrays.stream(periods).map(t -> 2 * Math.PI / t).toArray();
    int[] most = Arrays.stream(spacing).mapToInt(h -> (int) Math.floor(cut / h)).toArray();
    requireRoom(most);
    return new Lattice(center, spacing, most, cut);
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

  private static double truncation(Components kernel, Lattice lattice) {
    return kernel
        .parts()
        .map(part -> part.height() * SpectralError.truncation(part.variance(), lattice))
        .sum()
        .doubleValue();
  }

  private static double[] amplitudes(Components kernel, Lattice lattice) {
    double[] out = new double[lattice.count()];
    for (int j = 0; j < out.length; j++) {
      double sum = 0;
      for (Components.Component part : kernel.parts()) {
        double product = part.height();
        for (int a = 0; a < lattice.dimension(); a++) {
          int k = lattice.slot(j, a) / 2;
          product *= SpectralError.coefficient(part.variance(), lattice.spacing(a), k);
        }
        sum += product;
      }
      out[j] = Math.sqrt(sum);
    }
    return out;
  }

  /** {@link Spectrum#rounding}. */
  double rounding(long terms, Block lengths) {
    int d = lattice.dimension();
    double diagonal = 0;
    double squares = 0;
    for (int j = 0; j < amplitudes.length; j++) {
      double phase = 0;
      boolean atZero = true;
      for (int a = 0; a < d; a++) {
        int slot = lattice.slot(j, a);
        phase += lattice.spacing(a) * Math.floorDiv(slot, 2) * lengths.get(a);
        atZero &= slot % 2 == 0;
      }
      double c = amplitudes[j] * amplitudes[j];
      double units = 3 * d + 8 + (d + 3) / 2.0 * phase;
      squares += c * units * units;
      diagonal += atZero ? c : 0;
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
   * {@link Spectrum#relative}: of c_j by the exponent {@code omega^2 sigma^2 / 2}, four roundings
   * of it, and by six operations an axis and component; its root once more.
   */
  double relative() {
    double largest = 0;
    for (int j = 0; j < amplitudes.length; j++) {
      largest = Math.max(largest, lattice.squaredFrequency(j));
    }
    double exponent = 2 * largest * kernel.widest();
    return UNIT * (exponent + 6 * (lattice.dimension() + kernel.parts().size()) + amplitudes.length + 4);
  }

  /** {@link Spectrum#reach}. */
  double reach() {
    return reach;
  }

  Transform transform() {
    return transform;
  }
}
