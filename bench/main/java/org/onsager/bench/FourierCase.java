package org.onsager.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.onsager.feature.fourier.Spectrum;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * A Gaussian kernel of variance one, and a cloud in a box: standard normal, clipped at {@value
 * #CLIPPED} and scaled to the box.
 *
 * @param d dimension
 * @param length of an edge of the box, in standard deviations of the kernel
 * @param tolerance of the spectrum
 * @param n points
 */
record FourierCase(int d, double length, double tolerance, int n) {

  private static final double CLIPPED = 4.9;

  static final Gaussian KERNEL = Gaussian.ofVariance(1);

  /** As {@link #line} writes it, from the word at a place on. */
  static FourierCase parse(String[] words, int from) {
    return new FourierCase(
        Integer.parseInt(words[from]),
        Double.parseDouble(words[from + 1]),
        Double.parseDouble(words[from + 2]),
        Integer.parseInt(words[from + 3]));
  }

  /** In the words that {@link #parse} reads. */
  String line() {
    return "%d %s %s %d".formatted(d, length, tolerance, n);
  }

  /** How tables call it. */
  String name() {
    return String.format(Locale.ROOT, "d=%d L=%.1f tol=%.0e n=%d", d, length, tolerance, n);
  }

  Spectrum spectrum() {
    return Spectrum.of(KERNEL, Block.constant(d, 0), Block.constant(d, length), tolerance);
  }

  Particles particles() {
    RandomGenerator random = Key.of(1).generator();
    double[] x = new double[n * d];
    Arrays.setAll(x, i -> clipped(random) * length / (2 * CLIPPED));
    return Particles.uniform(new Points(n, d, Block.copyOf(x)));
  }

  private static double clipped(RandomGenerator random) {
    double z = random.nextGaussian();
    while (Math.abs(z) > CLIPPED) {
      z = random.nextGaussian();
    }
    return z;
  }

  /**
   * One of the jobs, as a call that returns a number of its result.
   *
   * @param what {@code sums}, {@code evaluate}, or {@code exact}: values and gradients of the sum
   *     over all pairs
   */
  DoubleSupplier job(String what) {
    Particles mu = particles();
    if (what.equals("exact")) {
      KernelSums sums = KernelSums.best();
      return () -> sums.field(KERNEL, mu.points(), mu.points(), mu.weights()).values().get(0);
    }
    Spectrum spectrum = spectrum();
    if (what.equals("sums")) {
      return () -> spectrum.mean(mu).get(0);
    }
    Block g = spectrum.mean(mu);
    return () -> spectrum.along(mu.points(), g).values().get(0);
  }
}
