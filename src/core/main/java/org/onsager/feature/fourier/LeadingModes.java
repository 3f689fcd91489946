package org.onsager.feature.fourier;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Room;

/**
 * The modes of a spectrum that carry most of the kernel, as far as they matter to a step: those
 * whose coefficient c_j is above a share of {@code k(0)}.
 */
public final class LeadingModes {

  private final Spectrum spectrum;

  /** Their numbers in the spectrum, which grow. */
  private final int[] modes;

  private LeadingModes(Spectrum spectrum, int[] modes) {
    this.spectrum = spectrum;
    this.modes = modes;
  }

  /**
   * The modes above a share.
   *
   * @param spectrum the spectrum
   * @param share {@code c_j > share k(0)}
   * @param most of more modes than these the largest are taken, {@code >= 1}
   * @return the modes, at least one
   */
  public static LeadingModes above(double share, int most, Spectrum spectrum) {
    double[] squares = squares(spectrum);
    double[] sorted = squares.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    // Equal ones stay together.
    double beyond = count > most ? sorted[count - most - 1] : 0;
    double least =
        Math.min(Math.max(share * spectrum.diagonal(), beyond), Math.nextDown(sorted[count - 1]));
    int[] modes = IntStream.range(0, count).filter(j -> squares[j] > least).toArray();
    return new LeadingModes(spectrum, modes);
  }

  private static double[] squares(Spectrum spectrum) {
    return IntStream.range(0, spectrum.count())
        .mapToDouble(spectrum.modes()::amplitude)
        .map(a -> a * a)
        .toArray();
  }

  /**
   * How many they are.
   *
   * @return at least one
   */
  public int count() {
    return modes.length;
  }

  /**
   * The numbers of these modes.
   *
   * @param all one number a mode of the spectrum
   * @return {@link #count} numbers
   */
  public Block of(Block all) {
    all.requireLength("all", spectrum.count());
    return Block.build(
        modes.length,
        out -> {
          for (int j = 0; j < out.length; j++) {
            out[j] = all.get(modes[j]);
          }
        });
  }

  /**
   * As a combination of all modes.
   *
   * @param numbers {@link #count} numbers
   * @return one number a mode of the spectrum, zero for the others
   */
  public Block amongAll(Block numbers) {
    numbers.requireLength("numbers", modes.length);
    return Block.build(
        spectrum.count(),
        out -> {
          for (int j = 0; j < modes.length; j++) {
            out[modes[j]] = numbers.get(j);
          }
        });
  }

  /**
   * How the features change together when particles move and masses change: with {@code Phi_j =
   * sqrt(c_j) b_j} the matrix
   *
   * <pre>{@code
   * H_jk = sum_i a_i <grad Phi_j, grad Phi_k>(x_i)
   *      + sum_i b_i (Phi_j - mean_j) (Phi_k - mean_k)(x_i),   mean = sum_i b_i Phi(x_i) / sum_i b_i.
   * }</pre>
   *
   * <p>A product of two modes is a sum of some modes of twice the frequencies, so that H follows
   * from two sums over the points: O(n) with as many modes again as there are on a lattice twice as
   * wide, one sum where the two weights are equal, and O(count^2).
   *
   * @param at n points
   * @param mobility a, n numbers
   * @param alpha a factor of a
   * @param masses b, n numbers
   * @param beta a factor of b
   * @param centred whether the means are subtracted
   * @return the lower triangle of H, count * count numbers, row by row; zeros above it
   */
  public Block products(
      Points at, Block mobility, double alpha, Block masses, double beta, boolean centred) {
    int count = modes.length;
    int length =
        Room.forDoubles("the products of modes", count, count, 2, "Use a larger tolerance.");
    ModeProducts products = ModeProducts.of(spectrum.modes(), modes, spectrum.tolerance());
    double[] ofMasses = products.moments(at, masses);
    double[] ofMobility = mobility.equals(masses) ? ofMasses : products.moments(at, mobility);
    return Block.build(
        length, out -> products.fill(ofMobility, alpha, ofMasses, beta, centred, out));
  }

  @Override
  public String toString() {
    return "LeadingModes[%d of %s]".formatted(modes.length, spectrum);
  }
}
