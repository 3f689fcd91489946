package org.onsager.feature;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * Cosines and sines, {@code a_k cos(omega_k . x)} for all K frequencies, then {@code a_k
 * sin(omega_k . x)} for all but the first, which may be zero. {@code <Phi(x), Phi(y)> = sum_k a_k^2
 * cos(omega_k . (x - y))}, a kernel. O(M n d), by a cosine and a sine a frequency and point.
 *
 * @param frequencies omega, K points of dimension d, the first one zero
 * @param amplitudes a, K numbers
 */
public record FourierModes(Points frequencies, Block amplitudes)
    implements SharedFeatures, TrigonometricFeatures {

  /** A Gaussian of as many standard deviations is below {@code 2^-56}, a 16th of an ulp. */
  private static final double DEVIATIONS = 8.9;

  /**
   * Validates the shape.
   *
   * @throws IllegalArgumentException if there is not one amplitude a frequency, one is not finite,
   *     or the first frequency is not zero
   */
  public FourierModes {
    amplitudes.requireLength("amplitudes", frequencies.count());
    amplitudes.requireFinite("amplitudes");
    for (int a = 0; a < frequencies.dimension(); a++) {
      if (frequencies.get(0, a) != 0) {
        throw new IllegalArgumentException("the first frequency must be zero");
      }
    }
  }

  /**
   * The modes of the torus {@code [0, 2 pi)^d} up to {@code |omega_a| <= most}: {@code 1, sqrt 2
   * cos, sqrt 2 sin}, orthonormal for its uniform distribution. With a point-spread function of
   * unit strength up to this frequency, measured data for sparse deconvolution.
   *
   * @param dimension d
   * @param most the largest frequency an axis, {@code >= 0}
   * @return {@code (2 most + 1)^d} features
   */
  public static FourierModes onTorus(int dimension, int most) {
    Require.atLeast("dimension", dimension, 1);
    Require.atLeast("most", most, 0);
    Points frequencies = lattice(dimension, most, 1);
    return new FourierModes(frequencies, halves(frequencies.count(), k -> 1));
  }

  /**
   * The modes of a Gaussian kernel for points of a box: {@code <Phi(x), Phi(y)> = k(x, y)} to the
   * rounding of doubles where {@code |x_a - y_a| <= length} on every axis. The integral over
   * frequencies by the trapezoidal rule, whose error for a Gaussian is that of its images at
   * distance {@code 2 pi / spacing}.
   *
   * @param kernel k
   * @param dimension d
   * @param length the longest edge of the box, {@code > 0}
   * @return the features, about {@code (0.9 (8.9 + length / sigma))^d} of them with those dropped
   *     whose amplitude is rounding
   */
  public static FourierModes ofGaussian(Gaussian kernel, int dimension, double length) {
    Require.positive("length", length);
    double sigma = Math.sqrt(kernel.variance());
    double spacing = 2 * Math.PI / (length + DEVIATIONS * sigma);
    int most = (int) Math.ceil(DEVIATIONS / sigma / spacing);
    return trapezoidal(kernel, dimension, spacing, most);
  }

  /**
   * The modes of a Gaussian kernel at a spacing of one's own.
   *
   * @param kernel k
   * @param dimension d
   * @param spacing of frequencies, {@code > 0}
   * @param most frequencies an axis and direction
   * @return the features, those dropped whose amplitude is rounding
   */
  public static FourierModes trapezoidal(Gaussian kernel, int dimension, double spacing, int most) {
    Require.atLeast("dimension", dimension, 1);
    Require.positive("spacing", spacing);
    Require.atLeast("most", most, 1);
    double variance = kernel.variance();
    Points all = lattice(dimension, most, spacing);
    double density = Math.pow(spacing * Math.sqrt(variance / (2 * Math.PI)), dimension);
    List<Integer> kept = new ArrayList<>();
    double cut = DEVIATIONS * DEVIATIONS;
    for (int k = 0; k < all.count(); k++) {
      if (variance * square(all, k) <= cut) {
        kept.add(k);
      }
    }
    Points frequencies = all.select(kept.stream().mapToInt(Integer::intValue).toArray());
    return new FourierModes(
        frequencies,
        halves(
            frequencies.count(), k -> density * Math.exp(-variance * square(frequencies, k) / 2)));
  }

  private static double square(Points points, int k) {
    double sum = 0;
    for (int a = 0; a < points.dimension(); a++) {
      sum += points.get(k, a) * points.get(k, a);
    }
    return sum;
  }

  /** The amplitudes, of modes that stand for their negatives, too. */
  private static Block halves(int count, IntToDoubleFunction weight) {
    return Block.build(
        count,
        out -> {
          for (int k = 0; k < count; k++) {
            out[k] = Math.sqrt((k == 0 ? 1 : 2) * weight.applyAsDouble(k));
          }
        });
  }

  /** Zero, then one of each pair of opposite multi-indices up to {@code most}, times a spacing. */
  private static Points lattice(int dimension, int most, double spacing) {
    int side = 2 * most + 1;
    int all = Products.length(1, (long) Math.rint(Math.pow(side, dimension)));
    int half = all / 2;
    // The middle of the lexicographic order is zero; what comes after it is the positive half.
    return new Points(
        half + 1,
        dimension,
        Block.build(
            (half + 1) * dimension,
            out -> {
              for (int k = 0; k <= half; k++) {
                int rest = half + k;
                for (int a = dimension - 1; a >= 0; a--) {
                  out[a * (half + 1) + k] = spacing * (rest % side - most);
                  rest /= side;
                }
              }
            }));
  }

  @Override
  public int count() {
    return 2 * frequencies.count() - 1;
  }

  @Override
  public int dimension() {
    return frequencies.dimension();
  }

  /**
   * {@inheritDoc}
   *
   * @return M numbers, {@code a_k Re chi(omega_k)} and {@code a_k Im chi(omega_k)}
   */
  @Override
  public Block mean(CharacteristicFunction law) {
    int k = frequencies.count();
    return Block.build(
        count(),
        out -> {
          for (int e = 0; e < k; e++) {
            double[] omega = frequencies.row(e);
            out[e] = amplitudes.get(e) * law.real(omega);
            if (e > 0) {
              out[k - 1 + e] = amplitudes.get(e) * law.imaginary(omega);
            }
          }
        });
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code a_k |omega_k|^2}, everywhere.
   */
  @Override
  public Option<CurvatureBounds> curvatureBounds() {
    int k = frequencies.count();
    return Option.of(
        CurvatureBounds.everywhere(
            Block.build(
                count(),
                out -> {
                  for (int e = 0; e < k; e++) {
                    out[e] = Math.abs(amplitudes.get(e)) * square(frequencies, e);
                    if (e > 0) {
                      out[k - 1 + e] = out[e];
                    }
                  }
                })));
  }

  @Override
  public Jet jet(Points at) {
    at.requireDimension("the points", dimension());
    int n = at.count();
    int k = frequencies.count();
    return new Waves(
        frequencies,
        1,
        at,
        Block.build(
            Products.length(count(), n),
            out -> {
              for (int e = 0; e < k; e++) {
                for (int i = 0; i < n; i++) {
                  double phase = 0;
                  for (int a = 0; a < dimension(); a++) {
                    phase += frequencies.get(e, a) * at.get(i, a);
                  }
                  out[e * n + i] = amplitudes.get(e) * Math.cos(phase);
                  if (e > 0) {
                    out[(k - 1 + e) * n + i] = amplitudes.get(e) * Math.sin(phase);
                  }
                }
              }
            }));
  }
}
