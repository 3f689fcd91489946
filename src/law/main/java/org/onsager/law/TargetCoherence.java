package org.onsager.law;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.onsager.distribution.Density;
import org.onsager.distribution.Embedding;
import org.onsager.distribution.Sampler;
import org.onsager.distribution.Target;
import org.onsager.kernel.Gaussian;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/**
 * Laws that hold the parts of a target to each other: sampler, score and embedding are of one
 * measure.
 *
 * @see TargetLaws#EMBEDDING
 * @see TargetLaws#SELF_ENERGY
 */
public final class TargetCoherence {

  private static final int DRAWS = 16_384;

  private static final int BUMPS = 4;

  private static final int WAYS = 2;

  /** The probability with which an honest target is taken for a wrong one, a bump and axis once. */
  private static final double RISK = 1e-9;

  /** Below the narrowest kernel of a Taylor test. */
  private static final double NARROW = 0x1p-46;

  /** Where an embedding in a narrow kernel is smaller, digits are lost, or it underflows. */
  private static final double HARDLY = 1e-100;

  private TargetCoherence() {}

  /**
   * All laws of coherence.
   *
   * @return the laws
   */
  public static Vector<Law<Target>> all() {
    return Vector.of(STEIN, RATIOS, MASS, DENSITY);
  }

  /**
   * Sampler and score are of one measure: {@code E[s(Y) b(Y) + grad b(Y)] = 0} for Gaussian bumps b
   * around a few samples, as wide as the samples spread; within the empirical Bernstein bound
   * {@code sqrt(2 V log(4 / p) / N) + 7 r log(4 / p) / (3 N)} at fixed keys, with the sample
   * variance V and the range r taken for twice the largest term.
   *
   * <p><i>Source:</i> Stein (1972); Gorham and Mackey (2015), arXiv:1506.03039; Maurer and Pontil
   * (2009), arXiv:0907.3740, theorem 4.
   */
  public static final Law<Target> STEIN =
      Law.of("TargetCoherence.stein", "E[s(Y) b(Y) + grad b(Y)] = 0", TargetCoherence::stein)
          .costly();

  private static Verdict stein(Claim claim, Target target) {
    Trial trial = claim.trial();
    if (!(target instanceof Sampler sampler && target instanceof Density density)) {
      return claim.holds("no sampler, or no score");
    }
    Points y = sampler.sample(DRAWS, trial.key(0));
    Block score = density.logDensity(y).gradients();
    double width = deviation(y);
    if (!(width > 0)) {
      return claim.that("all samples are the same", false);
    }
    Points centres = sampler.sample(BUMPS, trial.key(1));
    Verdict verdict = claim.holds("");
    for (int b = 0; b < BUMPS && verdict.holds(); b++) {
      for (int k = 0; k < y.dimension() && verdict.holds(); k++) {
        Block terms = terms(y, score, centres.row(b), width, k);
        verdict =
            claim.equal(
                "the average along axis %d around sample %d".formatted(k, b),
                terms.sum() / DRAWS,
                0,
                bernstein(terms, 2 * EnergyRounding.largest(terms)));
      }
    }
    return verdict;
  }

  /**
   * Sampler and log-density are of one measure p, also far apart, where a score says nothing of the
   * masses of two modes: {@code E[b(Y) min(1, p(Y + v) / p(Y))] = E[b(Y - v) min(1, p(Y - v) /
   * p(Y))]}, both {@code int b(y) min(p(y), p(y + v)) dy}, for Gaussian bumps b around a sample and
   * the way v from there to another one; within the empirical Bernstein bound {@code sqrt(2 V log(4
   * / q) / N) + 14 log(4 / q) / (3 N)} for differences between -1 and 1 at fixed keys. Says nothing
   * in the image of a map, which v may leave.
   *
   * <p><i>Source:</i> Bennett (1976), doi:10.1016/0021-9991(76)90078-4; Maurer and Pontil (2009),
   * arXiv:0907.3740, theorem 4.
   */
  public static final Law<Target> RATIOS =
      Law.of(
              "TargetCoherence.ratios",
              "E[b(Y) min(1, p(Y + v) / p(Y))] = E[b(Y - v) min(1, p(Y - v) / p(Y))]",
              TargetCoherence::ratios)
          .costly();

  private static Verdict ratios(Claim claim, Target target) {
    Trial trial = claim.trial();
    if (!(target instanceof Sampler sampler && target instanceof Density density)
        || trial.domain().charted()) {
      return claim.holds("no sampler, no density, or points cannot be displaced at will");
    }
    Points y = sampler.sample(DRAWS, trial.key(0));
    Block log = density.logDensity(y).values();
    double width = deviation(y);
    Points ends = sampler.sample(2 * WAYS, trial.key(1));
    Verdict verdict = claim.holds("");
    for (int b = 0; b < WAYS && verdict.holds(); b++) {
      double[] from = ends.row(2 * b);
      double[] to = ends.row(2 * b + 1);
      Block there = accepted(density, y, log, from, to);
      Block back = accepted(density, y, log, to, from);
      Block differences = bump(y, from, width, there).plus(-1, bump(y, to, width, back));
      verdict =
          claim.equal(
              "the average from sample %d to %d".formatted(2 * b, 2 * b + 1),
              differences.sum() / DRAWS,
              0,
              bernstein(differences, 2));
    }
    return verdict;
  }

  /** {@code min(1, p(y + to - from) / p(y))}. */
  private static Block accepted(Density density, Points y, Block log, double[] from, double[] to) {
    int n = y.count();
    Points moved =
        y.withCoordinates(
            Block.build(
                y.coordinates().length(),
                out -> Arrays.setAll(out, e -> y.coordinates().get(e) + to[e / n] - from[e / n])));
    return density
        .logDensity(moved)
        .values()
        .plus(-1, log)
        .map(ratio -> Math.exp(Math.min(0, ratio)));
  }

  /** Numbers at points, times a Gaussian bump around a centre. */
  private static Block bump(Points y, double[] centre, double width, Block numbers) {
    return Block.build(
        y.count(),
        out ->
            Arrays.setAll(
                out,
                i -> {
                  double s = KernelLaws.squaredDistance(y.row(i), centre) / (width * width);
                  return Math.exp(-s / 2) * numbers.get(i);
                }));
  }

  /** {@code width (s b + grad b)} along an axis, for the bump b around a centre. */
  private static Block terms(Points y, Block score, double[] centre, double width, int axis) {
    int n = y.count();
    return Block.build(
        n,
        out -> {
          for (int i = 0; i < n; i++) {
            double[] row = y.row(i);
            double s = KernelLaws.squaredDistance(row, centre) / (width * width);
            double slope = (centre[axis] - row[axis]) / width;
            out[i] = Math.exp(-s / 2) * (width * score.get(axis * n + i) + slope);
          }
        });
  }

  /** The standard deviation of a coordinate, over all axes. */
  private static double deviation(Points y) {
    int n = y.count();
    double sum = 0;
    for (int k = 0; k < y.dimension(); k++) {
      int axis = k * n;
      double mean = IntStream.range(0, n).mapToDouble(i -> y.coordinates().get(axis + i)).sum() / n;
      sum +=
          IntStream.range(0, n)
              .mapToDouble(i -> Math.pow(y.coordinates().get(axis + i) - mean, 2))
              .sum();
    }
    return Math.sqrt(sum / (n * y.dimension()));
  }

  private static Tolerance bernstein(Block terms, double range) {
    int n = terms.length();
    double mean = terms.sum() / n;
    double variance = terms.map(f -> (f - mean) * (f - mean)).sum() / (n - 1);
    double log = Math.log(4 / RISK);
    return new Tolerance(
        Math.sqrt(2 * variance * log / n) + 7 * range * log / (3 * (n - 1)),
        String.format(
            Locale.ROOT,
            "Bernstein's bound for %d samples, variance %.3e, range %.3e, risk %s",
            n,
            variance,
            range,
            RISK));
  }

  /**
   * The mass of the target is one: in Gaussian kernels that become wider, embedding and self-energy
   * tend to one, {@code m(x) - 1 = O(t^2)} for the standard deviation {@code scale / t}. A factor
   * in an embedding shows to the last digits, and without a sampler.
   */
  public static final Law<Target> MASS =
      Law.of(
          "TargetCoherence.mass",
          "m(x) - 1 = O(t^2) for a Gaussian kernel of standard deviation scale / t",
          TargetCoherence::mass);

  private static Verdict mass(Claim claim, Target target) {
    Trial trial = claim.trial();
    Points x = trial.particles().points();
    if (embeddings(target, trial, 1, -1).isEmpty()) {
      return claim.holds("no embedding in Gaussian kernels");
    }
    double accuracy = trial.domain().accuracy();
    return Taylor.vanishesToSecondOrder(
            claim,
            "m - 1",
            t -> {
              Block m = embedding(target, trial, 1 / t).values(x).map(v -> v - 1);
              return new Taylor.Remainder(m.sum(), rounding(m.length(), accuracy));
            })
        .and(() ->
            Taylor.vanishesToSecondOrder(
                claim,
                "self-energy - 1",
                t ->
                    new Taylor.Remainder(
                        embedding(target, trial, 1 / t).selfEnergy() - 1, rounding(1, accuracy))));
  }

  /** Sums of a few terms of size one, for a measure of many parts. */
  private static double rounding(int terms, double accuracy) {
    return Tolerance.ofSum(EnergyRounding.terms(terms), terms, accuracy).size();
  }

  /**
   * Embedding and density are of one measure: in Gaussian kernels that become narrower, the
   * embedding tends to a multiple of the density, {@code grad log m(x) - s(x) = O(t^2)} for the
   * standard deviation {@code t scale}, and {@code log m(x) - log p(x)} to the same number at all
   * points.
   */
  public static final Law<Target> DENSITY =
      Law.of(
          "TargetCoherence.density",
          "grad log m(x) - s(x) and log m(x) - log p(x) - c = O(t^2) for a Gaussian kernel of"
              + " standard deviation t scale",
          TargetCoherence::density);

  private static Verdict density(Claim claim, Target target) {
    Trial trial = claim.trial();
    Points x = trial.particles().points();
    if (!(target instanceof Density density) || embeddings(target, trial, 1, 1).isEmpty()) {
      return claim.holds("no density, or no embedding in Gaussian kernels");
    }
    Block m = embedding(target, trial, NARROW).values(x);
    int[] near = IntStream.range(0, x.count()).filter(i -> m.get(i) > HARDLY).toArray();
    return near.length == 0
        ? claim.holds("too far away")
        : Taylor.confirmed(
                number -> tendsToScore(claim, target, density, x.select(near), trial, number))
            .and(() ->
                Taylor.confirmed(number ->
                    tendsToDensity(claim, target, density, x.select(near), trial, number)));
  }

  private static Verdict tendsToDensity(
      Claim claim, Target target, Density density, Points x, Trial trial, int number) {
    Block p = density.logDensity(x).values();
    Block normals = trial.key(number).normals(x.count());
    double mean = normals.sum() / x.count();
    // Of zero sum, so that a factor of the density does not count.
    Block v = normals.map(z -> z - mean);
    double exponents = (EnergyRounding.largest(p) - Math.log(HARDLY)) * reach(x, trial);
    double rounding =
        Tolerance.ofSum(x.count(), v.map(Math::abs).sum() * exponents, trial.domain().accuracy())
            .size();
    return Taylor.vanishesToSecondOrder(
        claim,
        "log m - log p",
        t -> {
          Block m = embedding(target, trial, t).values(x);
          double power = x.dimension() * Math.log(t);
          return new Taylor.Remainder(
              v.dot(m.map(value -> Math.log(value) - power)) - v.dot(p), rounding);
        });
  }

  /** How far out, in units of length: coordinates round in proportion. */
  private static double reach(Points x, Trial trial) {
    return 1 + EnergyRounding.largest(x.coordinates()) / trial.domain().scale();
  }

  private static Verdict tendsToScore(
      Claim claim, Target target, Density density, Points x, Trial trial, int number) {
    Block score = density.logDensity(x).gradients();
    Block v = trial.key(number).normals(score.length());
    double reach = reach(x, trial);
    return Taylor.vanishesToSecondOrder(
        claim,
        "grad log m - s",
        t -> {
          Field m = embedding(target, trial, t).at(x);
          Block reciprocal = m.values().map(value -> 1 / value);
          Block found = Measures.weighted(reciprocal, m.gradients());
          double size =
              v.map(Math::abs).dot(found.map(Math::abs).plus(1, score.map(Math::abs))) * reach;
          // A Gaussian exp(-e) has the relative error e, of which 1e-100 leaves 230.
          double exponent = -Math.log(HARDLY);
          return new Taylor.Remainder(
              v.dot(found) - v.dot(score),
              Tolerance.ofSum(x.count(), size * exponent, trial.domain().accuracy()).size());
        });
  }

  private static Embedding embedding(Target target, Trial trial, double width) {
    return target
        .embedding(Gaussian.ofStandardDeviation(width * trial.domain().scale()))
        .getOrElseThrow(
            () -> new IllegalArgumentException("an embedding in some Gaussian kernels only"));
  }

  /** The embedding in a plain kernel, if there is also one in a kernel of another width. */
  private static Option<Embedding> embeddings(
      Target target, Trial trial, double width, int direction) {
    double scale = trial.domain().scale();
    Option<Embedding> other =
        target.embedding(Gaussian.ofStandardDeviation(Math.scalb(scale, -7 * direction)));
    return other.flatMap(e -> target.embedding(Gaussian.ofStandardDeviation(width * scale)));
  }
}
