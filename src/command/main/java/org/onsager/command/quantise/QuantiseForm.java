package org.onsager.command.quantise;

import io.vavr.control.Option;
import org.onsager.certificate.Box;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.Samples;
import org.onsager.distribution.Target;
import org.onsager.energy.Energy;
import org.onsager.energy.FourierMmd;
import org.onsager.energy.Mmd;
import org.onsager.kernel.Bandwidth;
import org.onsager.kernel.Kernel;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;
import org.onsager.pairwise.KernelSums;

/**
 * Half the squared distance of few particles from many samples, in the form that costs less: as a
 * Fourier series with one pass over the samples, or as sums over pairs of a particle and a sample.
 * No sum goes over pairs of samples where these are many.
 *
 * @param energy F, up to a constant unless it is complete
 * @param modes of the Fourier form, at the samples; none of sums over pairs
 * @param complete whether F is zero where the distance is: sums over pairs of many samples, which
 *     are that constant, are not taken
 */
record QuantiseForm(Energy energy, Option<Integer> modes, boolean complete) {

  /** Smooth to here: below what a few hundred steps reach. */
  private static final double TOLERANCE = 1e-20;

  /** Four modes cost a particle what a sample does. */
  private static final long MODES_A_SAMPLE = 4;

  /** Pairs of so many samples take a second or two. */
  private static final int FEW = 20_000;

  private static final int SOME = 2000;
  private static final Key CHOSEN = Key.of(2001);

  /**
   * The form for a number of particles.
   *
   * @param samples N of them
   * @param kernel a sum of Gaussians
   * @param count n
   */
  static QuantiseForm of(Points samples, PositiveDefiniteKernel kernel, int count) {
    return fourier(samples, kernel, MODES_A_SAMPLE * (samples.count() + count))
        .getOrElse(() -> pairs(samples, kernel));
  }

  private static Option<QuantiseForm> fourier(
      Points samples, PositiveDefiniteKernel kernel, long most) {
    try {
      if (samples.dimension() > 3 || leastModes(samples, kernel) > most) {
        return Option.none();
      }
      FourierMmd energy = Mmd.to(Samples.of(samples), kernel).inFourierForm(TOLERANCE);
      int modes = energy.spectrum(Particles.uniform(samples.select(0))).count();
      return Option.when(modes <= most, () -> new QuantiseForm(energy, Option.some(modes), true));
    } catch (IllegalArgumentException | Trouble notSo) {
      return Option.none();
    }
  }

  /** Fewer than there are, from the box of the samples in lengths of the kernel. */
  private static double leastModes(Points samples, PositiveDefiniteKernel kernel) {
    Box box = Box.around(samples);
    double length = Math.sqrt(Bandwidth.lengthScaleSquared(kernel));
    double modes = 1;
    for (int k = 0; k < samples.dimension(); k++) {
      modes *= 1 + (box.upper().get(k) - box.lower().get(k)) / length;
    }
    return modes;
  }

  private static QuantiseForm pairs(Points samples, PositiveDefiniteKernel kernel) {
    Samples all = Samples.of(samples);
    if (samples.count() <= FEW) {
      return new QuantiseForm(Mmd.to(all, kernel), Option.none(), true);
    }
    Points some = samples.select(CHOSEN.choice(SOME, samples.count()));
    return new QuantiseForm(
        Mmd.to(new Estimated(all, Samples.of(some)), kernel), Option.none(), false);
  }

  /** Twice F: the squared distance, or what it is above a constant. */
  double mmdSquared(Particles mu) {
    return 2 * energy.value(mu);
  }

  /** {@code int k(., y) dnu(y)} of the samples nu, at points. */
  double[] embedding(Kernel kernel, Points at) {
    Particles one = Particles.uniform(at.select(0));
    double[] x = one.points().row(0);
    double[] xi = energy.firstVariation(one, at).values().toArray();
    for (int i = 0; i < xi.length; i++) {
      xi[i] = kernel.value(x, at.row(i)) - xi[i];
    }
    return xi;
  }

  /**
   * Samples whose self-energy is that of some of them: near enough for F to lose no digits.
   *
   * @param all the samples
   * @param some of them
   */
  private record Estimated(Samples all, Samples some) implements Target {

    @Override
    public int dimension() {
      return all.dimension();
    }

    @Override
    public Option<Embedding> embedding(Kernel kernel) {
      return all.embedding(kernel)
          .flatMap(of -> some.embedding(kernel).map(part -> new Known(of, part)));
    }
  }

  private record Known(Embedding all, Embedding some) implements Embedding {

    @Override
    public int dimension() {
      return all.dimension();
    }

    @Override
    public Field at(Points points) {
      return all.at(points);
    }

    @Override
    public Block values(Points points) {
      return all.values(points);
    }

    @Override
    public double selfEnergy() {
      return some.selfEnergy();
    }

    @Override
    public double error() {
      return all.error();
    }

    @Override
    public Embedding by(KernelSums sums) {
      return new Known(all.by(sums), some.by(sums));
    }

    @Override
    public Option<Embedding> in(Kernel kernel) {
      return all.in(kernel).flatMap(of -> some.in(kernel).map(part -> new Known(of, part)));
    }
  }
}
