package org.onsager.law;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.onsager.chart.Chart;
import org.onsager.chart.Stretch;
import org.onsager.measure.Block;
import org.onsager.measure.Points;

/** The law of the bounds of a chart, without which no proof behind it is one. */
public final class ChartBounds {

  private static final int CELLS = 9;

  /** Pairs a box; every other one is a corner. */
  private static final int PAIRS = 8;

  /** Boxes from a thousandth of a unit to ten units wide. */
  private static final double DECADES = 4;

  private static final double WIDEST = 10;

  /** Panels of a path from the centre. */
  private static final int PANELS = 16;

  private ChartBounds() {}

  /**
   * The bounds hold on boxes around the points of the trial. A chart may jump, as that of the torus
   * does where a period ends: there its reach bounds the integral of {@code c'} along the way.
   */
  public static final Law<Chart> STRETCH =
      Law.of(
          "ChartBounds.stretch",
          "|c_k(z') - c_k(z)| <= reach_k, |c'(z')|_2 <= slope, |sum_k p_k c''_k(z')|_2 <= bend |p|,"
              + " z' in the box around z",
          ChartBounds::stretch);

  private static Verdict stretch(Claim claim, Chart chart) {
    Trial trial = claim.trial();
    RandomGenerator random = trial.key(CELLS).generator();
    Points centres = ChartLaws.coordinates(claim);
    Verdict verdict = claim.holds("");
    for (int i = 0; i < Math.min(centres.count(), PAIRS) && verdict.holds(); i++) {
      double[] centre = centres.row(i);
      double unit = WIDEST * trial.domain().scale() * Math.pow(10, -DECADES * random.nextDouble());
      double[] widths = new double[centre.length];
      Arrays.setAll(widths, k -> unit * random.nextDouble());
      Stretch bounds = chart.over(centre, widths);
      for (int pair = 0; pair < PAIRS && verdict.holds(); pair++) {
        boolean corner = pair % 2 == 0;
        double[] z = new double[centre.length];
        Arrays.setAll(
            z,
            k -> {
              double side = 2 * random.nextDouble() - 1;
              return centre[k] + widths[k] * (corner ? Math.signum(side) : side);
            });
        Block p = trial.key(CELLS).fold(1 + pair).normals(chart.imageDimension());
        verdict = at(claim, chart, bounds, centre, z, p);
      }
    }
    return verdict;
  }

  private static Verdict at(
      Claim claim, Chart chart, Stretch bounds, double[] centre, double[] z, Block p) {
    Points here = Points.of(z);
    double slope = Math.sqrt(largest(square(chart, here), chart.dimension()));
    double bend = largest(chart.curvature(here, p).toArray(), chart.dimension());
    double accuracy = claim.trial().domain().accuracy();
    int d = chart.dimension();
    return reaches(claim, chart, bounds.reach(), slope, centre, z)
        .and(
            () -> claim.atMost("slope", slope, bounds.slope(), Tolerance.ofSum(d, slope, accuracy)))
        .and(() ->
            claim.atMost(
                "bend",
                bend,
                bounds.bend() * ChartLaws.norm(p),
                Tolerance.ofSum(d, bend, accuracy)));
  }

  private static Verdict reaches(
      Claim claim, Chart chart, Block reach, double slope, double[] centre, double[] z) {
    Points x = chart.at(Points.of(centre, z));
    // An ulp of z may lie outside the box.
    double rounding = slope * ChartLaws.norm(Block.copyOf(z));
    Verdict verdict = claim.same("reach, numbers", reach.length(), chart.imageDimension());
    for (int k = 0; k < x.dimension() && verdict.holds(); k++) {
      double size = Math.abs(x.get(0, k)) + Math.abs(x.get(1, k)) + rounding;
      double jump = Math.abs(x.get(1, k) - x.get(0, k));
      double found = jump <= reach.get(k) ? jump : Math.min(jump, along(chart, centre, z, k));
      verdict =
          claim.atMost(
              "reach[" + k + "]",
              found,
              reach.get(k),
              Tolerance.ofSum(1, size, claim.trial().domain().accuracy()));
    }
    return verdict;
  }

  /** {@code |int_0^1 c_k'(z_s) (z - centre) ds|} by the midpoint rule. */
  private static double along(Chart chart, double[] centre, double[] z, int k) {
    int d = centre.length;
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double share = (panel + 0.5) / PANELS;
      double[] between = new double[d];
      Arrays.setAll(between, a -> centre[a] + share * (z[a] - centre[a]));
      Block slopes = chart.jacobian(Points.of(between));
      for (int a = 0; a < d; a++) {
        sum += slopes.get(k * d + a) * (z[a] - centre[a]) / PANELS;
      }
    }
    return Math.abs(sum);
  }

  /** The transpose of {@code c'} times {@code c'}, at one point. */
  private static double[] square(Chart chart, Points z) {
    int d = chart.dimension();
    Block slopes = chart.jacobian(z);
    double[] out = new double[d * d];
    for (int k = 0; k < chart.imageDimension(); k++) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          out[a * d + b] += slopes.get(k * d + a) * slopes.get(k * d + b);
        }
      }
    }
    return out;
  }

  /** The largest absolute value of an eigenvalue. */
  private static double largest(double[] symmetric, int d) {
    return Arrays.stream(Spectrum.of(symmetric, d)).map(Math::abs).max().getAsDouble();
  }
}
