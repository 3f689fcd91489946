package org.onsager.energy;

import org.onsager.chart.Chart;
import org.onsager.chart.Stretch;
import org.onsager.measure.Block;
import org.onsager.measure.Field;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * A bound of the second derivatives in z of a first variation that is known in x.
 *
 * @param energy F
 * @param chart c
 * @param image {@code c_# mu}
 * @param bound of the first variation of F there
 */
record ChartedBound(Energy energy, Chart chart, Particles image, CurvatureBound bound)
    implements CurvatureBound {

  /** Of an image, in units of rounding. */
  private static final double OF_IMAGE = 4;

  /**
   * {@code s^2 kappa + b (|grad xi(c(z_0))| + kappa r)}: the gradient changes by no more than kappa
   * times the distance.
   */
  @Override
  public double on(double[] centre, double[] halfWidths) {
    Stretch stretch = chart.over(centre, halfWidths);
    double slope = stretch.slope();
    if (!Double.isFinite(slope * slope) || !Double.isFinite(stretch.bend())) {
      return Double.POSITIVE_INFINITY;
    }
    Points x = chart.at(Points.of(centre));
    double kappa = bound.on(x.row(0), stretch.reach().toArray());
    double gradient = length(energy.firstVariation(image, x).gradients());
    double radius = Math.min(length(stretch.reach()), slope * length(Block.copyOf(halfWidths)));
    return slope * slope * kappa + stretch.bend() * (gradient + kappa * radius);
  }

  /**
   * That of F, and what the rounding of x makes of it, which is taken to be as large at the
   * particles as anywhere.
   */
  @Override
  public double rounding() {
    Field xi = energy.firstVariation(image);
    double largest = 0;
    for (int i = 0; i < image.count(); i++) {
      double sum = 0;
      for (int k = 0; k < image.dimension(); k++) {
        sum += Math.abs(image.points().get(i, k) * xi.gradient(i, k));
      }
      largest = Math.max(largest, sum);
    }
    return bound.rounding() + OF_IMAGE * MmdSquared.UNIT * largest;
  }

  private static double length(Block v) {
    return Math.sqrt(v.dot(v));
  }
}
