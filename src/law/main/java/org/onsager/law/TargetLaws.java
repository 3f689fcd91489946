package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.Function;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.Sampler;
import org.onsager.distribution.Samples;
import org.onsager.distribution.Target;
import org.onsager.feature.RandomFeatures;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.pairwise.KernelSums;

/**
 * Laws of targets. Embeddings are tried in a few kernels of the length of the domain's scale; a
 * target that has none in a kernel is not asked.
 *
 * @see TargetCoherence
 * @see TargetDerivatives
 * @see TargetFourier
 */
public final class TargetLaws {

  private static final int DRAWS = 65_536;

  /** So many samples are points at which an embedding is read, because there is mass. */
  private static final int READ = 8;

  /** The probability with which an honest sampler is taken for a wrong one, a fixed key once. */
  private static final double RISK = 1e-9;

  /** Frequencies at which mean features are asked for. */
  private static final int WAVES = 5;

  private TargetLaws() {}

  /**
   * All laws of targets.
   *
   * @return the laws
   */
  public static Vector<Law<Target>> all() {
    return Vector.<Law<Target>>of(
            DIMENSION, EMBEDDING, SELF_ENERGY, MEAN_FEATURES, KEYED, TargetFourier.MODES)
        .appendAll(TargetCoherence.all())
        .appendAll(TargetDerivatives.all());
  }

  private static RadialKernel[] kernels(Trial trial) {
    double length = trial.domain().scale();
    return new RadialKernel[] {
      Gaussian.ofStandardDeviation(length),
      Gaussian.ofStandardDeviation(length / 3),
      Gaussian.ofStandardDeviation(3 * length),
      Gaussian.ofStandardDeviation(2 * length)
          .times(0.5)
          .plus(Gaussian.ofStandardDeviation(length)),
      InverseMultiquadric.ofScale(length),
      Matern.threeHalves(length),
      Matern.fiveHalves(length),
      Laplace.ofLength(length),
      new EnergyDistance()
    };
  }

  /** The first violation among the kernels in which the target has an embedding. */
  static Verdict inEach(Claim claim, Target target, Function<Embedded, Verdict> law) {
    Verdict verdict = claim.holds("");
    for (RadialKernel kernel : kernels(claim.trial())) {
      for (Embedding embedding : target.embedding(kernel)) {
        verdict = verdict.and(() -> law.apply(new Embedded(kernel, embedding)));
      }
    }
    return verdict;
  }

  record Embedded(RadialKernel kernel, Embedding embedding) {

    /** Whether the kernel has a kink where points coincide. */
    boolean kinked() {
      return kernel instanceof Laplace || kernel instanceof EnergyDistance;
    }
  }

  /** Samples, embeddings and log-densities have the dimension of the target. */
  public static final Law<Target> DIMENSION =
      Law.of(
          "TargetLaws.dimension",
          "all parts have the dimension of the target",
          TargetLaws::dimension);

  private static Verdict dimension(Claim claim, Target target) {
    Trial trial = claim.trial();
    int d = target.dimension();
    return inEach(
            claim,
            target,
            e -> claim.same("embedding in " + e.kernel(), e.embedding().dimension(), d))
        .and(() ->
            target instanceof Sampler sampler
                ? claim.same("samples", sampler.sample(3, trial.key(0)).dimension(), d)
                : claim.holds(""));
  }

  /**
   * The embedding is the average of the kernel over samples: exactly, for a target that is samples;
   * within Bernstein's bound {@code sqrt(2 m (r - m) log(2 / p) / N) + r log(2 / p) / (3 N)} at a
   * fixed key for a sampler and a kernel of values between 0 and r, whose variance is at most
   * {@code m (r - m)}. The normal law is of no use here: far away the average has heavy tails.
   *
   * <p><i>Source:</i> Boucheron, Lugosi and Massart, Concentration Inequalities (2013), corollary
   * 2.11; Bhatia and Davis (2000), doi:10.2307/2589180.
   */
  public static final Law<Target> EMBEDDING =
      Law.of("TargetLaws.embedding", "m(x) = int k(x, y) dpi(y)", TargetLaws::embedding).costly();

  private static Verdict embedding(Claim claim, Target target) {
    Trial trial = claim.trial();
    Points own = trial.particles().points();
    Points x =
        target instanceof Sampler sampler
            ? Measures.joined(own, sampler.sample(READ, trial.key(1)))
            : own;
    return inEach(claim, target, e -> equalsAverage(claim, target, e, x));
  }

  private static Verdict equalsAverage(Claim claim, Target target, Embedded e, Points x) {
    String what = "embedding in " + e.kernel();
    Block values = e.embedding().values(x);
    Verdict coherent =
        claim.equal(
            what + ", at(x)",
            e.embedding().at(x).values(),
            values,
            Tolerance.ofSum(8, range(e.kernel(), values), claim.trial().domain().accuracy()));
    return switch (target) {
      case Samples samples -> {
        NaiveSums naive =
            NaiveSums.of(e.kernel(), x, samples.measure().points(), samples.measure().weights());
        Tolerance rounding =
            Tolerance.ofSum(
                    samples.measure().count(),
                    naive.valueMagnitude(),
                    claim.trial().domain().accuracy())
                .orUnderflow();
        yield coherent.and(() -> claim.equal(what, values, naive.values(), rounding));
      }
      case Sampler sampler -> {
        Points y = sampler.sample(DRAWS, claim.trial().key(0));
        Block average =
            KernelSums.best().values(e.kernel(), x, y, Block.constant(DRAWS, 1.0 / DRAWS));
        yield coherent.and(() -> agree(claim, what, e.kernel(), values, average));
      }
      default -> coherent;
    };
  }

  private static Verdict agree(
      Claim claim, String what, RadialKernel kernel, Block values, Block averages) {
    Verdict verdict = claim.holds("");
    for (int i = 0; i < values.length() && verdict.holds(); i++) {
      double m = values.get(i);
      verdict = claim.equal(what + "[" + i + "]", m, averages.get(i), bernstein(kernel, m));
    }
    return verdict;
  }

  /**
   * For an average of mean m, if that is the truth. A bounded kernel lies between 0 and k(0); for
   * another the bound is infinite.
   */
  private static Tolerance bernstein(RadialKernel kernel, double m) {
    double range =
        Double.isFinite(kernel.profile(Double.POSITIVE_INFINITY))
            ? kernel.profile(0)
            : Double.POSITIVE_INFINITY;
    double variance = Math.max(0, m * (range - m));
    double log = Math.log(2 / RISK);
    return new Tolerance(
        Double.isInfinite(range)
            ? range
            : Math.sqrt(2 * variance * log / DRAWS) + range * log / (3 * DRAWS),
        "Bernstein's bound for %d samples, range %s, risk %s".formatted(DRAWS, range, RISK));
  }

  private static double range(RadialKernel kernel, Block values) {
    return Math.abs(kernel.profile(0)) + EnergyRounding.largest(values);
  }

  /**
   * The self-energy is the average of the embedding over the target: exactly for samples, within
   * Bernstein's bound for a sampler.
   */
  public static final Law<Target> SELF_ENERGY =
      Law.of("TargetLaws.selfEnergy", "self-energy = int m dpi", TargetLaws::selfEnergy).costly();

  private static Verdict selfEnergy(Claim claim, Target target) {
    Trial trial = claim.trial();
    return inEach(
        claim,
        target,
        e ->
            switch (target) {
              case Samples samples -> {
                Block m = e.embedding().values(samples.measure().points());
                Block w = samples.measure().weights();
                yield claim.equal(
                    "self-energy in " + e.kernel(),
                    e.embedding().selfEnergy(),
                    w.dot(m),
                    Tolerance.ofSum(w.length(), range(e.kernel(), m), trial.domain().accuracy()));
              }
              case Sampler sampler -> {
                Block m = e.embedding().values(sampler.sample(DRAWS, trial.key(1)));
                yield claim.equal(
                    "self-energy in " + e.kernel(),
                    e.embedding().selfEnergy(),
                    m.sum() / DRAWS,
                    bernstein(e.kernel(), e.embedding().selfEnergy()));
              }
              default -> claim.holds("");
            });
  }

  /**
   * Mean features, where they are known, are averages over samples: exactly for samples, within
   * Hoeffding's bound {@code a sqrt(2 log(2 / p) / N)} for a sampler and waves of amplitude a,
   * which lie between -a and a.
   *
   * <p><i>Source:</i> Hoeffding (1963), doi:10.1080/01621459.1963.10500830, theorem 2.
   */
  public static final Law<Target> MEAN_FEATURES =
      Law.of(
              "TargetLaws.meanFeatures",
              "meanFeatures(Phi) = int Phi dpi, where it is known",
              TargetLaws::meanFeatures)
          .costly();

  private static Verdict meanFeatures(Claim claim, Target target) {
    Trial trial = claim.trial();
    RandomFeatures waves =
        RandomFeatures.orthogonal(
            Gaussian.ofStandardDeviation(trial.domain().scale()),
            trial.particles().dimension(),
            WAVES,
            trial.key(2));
    return target
        .meanFeatures(waves)
        .map(mean -> equalsAverage(claim, target, waves, mean))
        .getOrElse(() -> claim.holds("not known"));
  }

  private static Verdict equalsAverage(
      Claim claim, Target target, RandomFeatures waves, Block mean) {
    double amplitude = waves.amplitudes().get(0);
    return switch (target) {
      case Samples samples ->
          claim.equal(
              "mean features",
              mean,
              average(waves, samples.measure()),
              Tolerance.ofSum(
                  samples.measure().count(), amplitude, claim.trial().domain().accuracy()));
      case Sampler sampler ->
          claim.equal(
              "mean features",
              mean,
              average(waves, Particles.uniform(sampler.sample(DRAWS, claim.trial().key(0)))),
              new Tolerance(
                  amplitude * Math.sqrt(2 * Math.log(2 / RISK) / DRAWS),
                  "Hoeffding's bound for %d samples, risk %s".formatted(DRAWS, RISK)));
      default -> claim.same("mean features, length", mean.length(), waves.count());
    };
  }

  private static Block average(RandomFeatures waves, Particles mu) {
    int n = mu.count();
    double[] values = waves.values(mu.points()).borrowReadOnly();
    double[] weights = mu.weights().borrowReadOnly();
    return Block.build(
        waves.count(),
        out -> {
          for (int j = 0; j < out.length; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
              sum += weights[i] * values[j * n + i];
            }
            out[j] = sum;
          }
        });
  }

  /** The same key gives the same samples, another key others. */
  public static final Law<Target> KEYED =
      Law.of(
          "TargetLaws.keyed", "sample(n, key): the same for the same key only", TargetLaws::keyed);

  private static Verdict keyed(Claim claim, Target target) {
    Trial trial = claim.trial();
    if (!(target instanceof Sampler sampler)) {
      return claim.holds("no sampler");
    }
    Points samples = sampler.sample(trial.count(), trial.key(0));
    return claim
        .same("count", samples.count(), trial.count())
        .and(() ->
            claim.that(
                "other samples for the same key",
                samples.equals(sampler.sample(trial.count(), trial.key(0)))))
        .and(() ->
            claim.that(
                "the same samples for another key",
                !samples.equals(sampler.sample(trial.count(), trial.key(1)))));
  }
}
