package org.onsager.chart;

import org.onsager.measure.Block;

/**
 * How a chart stretches and bends a box of z, by bounds that hold for all points z of the box.
 *
 * @param reach e numbers {@code reach_k >= |c_k(z) - c_k(centre)|}
 * @param slope {@code >= |c'(z)|_2}
 * @param bend {@code |sum_k p_k c''_k(z)|_2 <= bend |p|} for all p
 */
public record Stretch(Block reach, double slope, double bend) {

  /** What a few rounded operations may take from a bound. */
  private static final double ROUNDING = 1 + 0x1p-46;

  /** Bounds that rounding cannot make too small. */
  static Stretch of(Block reach, double slope, double bend) {
    return new Stretch(reach.map(r -> ROUNDING * r), ROUNDING * slope, ROUNDING * bend);
  }

  /** The largest {@code |cos|} on an interval. */
  static double cosine(double centre, double halfWidth) {
    double lo = centre - halfWidth;
    double hi = centre + halfWidth;
    if (Math.floor(hi / Math.PI) > Math.floor(lo / Math.PI) || !(hi - lo < Math.PI)) {
      return 1;
    }
    // The ends are rounded; beside a multiple of pi, which that may hide, this is of second order.
    double rounding = 2 * Math.ulp(1 + Math.max(Math.abs(lo), Math.abs(hi)));
    return Math.min(1, Math.max(Math.abs(Math.cos(lo)), Math.abs(Math.cos(hi))) + rounding);
  }

  /** The largest {@code |sin|} on an interval. */
  static double sine(double centre, double halfWidth) {
    return cosine(centre - Math.PI / 2, halfWidth);
  }
}
