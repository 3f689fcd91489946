package org.onsager.law;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.Radial;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;

/**
 * The law that the spectrum of a kernel is nowhere negative, in the dimension of the trial. Gram
 * matrices of a dozen points hardly ever show a spectrum that dips below zero; this law looks for
 * the dip.
 */
public final class KernelSpectrum {

  /** A window of width L ends at 9 L, where it is {@code exp(-40.5)}, below rounding. */
  private static final double REACH = 9;

  /** Lattice points on a half-axis: eight of them in the width of a window. */
  private static final int SIDE = 72;

  /** Windows from an eighth of the scale to eight times as much. */
  private static final int OCTAVES = 3;

  private static final int FREQUENCIES = 144;

  /** A function that has come down to this share has ended: all lattice points are below an ulp. */
  private static final double NOTHING = 0x1p-100;

  private static final int LOOKS = 4;

  private static final int SHIFT = 5;

  private KernelSpectrum() {}

  /**
   * Sums of a {@link PositiveDefiniteKernel} over a lattice, with a Gaussian window and a wave, are
   * not negative: {@code sum_x w(x) k(x, 0) cos <b, x> >= 0} for all x in {@code h Z^d} and all b.
   * Restricted to the lattice, kernel and window are positive definite, so is their product, and by
   * Herglotz's theorem its Fourier series has no negative value; nothing but rounding is allowed
   * for. For any other {@link RadialKernel} k is replaced by {@code 2 k(x, 0) - k(x, a) - k(x,
   * -a)}, which is positive definite where k is so on vectors of zero sum. Radial functions that
   * are no kernels claim nothing.
   *
   * <p>A kernel that has ended within the lattice needs no window, which would blur its spectrum: a
   * function of compact support in a dimension too high dips by a millionth, between waves.
   *
   * <p>Waves run along an axis, so that a sum over the lattice is one over squared distances, each
   * as often as it is a sum of {@code d - 1} squares. O(N^3) for N = 72 points on a half-axis, in
   * every dimension.
   *
   * <p><i>Source:</i> Wendland, Scattered Data Approximation (2004), sections 6.1 and 8.2.
   */
  public static final Law<Radial> SPECTRUM =
      Law.of(
              "KernelSpectrum.spectrum",
              "sum_x w(x) K(x) cos <b, x> >= 0, x on a lattice, w a Gaussian, K(x) = k(x, 0) if k is"
                  + " positive definite, else 2 k(x, 0) - k(x, a) - k(x, -a)",
              KernelSpectrum::spectrum)
          .costly();

  private static Verdict spectrum(Claim claim, Radial kernel) {
    Trial trial = claim.trial();
    boolean positive = kernel instanceof PositiveDefiniteKernel;
    if (!(kernel instanceof RadialKernel)) {
      return claim.holds("no definiteness is claimed");
    }
    RandomGenerator random = trial.key(SHIFT).generator();
    double[] squares = sumsOfSquares(trial.dimension() - 1);
    Verdict verdict = claim.holds("");
    for (int octave = -OCTAVES; octave <= OCTAVES && verdict.holds(); octave++) {
      double width = trial.domain().scale() * Math.pow(2, octave + random.nextDouble());
      int shift = positive ? 0 : 1 + random.nextInt(SIDE / 4);
      Series series = Series.of(kernel, squares, width, shift);
      verdict = series.nonnegative(claim, width);
    }
    return verdict;
  }

  /** In how many ways each m is a sum of so many squares, for {@code 0 <= m <= N^2}. */
  private static double[] sumsOfSquares(int count) {
    double[] ways = new double[SIDE * SIDE + 1];
    ways[0] = 1;
    for (int axis = 0; axis < count; axis++) {
      double[] more = new double[ways.length];
      for (int m = 0; m < ways.length; m++) {
        more[m] = ways[m];
        for (int x = 1; x * x <= m; x++) {
          more[m] += 2 * ways[m - x * x];
        }
      }
      ways = more;
    }
    return ways;
  }

  /**
   * The terms of a Fourier series {@code a_0 + 2 sum_j a_j cos(j b)}.
   *
   * @param terms a, summed over the planes across an axis
   * @param magnitude the sum of absolute values before anything cancels
   */
  private record Series(Block terms, double magnitude) {

    static Series of(Radial kernel, double[] squares, double width, int shift) {
      double h = REACH * width / SIDE;
      int last = SIDE * SIDE;
      double[] profile = new double[last + (2 * SIDE + shift) * shift + 1];
      Arrays.setAll(profile, m -> kernel.profile(h * h * m));
      // A relative error of s moves phi(s) by s phi'(s).
      double[] size = new double[profile.length];
      Arrays.setAll(
          size,
          m -> Math.abs(profile[m]) + (m == 0 ? 0 : Math.abs(h * h * m * kernel.slope(h * h * m))));
      double[] window = new double[last + 1];
      boolean ended = shift == 0 && hasEnded(kernel, h * h * last);
      Arrays.setAll(window, m -> ended ? 1 : Math.exp(-h * h * m / (2 * width * width)));
      double[] terms = new double[SIDE + 1];
      double magnitude = 0;
      for (int x = 0; x <= SIDE; x++) {
        int plus = shift * (2 * x + shift);
        int minus = shift * (shift - 2 * x);
        for (int m = 0; m <= last - x * x; m++) {
          int at = m + x * x;
          double share = squares[m] * window[at];
          if (share > 0) {
            double value = profile[at];
            double absolute = size[at];
            if (shift > 0) {
              value = 2 * value - profile[at + plus] - profile[at + minus];
              absolute = 2 * absolute + size[at + plus] + size[at + minus];
            }
            terms[x] += share * value;
            magnitude += (x == 0 ? 1 : 2) * share * absolute;
          }
        }
      }
      return new Series(Block.copyOf(terms), magnitude);
    }

    /** Whether nothing is left of a function from a squared distance to 64 times as much. */
    private static boolean hasEnded(Radial kernel, double s) {
      double little = NOTHING * Math.abs(kernel.profile(0));
      boolean ended = true;
      for (int k = LOOKS; k <= 64 * LOOKS && ended; k++) {
        ended = Math.abs(kernel.profile(s * k / LOOKS)) <= little;
      }
      return ended;
    }

    Verdict nonnegative(Claim claim, double width) {
      Tolerance rounding =
          Tolerance.ofSum(SIDE, magnitude, claim.trial().domain().accuracy()).orUnderflow();
      Verdict verdict = claim.holds("");
      for (int f = 0; f <= FREQUENCIES && verdict.holds(); f++) {
        double b = Math.PI * f / FREQUENCIES;
        double sum = terms.get(0);
        for (int x = 1; x <= SIDE; x++) {
          sum += 2 * terms.get(x) * Math.cos(b * x);
        }
        verdict =
            claim.atMost(
                String.format(
                    Locale.ROOT,
                    "minus the sum for |b| = %.3g in R^%d, points up to %.3g away",
                    b * SIDE / (REACH * width),
                    claim.trial().dimension(),
                    REACH * width),
                -sum,
                0,
                rounding);
      }
      return verdict;
    }
  }
}
