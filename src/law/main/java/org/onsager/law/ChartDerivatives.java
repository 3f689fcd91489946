package org.onsager.law;

import io.vavr.collection.Vector;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.onsager.chart.Chart;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Points;

/** Laws that hold the derivatives of a chart to its values, by Taylor remainders. */
public final class ChartDerivatives {

  private static final int DIRECTIONS = 8;

  private ChartDerivatives() {}

  /**
   * All laws about derivatives.
   *
   * @return the laws
   */
  public static Vector<Law<Chart>> all() {
    return Vector.of(SLOPE, CURVATURE, PULL_BACK);
  }

  /** The first derivatives are those of the map. */
  public static final Law<Chart> SLOPE =
      Law.of(
          "ChartDerivatives.slope",
          "<p, c(z + t v) - c(z) - t c'(z) v> = O(t^2)",
          ChartDerivatives::slope);

  private static Verdict slope(Claim claim, Chart chart) {
    Points z = ChartLaws.coordinates(claim);
    return Taylor.confirmed(number -> {
      Block p = ChartLaws.covectors(claim, chart, number);
      return vanishes(
          claim,
          "<p, c>",
          at -> terms(p, chart.at(at).coordinates()),
          gradient(chart, z, p),
          number);
    });
  }

  /** The second derivatives are those of the first, and symmetric. */
  public static final Law<Chart> CURVATURE =
      Law.of(
          "ChartDerivatives.curvature",
          "<p, (c'(z + t v) - c'(z) - t c''(z) v) q> = O(t^2), c'' symmetric",
          ChartDerivatives::curvature);

  private static Verdict curvature(Claim claim, Chart chart) {
    Points z = ChartLaws.coordinates(claim);
    int d = chart.dimension();
    return Taylor.confirmed(number -> {
      Block p = ChartLaws.covectors(claim, chart, number);
      Block q = claim.trial().key(DIRECTIONS).fold(number).normals(z.count() * d);
      Block bends = chart.curvature(z, p);
      return vanishes(
              claim,
              "<p, c' q>",
              at -> terms(q, gradient(chart, at, p)),
              contracted(bends, q, d),
              number)
          .and(() ->
              claim.equal(
                  "c'', transposed",
                  transposed(bends, d, z.count()),
                  bends,
                  Tolerance.ofSum(
                      d, EnergyRounding.largest(bends), claim.trial().domain().accuracy())));
    });
  }

  /** Entry by entry. */
  private static Block terms(Block p, Block x) {
    return Block.build(
        p.length(),
        out -> {
          for (int e = 0; e < out.length; e++) {
            out[e] = p.get(e) * x.get(e);
          }
        });
  }

  /** {@code sum_k p_k d_a c_k}, one vector a point. */
  private static Block gradient(Chart chart, Points z, Block p) {
    int n = z.count();
    int d = chart.dimension();
    Block slopes = chart.jacobian(z);
    return Block.build(
        d * n,
        out -> {
          for (int s = 0; s < slopes.length(); s++) {
            out[s % (d * n)] += p.get(s / (d * n) * n + s % n) * slopes.get(s);
          }
        });
  }

  /** {@code sum_a q_a H_ab}. */
  private static Block contracted(Block hessians, Block q, int d) {
    int n = q.length() / d;
    return Block.build(
        d * n,
        out -> {
          for (int s = 0; s < hessians.length(); s++) {
            out[s % (d * n)] += q.get(s / (d * n) * n + s % n) * hessians.get(s);
          }
        });
  }

  private static Block transposed(Block hessians, int d, int n) {
    return Block.build(
        hessians.length(),
        out -> {
          for (int s = 0; s < out.length; s++) {
            out[s] = hessians.get((s / n % d * d + s / n / d) * n + s % n);
          }
        });
  }

  /** The sum over all points, less its claimed gradient. */
  private static Verdict vanishes(
      Claim claim, String what, Function<Points, Block> function, Block gradient, int number) {
    Points z = ChartLaws.coordinates(claim);
    Block here = function.apply(z);
    double size =
        here.map(Math::abs).sum()
            // An ulp of z, which a chart may lose by reducing or scaling it.
            + gradient.map(Math::abs).dot(z.coordinates().map(Math::abs));
    DoubleFunction<Taylor.Remainder> remainder =
        t -> {
          Points there = claim.trial().moved(number, t);
          Block values = function.apply(there);
          Block change = there.coordinates().plus(-1, z.coordinates());
          double claimed = gradient.dot(change);
          double magnitude =
              size
                  + values.map(Math::abs).sum()
                  + gradient.map(Math::abs).dot(change.map(Math::abs));
          return new Taylor.Remainder(
              values.plus(-1, here).sum() - claimed,
              Tolerance.ofSum(here.length(), magnitude, claim.trial().domain().accuracy()).size(),
              claimed);
        };
    return Taylor.vanishesToSecondOrder(claim, what, remainder);
  }

  /** Fields and second derivatives are pulled back by the chain rule. */
  public static final Law<Chart> PULL_BACK =
      Law.of(
          "ChartDerivatives.pullBack",
          "pullBack(xi) = (xi, c' grad xi), pullBack(g, H) = c' H c' + sum_k g_k c''_k",
          ChartDerivatives::pullBack);

  /** On second derivatives {@code q q'}, which become {@code (c' q) (c' q)'}. */
  private static Verdict pullBack(Claim claim, Chart chart) {
    Points z = ChartLaws.coordinates(claim);
    int d = chart.dimension();
    int e = chart.imageDimension();
    Block values = claim.trial().key(DIRECTIONS).normals(z.count());
    Block p = ChartLaws.covectors(claim, chart, 0);
    Block q = ChartLaws.covectors(claim, chart, 1);
    Block bends = chart.curvature(z, p);
    Field field = chart.pullBack(z, Field.of(values, p));
    double slope = e * EnergyRounding.largest(chart.jacobian(z));
    double along = slope * EnergyRounding.largest(q);
    double accuracy = claim.trial().domain().accuracy();
    return claim
        .equal("the values", field.values(), values, Tolerance.none())
        .and(() ->
            claim.equal(
                "the gradients",
                field.gradients(),
                gradient(chart, z, p),
                Tolerance.ofSum(e, slope * EnergyRounding.largest(p), accuracy)))
        .and(() ->
            claim.equal(
                "the second derivatives",
                chart.pullBack(z, p, squares(q, e)),
                squares(gradient(chart, z, q), d).plus(1, bends),
                Tolerance.ofSum(2 * e, along * along + EnergyRounding.largest(bends), accuracy)));
  }

  /** {@code q_a q_b} at index {@code (a * d + b) * n + i}. */
  private static Block squares(Block q, int d) {
    int n = q.length() / d;
    return Block.build(
        d * d * n,
        out -> {
          for (int s = 0; s < out.length; s++) {
            out[s] = q.get(s / n / d * n + s % n) * q.get(s / n % d * n + s % n);
          }
        });
  }
}
