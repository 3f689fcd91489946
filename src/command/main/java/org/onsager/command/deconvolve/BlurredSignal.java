package org.onsager.command.deconvolve;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.feature.GaussianLocation;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Readings of a sum of spikes that a Gaussian has blurred, {@code y_j = sum_i a_i exp(-(t_j -
 * x_i)^2 / (2 blur^2))} and noise: {@code a_i} is the height that spike i has when blurred.
 *
 * @param positions t, from the first to the last
 * @param values y
 * @param blur the standard deviation of the Gaussian
 * @param truth the spikes, where they are known
 */
record BlurredSignal(Block positions, Block values, double blur, Option<Particles> truth) {

  /**
   * The spikes of the example: the third and fourth are nearer than two peaks can be told apart.
   */
  private static final Particles SPIKES =
      Particles.of(Points.onLine(18.3, 32.7, 50.2, 55.9, 80.6), 1, 0.6, 0.8, 0.5, 0.9);

  private static final double BLUR = 3;
  private static final double NOISE = 0.01;

  /** An example: spikes that are known, read at 0, 1, ..., 100, with one per cent of noise. */
  static BlurredSignal made(Key key) {
    double[] t = IntStream.rangeClosed(0, 100).mapToDouble(j -> j).toArray();
    Block clean = GaussianLocation.ofStandardDeviation(Points.onLine(t), BLUR).mean(SPIKES);
    return new BlurredSignal(
        Block.copyOf(t), clean.plus(NOISE, key.normals(t.length)), BLUR, Option.of(SPIKES));
  }

  double first() {
    return Arrays.stream(positions.borrowReadOnly()).min().orElseThrow();
  }

  double last() {
    return Arrays.stream(positions.borrowReadOnly()).max().orElseThrow();
  }

  /** The largest distance of neighbours. */
  double widestStep() {
    double[] sorted = Arrays.stream(positions.borrowReadOnly()).sorted().toArray();
    return IntStream.range(1, sorted.length)
        .mapToDouble(j -> sorted[j] - sorted[j - 1])
        .max()
        .orElse(0);
  }

  /** {@code Phi_j(x)}, what reading j sees of a spike of height one at x. */
  GaussianLocation features() {
    return GaussianLocation.ofStandardDeviation(new Points(positions.length(), 1, positions), blur);
  }
}
