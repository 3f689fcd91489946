package org.onsager.chart;

import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/** {@code x = z / |z|}. */
record Sphere(int dimension) implements Radial {

  /** Nearer to the origin, second derivatives are out of range. */
  private static final double LEAST = 1e-100;

  /** The largest eigenvalue of {@code [[0, sin t], [sin t, cos t]]} over all t. */
  private static final double BEND = 2 / Math.sqrt(3);

  Sphere {
    Require.atLeast("dimension", dimension, 2);
  }

  @Override
  public Profile profile(double r) {
    double inverse = 1 / r;
    double square = inverse * inverse;
    return new Profile(inverse, -inverse, -square, 3 * square);
  }

  @Override
  public double length(double r) {
    return 1;
  }

  @Override
  public boolean maps(double r) {
    return r >= LEAST;
  }

  @Override
  public Points into(Points x) {
    x.requireDimension("x", dimension);
    Leaving.requireInside(this, x, i -> Math.abs(Polar.of(x.row(i)).length() - 1) <= Leaving.SLACK);
    return Radial.atLength(x, r -> 1);
  }

  @Override
  public Points canonical(Points z) {
    return at(z);
  }

  /**
   * {@code c'} is {@code (I - u u') / r}; in the basis of u and the rest of p, {@code sum_k p_k
   * c''_k} has the entries 0, {@code -|p - <p, u> u| / r^2} and {@code -<p, u> / r^2}.
   */
  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    double away = Polar.of(halfWidths).length();
    double least = Polar.of(centre).length() - away;
    if (!(least >= LEAST)) {
      double none = Double.POSITIVE_INFINITY;
      return new Stretch(Block.constant(dimension, 2), none, none);
    }
    double slope = 1 / least;
    return Stretch.of(
        Block.constant(dimension, Math.min(slope * away, 2)), slope, BEND * (slope * slope));
  }

  @Override
  public String toString() {
    return "unit sphere in R^" + dimension;
  }
}
