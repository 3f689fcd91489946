package org.onsager.distribution;

import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * Few points for many, by distance alone: a measure on k points that is near to given samples
 * {@code sum_i w_i delta_{x_i}} in the Wasserstein distance,
 *
 * <pre>{@code
 * W_2^2 = sum_i w_i min_c |x_i - y_c|^2,
 * }</pre>
 *
 * <p>by Lloyd's iteration from a start of k-means++. Each point is the mean of its cell and has its
 * mass, so that total mass and mean are those of the samples. It is a good start for a flow of few
 * particles, better with the weights that suit the energy.
 *
 * <p>It is here because the libraries that have it (Hipparchus, Smile) draw from a generator of
 * their own and take an object a point; and since points and cells are sorted along an axis, a
 * round in the plane looks at some {@code sqrt(k)} centres a point.
 *
 * <p><i>Source:</i> Lloyd (1982), doi:10.1109/TIT.1982.1056489; Arthur and Vassilvitskii (2007),
 * k-means++: the advantages of careful seeding, SODA, for the start.
 */
public final class KMeans {

  private KMeans() {}

  /**
   * The means of k cells. O(n k d) for the start, and as much for a round at most. As many points
   * as the samples have distinct places, if these are fewer.
   *
   * @param samples points with weights, not all zero
   * @param count k, {@code >= 1}
   * @param rounds the most rounds of Lloyd's iteration, {@code >= 0}; each lowers W_2. It ends
   *     before where no sample changes its cell
   * @param key for the start
   * @return the means of the cells, with their masses
   * @throws IllegalArgumentException if a number is below its least, or the samples have no mass
   */
  public static Particles of(Particles samples, int count, int rounds, Key key) {
    Require.atLeast("count", count, 1);
    Require.atLeast("rounds", rounds, 0);
    Require.positive("the mass of the samples", samples.mass());
    Cells cells = Cells.seeded(samples, count, key.generator());
    for (int round = 0; round < rounds; round++) {
      cells.toMeans();
      if (cells.assign() == 0) {
        break;
      }
    }
    cells.toMeans();
    return cells.measure();
  }

  /**
   * How far samples are from some points, in the sense of k-means.
   *
   * @param samples points with weights
   * @param points k points of the same dimension
   * @return {@code sum_i w_i min_c |x_i - y_c|^2}
   * @throws IllegalArgumentException if the dimensions differ
   */
  public static double squaredDistance(Particles samples, Points points) {
    points.requireDimension("points", samples.dimension());
    return Cells.of(samples, points).squaredDistance();
  }
}
