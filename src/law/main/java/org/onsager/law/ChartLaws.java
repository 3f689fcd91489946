package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.Supplier;
import org.onsager.chart.Chart;
import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Trouble;

/**
 * Laws of charts, on the points of a trial as coordinates z.
 *
 * @see ChartDerivatives
 * @see ChartBounds
 */
public final class ChartLaws {

  private static final int COVECTORS = 7;

  /** Far enough for squares to be large, and not beyond the range of a double. */
  private static final int DECADES = 100;

  private ChartLaws() {}

  /**
   * All laws of charts.
   *
   * @return the laws
   */
  public static Vector<Law<Chart>> all() {
    return Vector.of(FINITE, NEVER_NAN, PURE, INTO, CANONICAL)
        .appendAll(ChartDerivatives.all())
        .append(ChartBounds.STRETCH);
  }

  /** The coordinates z of a trial. */
  static Points coordinates(Claim claim) {
    return claim.trial().particles().points();
  }

  /** A covector for every point. */
  static Block covectors(Claim claim, Chart chart, int number) {
    int length = claim.trial().count() * chart.imageDimension();
    return claim.trial().key(COVECTORS).fold(number).normals(length);
  }

  /** The map and its derivatives are finite on the domain, and as many numbers as they must be. */
  public static final Law<Chart> FINITE =
      Law.of("ChartLaws.finite", "c, c' and c'' are finite on the domain", ChartLaws::finite);

  private static Verdict finite(Claim claim, Chart chart) {
    Points z = coordinates(claim);
    Block p = covectors(claim, chart, 0);
    long n = z.count();
    long d = chart.dimension();
    long e = chart.imageDimension();
    return claim
        .same("the number of images", chart.at(z).count(), n)
        .and(() -> claim.same("their dimension", chart.at(z).dimension(), e))
        .and(() -> claim.same("the length of c'", chart.jacobian(z).length(), e * d * n))
        .and(() -> claim.same("the length of c''", chart.curvature(z, p).length(), d * d * n))
        .and(() -> claim.finite("c'", chart.jacobian(z)))
        .and(() -> claim.finite("c''", chart.curvature(z, p)));
  }

  /**
   * At the origin, near it and far away the map and its derivatives are finite, or refused with
   * advice: as {@link Trouble}, which a scheme answers by a smaller step.
   */
  public static final Law<Chart> NEVER_NAN =
      Law.of(
          "ChartLaws.neverNaN",
          "c, c' and c'' at 0 and at 10^k z, |k| <= 100, are finite or refused as Trouble",
          ChartLaws::neverNaN);

  private static Verdict neverNaN(Claim claim, Chart chart) {
    Points z = coordinates(claim);
    Block p = covectors(claim, chart, 0);
    Verdict verdict = numbers(claim, chart, scaled(z, 0), p);
    for (int decade = -DECADES; decade <= DECADES && verdict.holds(); decade += 10) {
      verdict = numbers(claim, chart, scaled(z, Math.pow(10, decade)), p);
    }
    return verdict;
  }

  private static Points scaled(Points z, double factor) {
    return z.withCoordinates(z.coordinates().map(c -> factor * c));
  }

  private static Verdict numbers(Claim claim, Chart chart, Points z, Block p) {
    String at = " at " + Arrays.toString(z.row(0)) + " ...";
    return finiteOrRefused(claim, "c" + at, () -> chart.at(z).coordinates())
        .and(() -> finiteOrRefused(claim, "c'" + at, () -> chart.jacobian(z)))
        .and(() -> finiteOrRefused(claim, "c''" + at, () -> chart.curvature(z, p)));
  }

  private static Verdict finiteOrRefused(Claim claim, String what, Supplier<Block> numbers) {
    try {
      return claim.finite(what, numbers.get());
    } catch (Trouble refused) {
      return claim.holds("refused");
    }
  }

  /** The same points have the same images, bit for bit, each by itself. */
  public static final Law<Chart> PURE =
      Law.of(
          "ChartLaws.pure",
          "c(z), c'(z) and c''(z): twice the same, and each point as if it were alone",
          ChartLaws::pure);

  private static Verdict pure(Claim claim, Chart chart) {
    Points z = coordinates(claim);
    Block p = covectors(claim, chart, 0);
    Points x = chart.at(z);
    Block slopes = chart.jacobian(z);
    Block bends = chart.curvature(z, p);
    int n = z.count();
    Verdict verdict =
        claim
            .that("c(z), again", x.equals(chart.at(z)))
            .and(() -> claim.that("c'(z), again", slopes.equals(chart.jacobian(z))))
            .and(() -> claim.that("c''(z), again", bends.equals(chart.curvature(z, p))));
    for (int i = 0; i < n && verdict.holds(); i++) {
      Points alone = z.select(i);
      verdict =
          claim
              .equal(
                  "c of one point",
                  chart.at(alone).coordinates(),
                  of(x.coordinates(), i, n),
                  Tolerance.none())
              .and(one(claim, "c' of one point", chart.jacobian(alone), of(slopes, i, n)))
              .and(
                  one(
                      claim,
                      "c'' of one point",
                      chart.curvature(alone, of(p, i, n)),
                      of(bends, i, n)));
    }
    return verdict;
  }

  private static Supplier<Verdict> one(Claim claim, String what, Block found, Block expected) {
    return () -> claim.equal(what, found, expected, Tolerance.none());
  }

  /** The entries of point i. */
  static Block of(Block entries, int i, int n) {
    return Block.build(
        entries.length() / n, out -> Arrays.setAll(out, e -> entries.get(e * n + i)));
  }

  /** {@code into} is a right inverse: it finds coordinates of every point of the set. */
  public static final Law<Chart> INTO =
      Law.of("ChartLaws.into", "c(into(x)) = x for x = c(z)", ChartLaws::into);

  private static Verdict into(Claim claim, Chart chart) {
    Points x = chart.at(coordinates(claim));
    Points inside = chart.into(x);
    return sameImages(claim, "c(into(x))", chart, inside, x, Block.constant(x.count(), 0));
  }

  /** Canonical coordinates are those of the same points, and stay as they are. */
  public static final Law<Chart> CANONICAL =
      Law.of(
          "ChartLaws.canonical",
          "c(canonical(z)) = c(z); canonical(canonical(z)) = canonical(z)",
          ChartLaws::canonical);

  private static Verdict canonical(Claim claim, Chart chart) {
    Points z = coordinates(claim);
    Points least = chart.canonical(z);
    Points again = chart.canonical(least);
    return sameImages(claim, "c(canonical(z))", chart, least, chart.at(z), reduction(chart, z))
        .and(() ->
            claim.equal(
                "canonical(canonical(z))",
                again.coordinates(),
                least.coordinates(),
                Tolerance.ofSum(
                    chart.dimension(),
                    EnergyRounding.largest(least.coordinates()),
                    claim.trial().domain().accuracy())));
  }

  /** {@code |c'(z)| |z|}, what an ulp of z is in x. */
  private static Block reduction(Chart chart, Points z) {
    int n = z.count();
    Block slopes = chart.jacobian(z);
    return Block.build(
        n, out -> Arrays.setAll(out, i -> norm(of(slopes, i, n)) * norm(Block.copyOf(z.row(i)))));
  }

  static double norm(Block v) {
    return Math.sqrt(v.dot(v));
  }

  /** Up to the rounding of numbers of the size of the set, as far as z is from the origin. */
  private static Verdict sameImages(
      Claim claim, String what, Chart chart, Points z, Points x, Block reduction) {
    Points found = chart.at(z);
    double unit = claim.trial().domain().scale();
    Verdict verdict = claim.same(what + ", points", found.count(), x.count());
    for (int i = 0; i < x.count() && verdict.holds(); i++) {
      double[] centre = z.row(i);
      Block reach = chart.over(centre, widths(centre, unit)).reach();
      for (int k = 0; k < x.dimension() && verdict.holds(); k++) {
        double size = Math.abs(x.get(i, k)) + reach.get(k) + reduction.get(i);
        verdict =
            claim.equal(
                what,
                found.get(i, k),
                x.get(i, k),
                Tolerance.ofSum(chart.dimension(), size, claim.trial().domain().accuracy()));
      }
    }
    return verdict;
  }

  private static double[] widths(double[] centre, double unit) {
    return Arrays.stream(centre).map(c -> Math.abs(c) + unit).toArray();
  }
}
