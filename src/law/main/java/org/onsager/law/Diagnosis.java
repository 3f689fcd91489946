package org.onsager.law;

import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * What the violations of a law have in common: one number by which everything is off, and where
 * they are. A place is named only if no trial is an exception.
 *
 * @param violated the trials on which the law is violated
 * @param held those on which it holds, with something to compare
 */
record Diagnosis(Vector<Tuple2<Trial, Verdict.Violated>> violated, Vector<Trial> held) {

  /** A ratio that is the same to a percent explains the violations. */
  private static final double PERCENT = 0.01;

  /** Fewer trials on either side may agree by accident. */
  private static final int ENOUGH = 3;

  private static final int BETWEEN = 40;

  /** One in so many trials may hide a violation by chance: a remainder that changes sign. */
  private static final int HIDDEN = 20;

  /** Beyond this share a ratio is told from one. */
  private static final double DIFFERENT = 1e-5;

  static Diagnosis of(Vector<Tuple2<Trial, Verdict>> tried) {
    return new Diagnosis(
        tried
            .filter(each -> !each._2.holds())
            .map(each -> each.map2(verdict -> (Verdict.Violated) verdict)),
        tried.filter(each -> isTelling(each._2)).map(Tuple2::_1));
  }

  /**
   * The fixed trials of a domain, and pairs at all distances between, so that a sentence about
   * distances can be sharp.
   */
  static Vector<Trial> trials(Domain domain) {
    double[] spreads = Arrays.stream(domain.spreads()).sorted().toArray();
    double range = spreads[spreads.length - 1] / spreads[0];
    int dimension = domain.minDimension();
    return domain
        .trials()
        .appendAll(
            Vector.range(0, range > 1 ? BETWEEN : 0)
                .map(k ->
                    domain.trial(
                        Math.min(2, domain.maxCount()),
                        dimension,
                        2000 + k,
                        spreads[0] * Math.pow(range, k / (BETWEEN - 1.0)),
                        Shape.CLOUD)));
  }

  private static boolean isTelling(Verdict verdict) {
    return verdict instanceof Verdict.Holds holds && !holds.note().startsWith(Taylor.NOTHING);
  }

  /** A sentence, or nothing. */
  String sentence(String law) {
    Option<String> where = where();
    return ratio()
        .map(r ->
            String.format(
                Locale.ROOT,
                "%s is %s of what it should be %s",
                noun(law),
                threeDigits(r),
                where.getOrElse(
                    HIDDEN * held.size() <= violated.size()
                        ? "everywhere"
                        : "on %d of %d trials"
                            .formatted(violated.size(), violated.size() + held.size()))))
        .orElse(() -> where.map(place -> "violated " + place))
        .getOrElse("");
  }

  /** "the field gradient" for a derivative that is tried, else what was compared. */
  private String noun(String law) {
    String found = violated.head()._2.what();
    String name = law.substring(law.lastIndexOf('.') + 1);
    return found.contains(": slope ")
        ? "the " + name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
        : found.replaceAll("(\\[\\d+\\])?, for .*", "");
  }

  private static String threeDigits(double ratio) {
    return ratio >= 0.0995 && ratio < 999.5
        ? String.format(Locale.ROOT, ratio < 9.995 ? "%.3f" : "%.1f", ratio)
        : String.format(Locale.ROOT, "%.3g", ratio);
  }

  /** The number by which everything is off, if it is one number. */
  private Option<Double> ratio() {
    double[] sorted =
        Arrays.stream(
                violated
                    .map(each -> each._2.ratio())
                    .toJavaStream()
                    .mapToDouble(Double::doubleValue)
                    .toArray())
            .sorted()
            .toArray();
    double middle = sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    boolean explains =
        sorted.length >= ENOUGH
            && Arrays.stream(sorted)
                .allMatch(r -> Math.abs(r - middle) <= PERCENT * Math.abs(middle))
            && Math.abs(middle - 1) > DIFFERENT;
    return explains ? Option.of(middle) : Option.none();
  }

  /** The first property that tells the violations from the rest. */
  private Option<String> where() {
    return Option.when(violated.size() >= ENOUGH && held.size() >= ENOUGH, this::properties)
        .flatMap(properties ->
            properties.toVector().flatMap(property -> told(property._1, property._2)).headOption());
  }

  private Map<String, ToDoubleFunction<Trial>> properties() {
    return LinkedHashMap.of(
        "only where weights differ", trial -> unequal(trial.particles().weights()),
        "only where a particle has no mass", trial -> trial.particles().masslessCount(),
        "only where points coincide", trial -> coincident(trial.particles().points()),
        "only on more than %s particles", trial -> trial.count(),
        "only in more than %s dimensions", trial -> trial.dimension(),
        "only beyond |x| = %s", trial -> largest(trial, Diagnosis::norm),
        "only at distances beyond r = %s", trial -> largest(trial, x -> farthest(trial, x)));
  }

  /** Whether every violation has more of it than any trial that held. */
  private Option<String> told(String sentence, ToDoubleFunction<Trial> property) {
    double least = violated.map(each -> property.applyAsDouble(each._1)).min().get();
    double most = held.map(property::applyAsDouble).max().get();
    return Option.when(least > most, () -> sentence.formatted(between(most, least)));
  }

  /** The number with the fewest digits between two, from the lower one on. */
  private static String between(double low, double high) {
    for (int digits = 1; digits < 4; digits++) {
      double unit = Math.pow(10, Math.floor(Math.log10(high)) + 1 - digits);
      double number = Math.ceil(low / unit) * unit;
      if (number >= low && number < high) {
        return plain(number, digits);
      }
    }
    return plain(low, 3);
  }

  /** So many digits, "50" and "0.05", not "5e+01". */
  private static String plain(double number, int digits) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits));
    return Math.abs(Math.log10(number)) < 6
        ? rounded.stripTrailingZeros().toPlainString()
        : rounded.toString();
  }

  private static double unequal(Block w) {
    double[] sorted = Arrays.stream(w.toArray()).sorted().toArray();
    return sorted[0] == sorted[sorted.length - 1] ? 0 : 1;
  }

  private static double coincident(Points x) {
    return x.count() - Vector.of(x.rows()).map(Block::copyOf).distinct().size();
  }

  private static double largest(Trial trial, Function<double[], Double> size) {
    Particles mu = trial.particles();
    return Vector.of(Measures.joined(mu.points(), trial.elsewhere()).rows()).map(size).max().get();
  }

  private static double norm(double[] x) {
    return Math.sqrt(KernelLaws.squaredDistance(x, new double[x.length]));
  }

  private static double farthest(Trial trial, double[] x) {
    double farthest = 0;
    for (double[] y : trial.particles().points().rows()) {
      farthest = Math.max(farthest, KernelLaws.squaredDistance(x, y));
    }
    return Math.sqrt(farthest);
  }
}
