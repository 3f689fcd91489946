package org.onsager.chart;

import org.onsager.measure.Block;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/** {@code x = radius z sin |z| / |z|}. */
record Ball(int dimension, double radius) implements Radial {

  /** {@code j_1 <= LARGEST} everywhere. */
  private static final double LARGEST = 0.4362;

  /** {@code |j_0| <= TAIL} from pi on, where it is 0. */
  private static final double TAIL = 0.2173;

  Ball {
    Require.atLeast("dimension", dimension, 1);
    Require.positive("radius", radius);
  }

  @Override
  public Profile profile(double r) {
    double slope = -radius * Bessel.one(r);
    return new Profile(radius * Bessel.zero(r), r * slope, slope, radius * (r * Bessel.two(r)));
  }

  @Override
  public double length(double r) {
    return radius * Math.sin(r);
  }

  @Override
  public boolean maps(double r) {
    return true;
  }

  @Override
  public Points into(Points x) {
    x.requireDimension("x", dimension);
    Leaving.requireInside(
        this, x, i -> Polar.of(x.row(i)).length() <= radius * (1 + Leaving.SLACK));
    return Radial.atLength(x, r -> Math.asin(Math.min(r / radius, 1)));
  }

  @Override
  public Points canonical(Points z) {
    z.requireDimension("z", dimension);
    return Radial.atLength(z, Turns::folded);
  }

  /**
   * The eigenvalues of {@code c'} are {@code radius cos r}, of u, and {@code radius j_0(r)}; in the
   * basis of u and the rest of p, {@code sum_k p_k c''_k} has the entries {@code -<p, u> sin r},
   * {@code -j_1 |p - <p, u> u|} and {@code -j_1 <p, u>}, times the radius.
   */
  @Override
  public Stretch over(double[] centre, double[] halfWidths) {
    double middle = Polar.of(centre).length();
    double away = Polar.of(halfWidths).length();
    double least = Math.max(middle - away, 0);
    double tangential =
        least < Math.PI ? Math.max(Bessel.zero(least), TAIL) : Math.min(TAIL, 1 / least);
    double slope = radius * Math.max(Stretch.cosine(middle, away), tangential);
    double mixed = Math.min(LARGEST, (middle + away) / 3);
    double bend = radius * Math.hypot(Math.max(Stretch.sine(middle, away), mixed), mixed);
    double reach = Math.min(slope * away, 2 * radius);
    return Stretch.of(Block.constant(dimension, reach), slope, bend);
  }

  @Override
  public String toString() {
    return "ball |x| <= " + radius;
  }
}
