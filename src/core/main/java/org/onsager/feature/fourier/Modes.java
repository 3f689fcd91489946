package org.onsager.feature.fourier;

import java.util.Arrays;
import org.onsager.measure.Block;

/** The modes of a kernel on a box, and how they are summed. */
final class Modes {

  /** By so much the margins grow until the error is what was asked for. */
  private static final double STEP = 0.05;

  private final Lattice lattice;
  private final double[] amplitudes;
  private final double error;
  private final Transform transform;

  private Modes(Lattice lattice, double[] amplitudes, double error, Transform transform) {
    this.lattice = lattice;
    this.amplitudes = amplitudes;
    this.error = error;
    this.transform = transform;
  }

  /** With {@code q = sqrt(2 log 1 / tolerance)} at first: images q sigma away, frequencies to q / sigma. */
  static Modes of(Components kernel, Block center, Block lengths, double tolerance) {
    double allowed = tolerance * kernel.diagonal();
    for (double q = Math.sqrt(-2 * Math.log(tolerance)); ; q += STEP) {
      double[] periods = lengths.toArray();
      for (int a = 0; a < periods.length; a++) {
        periods[a] += q * Math.sqrt(kernel.widest());
      }
      Lattice lattice =
          lattice(center.toArray(), periods, q / Math.sqrt(kernel.narrowest()));
      double error = error(kernel, lengths.toArray(), periods, lattice);
      if (error <= allowed) {
        return new Modes(
            lattice, amplitudes(kernel, lattice), error, Transform.of(lattice, tolerance));
      }
    }
  }

  private static Lattice lattice(double[] center, double[] periods, double cut) {
    double[] spacing = Arrays.stream(periods).map(t -> 2 * Math.PI / t).toArray();
    int[] most = Arrays.stream(spacing).mapToInt(h -> (int) Math.floor(cut / h)).toArray();
    return new Lattice(center, spacing, most, cut);
  }

  private static double error(
      Components kernel, double[] lengths, double[] periods, Lattice lattice) {
    double sum = 0;
    for (Components.Component part : kernel.parts()) {
      sum +=
          part.height()
              * (SpectralError.images(part.variance(), lengths, periods)
                  + SpectralError.truncation(part.variance(), lattice));
    }
    return sum;
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

  /**
   * {@code |Phi(x)|^2}: of all modes of one frequency the squares add to one, so that the products
   * of cosines alone stand for it.
   */
  double squaredNorm() {
    double sum = 0;
    for (int j = 0; j < amplitudes.length; j++) {
      sum += isEven(j) ? amplitudes[j] * amplitudes[j] : 0;
    }
    return sum;
  }

  /** {@code |Phi'(x)|^2}, the largest of the axes: slopes along two of them are orthogonal. */
  double squaredSlope() {
    double largest = 0;
    for (int a = 0; a < lattice.dimension(); a++) {
      double sum = 0;
      for (int j = 0; j < amplitudes.length; j++) {
        double slope = amplitudes[j] * lattice.spacing(a) * (lattice.slot(j, a) / 2);
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

  Lattice lattice() {
    return lattice;
  }

  double amplitude(int mode) {
    return amplitudes[mode];
  }

  double error() {
    return error;
  }

  Transform transform() {
    return transform;
  }
}
