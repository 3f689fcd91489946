package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.onsager.distribution.Density;
import org.onsager.energy.Energy;
import org.onsager.energy.KullbackLeibler;
import org.onsager.geometry.Mobility;
import org.onsager.geometry.Transport;
import org.onsager.measure.Block;
import org.onsager.measure.Failure;
import org.onsager.measure.Matrix;
import org.onsager.measure.Particles;
import org.onsager.step.State;

/** Laws of schemes against what they discretise: the rate of a geometry, and diffusion. */
public final class SchemeRates {

  /**
   * Energies are multiplied by this, and step sizes divided: rates times tau stay, noise falls by
   * its root.
   */
  private static final double COLD = 0x1p80;

  /** Normal numbers beyond this many standard deviations do not occur: 1e-22 each. */
  private static final double FARTHEST = 10;

  private static final int DRAWS = 256;

  /** {@code -log} of the probability with which honest noise is rejected: 1.4e-11. */
  private static final double RARE = 25;

  /** The coefficient of {@code log mu} where it is tried: neither one nor its own root. */
  private static final double ENTROPY = 4;

  /** Noise this far above rounding is normal to four digits, more than a law can see. */
  private static final double HARDLY_ROUNDED = 1e4;

  private SchemeRates() {}

  /**
   * All laws about rates.
   *
   * @return the laws
   */
  public static Vector<Law<Experiment>> all() {
    return Vector.of(RATE, NOISE);
  }

  /**
   * A scheme moves at the rate of the geometry that it claims, to first order in tau: positions and
   * weights alike. Noise that is claimed is made small beside the rate by the energy {@code c F}
   * for the time {@code tau / c}.
   */
  public static final Law<Experiment> RATE =
      Law.of("SchemeRates.rate", "move(tau) = mu - tau K(mu) xi + O(tau^2)", SchemeRates::rate);

  private static Verdict rate(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    Energy energy = experiment.energy(trial);
    double cold = experiment.diffusivity() > 0 ? COLD : 1;
    Energy steep = cold == 1 ? energy : energy.times(cold);
    return experiment
        .geometry()
        .map(geometry ->
            new FirstOrder(
                    claim,
                    geometry,
                    energy,
                    trial.particles(),
                    experiment.descends() || experiment.proximity().isDefined(),
                    t -> FARTHEST * Math.sqrt(2 * experiment.diffusivity() * t / cold))
                .holds(
                    t ->
                        experiment
                            .scheme()
                            .move(experiment.start(trial), steep, t / cold)
                            .map(State::particles),
                    experiment.tau()))
        .getOrElse(() -> claim.holds("not claimed"));
  }

  /**
   * Without a force, the moves of {@value #DRAWS} keys are independent normal numbers of mean zero
   * and variance {@code 2 tau diffusivity} in every coordinate: their squares, those of their sums
   * over the particles, and those of their sums over keys, are chi-squared, and the mean of {@code
   * cos 2 z} is {@code e^-2}, which tells them from other numbers of the same variance. Where noise
   * is claimed to carry {@code log mu}, the same holds with the mobility in the place of the
   * diffusivity.
   *
   * <p><i>Source:</i> the bounds are lemma 1 of Laurent and Massart (2000),
   * doi:10.1214/aos/1015957395.
   */
  public static final Law<Experiment> NOISE =
      Law.of(
          "SchemeRates.noise",
          "(move(tau) - mu) / sqrt(2 tau D) = N(0, 1) where F = 0",
          SchemeRates::noise);

  private static Verdict noise(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    if (experiment.carriesEntropy()) {
      return carried(claim, experiment);
    }
    if (experiment.diffusivity() == 0) {
      return claim.holds("not claimed");
    }
    Particles mu = trial.particles();
    Energy none = experiment.energy(trial).times(0);
    // So long that rounding of positions does not show.
    double tau =
        Math.max(experiment.tau(), Math.pow(EnergyRounding.largest(mu.points().coordinates()), 2));
    double deviation = Math.sqrt(2 * tau * experiment.diffusivity());
    return normal(
        claim,
        draw ->
            experiment
                .scheme()
                .move(State.start(mu, trial.key(draw)), none, tau)
                .map(moved ->
                    moved
                        .particles()
                        .points()
                        .coordinates()
                        .plus(-1, mu.points().coordinates())
                        .map(change -> change / deviation)));
  }

  /**
   * The force is {@code log mu} alone, four times: what is left of a move without its drift, over
   * the root of its covariance, is standard normal.
   */
  private static Verdict carried(Claim claim, Experiment experiment) {
    Trial trial = claim.trial();
    Particles mu = trial.particles();
    Energy entropy = KullbackLeibler.to(uniform(trial.dimension())).times(ENTROPY);
    Option<Mobility> mobility =
        experiment
            .geometry()
            .flatMap(geometry -> geometry instanceof Transport t ? t.mobility() : Option.none())
            .map(at -> at.apply(mu));
    if (mobility.isEmpty()) {
      return claim.that("the geometry that it discretises has no mobility", false);
    }
    double time = ENTROPY * experiment.tau();
    Block mean = mu.points().coordinates().plus(time, mobility.get().divergence());
    Matrix root = mobility.get().root().map(entry -> Math.sqrt(2 * time) * entry);
    double rounding = Tolerance.ULP * EnergyRounding.largest(mean);
    if (!(least(root) > HARDLY_ROUNDED * rounding)) {
      return claim.holds("the noise has no density, or its digits are those of rounding");
    }
    return normal(
        claim,
        draw ->
            experiment
                .scheme()
                .move(State.start(mu, trial.key(draw)), entropy, experiment.tau())
                .map(moved ->
                    whitened(root, moved.particles().points().coordinates().plus(-1, mean))));
  }

  private static Density uniform(int dimension) {
    return Density.of(dimension, x -> 0, x -> new double[x.length]);
  }

  private static double least(Matrix root) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < root.rows(); k++) {
      least = Math.min(least, root.get(k, k));
    }
    return least;
  }

  /** {@code L^-1 v} for every particle, by forward substitution. */
  private static Block whitened(Matrix root, Block v) {
    int d = root.rows();
    int n = v.length() / d;
    return Block.build(
        v.length(),
        z -> {
          for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
              double left = v.get(k * n + i);
              for (int l = 0; l < k; l++) {
                left -= root.get(k, l) * z[l * n + i];
              }
              z[k * n + i] = left / root.get(k, k);
            }
          }
        });
  }

  /** Whether the blocks of all draws are standard normal numbers. */
  private static Verdict normal(Claim claim, IntFunction<Either<Failure, Block>> noise) {
    Particles mu = claim.trial().particles();
    int size = mu.count() * mu.dimension();
    double[] squares = new double[size];
    double[] sums = new double[size];
    double together = 0;
    double waves = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Either<Failure, Block> drawn = noise.apply(draw);
      if (drawn.isLeft()) {
        return claim.holds("refused: " + drawn.getLeft().what());
      }
      Block z = drawn.get();
      for (int e = 0; e < size; e++) {
        squares[e] += z.get(e) * z.get(e);
        sums[e] += z.get(e);
        waves += Math.cos(2 * z.get(e));
      }
      together += z.sum() * z.sum() / size;
    }
    double shared = together;
    double wave = waves / (DRAWS * size);
    double[] means = Arrays.stream(sums).map(sum -> sum * sum / DRAWS).toArray();
    return chiSquared(claim, "squares", DRAWS * size, Arrays.stream(squares).sum())
        .and(() -> chiSquared(claim, "squared sums over the particles", DRAWS, shared))
        .and(() -> chiSquared(claim, "squared sums over keys", size, Arrays.stream(means).sum()))
        .and(() ->
            chiSquared(
                claim,
                "least squares of a coordinate",
                DRAWS,
                Arrays.stream(squares).min().getAsDouble()))
        .and(() ->
            chiSquared(
                claim,
                "largest squares of a coordinate",
                DRAWS,
                Arrays.stream(squares).max().getAsDouble()))
        .and(() -> claim.equal("mean of cos 2 z", wave, Math.exp(-2), bernstein(DRAWS * size)));
  }

  /** Of the mean of so many {@code cos 2 z}, of variance {@code (1 + e^-8) / 2 - e^-4}. */
  private static Tolerance bernstein(int count) {
    double variance = (1 + Math.exp(-8)) / 2 - Math.exp(-4);
    return new Tolerance(
        Math.sqrt(2 * variance * RARE / count) + 2 * RARE / (3 * count),
        "Bernstein's bound for %d normal numbers".formatted(count));
  }

  /**
   * {@code -2 sqrt(k x) <= S - k <= 2 sqrt(k x) + 2 x}, but for a probability of {@code 2 e^-x}.
   */
  private static Verdict chiSquared(Claim claim, String what, int degrees, double sum) {
    double root = 2 * Math.sqrt(degrees * RARE);
    double above = sum > degrees ? 2 * RARE : 0;
    return claim.equal(
        "sum of " + what,
        sum,
        degrees,
        new Tolerance(root + above, "what chi-squared numbers exceed once in 1e10 times"));
  }
}
