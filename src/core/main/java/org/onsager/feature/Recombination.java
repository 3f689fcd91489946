package org.onsager.feature;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;

/**
 * The same mean features and the same mass by few of the points: at most M + 1 of them, with
 * weights {@code >= 0}, as Caratheodory's theorem promises. What the features integrate, the few
 * points integrate as well, up to rounding.
 *
 * <p>The points are cut into 2 (M + 1) groups. The vectors {@code (mass, int Phi)} of the groups
 * are in M + 1 dimensions, so that half of the groups, with other masses, have the same sum; their
 * points are cut anew, until every group is a point. O(n M) features and O(M^3 log(n / M)) besides.
 *
 * <p>With the features {@code k(., z_j)} of {@link KernelFeatures} at M places z that stand for the
 * measure, what is left of MMD is what a kernel method with M inducing points leaves: the smoother
 * the kernel, the less.
 *
 * <p><i>Source:</i> Tchernychova (2015), Caratheodory cubature measures, thesis, Oxford; Litterer
 * and Lyons (2012), doi:10.1214/11-AAP786; with Nystroem features, Hayakawa, Oberhauser and Lyons
 * (2022), arXiv:2107.09597.
 */
public final class Recombination {

  private Recombination() {}

  /**
   * At most M + 1 points of a measure that have its mean features.
   *
   * @param mu the measure
   * @param features Phi, M of them
   * @return some of its points, in their order, all of positive weight
   * @throws IllegalArgumentException if the dimensions differ
   */
  public static Particles of(Particles mu, Features features) {
    mu.points().requireDimension("the points", features.dimension());
    int kept = features.count() + 1;
    double[] weights = mu.weights().toArray();
    int[] points = IntStream.range(0, mu.count()).filter(i -> weights[i] > 0).toArray();
    while (points.length > kept) {
      int groups = Math.min(2 * kept, points.length);
      int[] starts = starts(points.length, groups);
      double[] factors = factors(sums(mu, points, weights, starts, features), groups, kept);
      points = reweighted(points, weights, starts, factors);
    }
    int[] chosen = points;
    return chosen.length == mu.count()
        ? mu
        : new Particles(
            mu.points().select(chosen),
            Block.build(chosen.length, out -> Arrays.setAll(out, c -> weights[chosen[c]])));
  }

  /** Where each of some groups of about equal size begins, and the end of the last. */
  private static int[] starts(int count, int groups) {
    int[] starts = new int[groups + 1];
    Arrays.setAll(starts, g -> (int) ((long) count * g / groups));
    return starts;
  }

  /** A row a group: {@code int Phi} over its points, then their mass. */
  private static double[] sums(
      Particles mu, int[] points, double[] weights, int[] starts, Features features) {
    int columns = features.count() + 1;
    double[] sums = new double[(starts.length - 1) * columns];
    for (int g = 0; g + 1 < starts.length; g++) {
      int[] chosen = Arrays.copyOfRange(points, starts[g], starts[g + 1]);
      Particles group =
          new Particles(
              mu.points().select(chosen),
              Block.build(chosen.length, out -> Arrays.setAll(out, c -> weights[chosen[c]])));
      Block mean = features.mean(group);
      for (int j = 0; j + 1 < columns; j++) {
        sums[g * columns + j] = mean.get(j);
      }
      sums[g * columns + columns - 1] = group.mass();
    }
    return sums;
  }

  /**
   * Factors {@code >= 0} of the groups, at most so many of them positive, that leave the sum of all
   * rows as it is.
   */
  private static double[] factors(double[] sums, int groups, int kept) {
    double[] factors = new double[groups];
    Arrays.fill(factors, 1);
    double[][] dependences = dependences(sums, groups, kept);
    for (int left = dependences.length; left > 0; left--) {
      double[] v = dependences[left - 1];
      int first = first(factors, v);
      double step = factors[first] / v[first];
      for (int g = 0; g < groups; g++) {
        factors[g] = Math.max(0, factors[g] - step * v[g]);
      }
      factors[first] = 0;
      for (int other = 0; other < left - 1; other++) {
        eliminate(dependences[other], v, first);
      }
    }
    return factors;
  }

  /** Vectors v with {@code sum_g v_g row_g = 0}, orthonormal: what is left of R^G. */
  private static double[][] dependences(double[] sums, int groups, int columns) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(groups, columns);
    qr.decompose(DMatrixRMaj.wrap(groups, columns, sums));
    double[] q = qr.getQ(null, false).data;
    double[][] rest = new double[groups - columns][groups];
    for (int v = 0; v < rest.length; v++) {
      for (int g = 0; g < groups; g++) {
        rest[v][g] = q[g * groups + columns + v];
      }
    }
    return rest;
  }

  /**
   * The group that is first without mass on the way along v, or against it if its entry is larger
   * there, by which others are divided; v turns to that way.
   */
  private static int first(double[] factors, double[] v) {
    int along = first(factors, v, 1);
    int against = first(factors, v, -1);
    if (along < 0 || (against >= 0 && -v[against] > v[along])) {
      for (int g = 0; g < v.length; g++) {
        v[g] = -v[g];
      }
      return against;
    }
    return along;
  }

  private static int first(double[] factors, double[] v, int sign) {
    int first = -1;
    for (int g = 0; g < v.length; g++) {
      if (sign * v[g] > 0
          && (first < 0 || factors[g] * (sign * v[first]) < factors[first] * (sign * v[g]))) {
        first = g;
      }
    }
    return first;
  }

  /** Takes so much of v away that the entry is zero: groups without mass stay without. */
  private static void eliminate(double[] other, double[] v, int entry) {
    double factor = other[entry] / v[entry];
    for (int g = 0; g < v.length; g++) {
      other[g] -= factor * v[g];
    }
    other[entry] = 0;
  }

  /** The points of groups that still have mass, their weights times the factor of the group. */
  private static int[] reweighted(int[] points, double[] weights, int[] starts, double[] factors) {
    int[] left = new int[points.length];
    int count = 0;
    for (int g = 0; g < factors.length; g++) {
      for (int c = starts[g]; factors[g] > 0 && c < starts[g + 1]; c++) {
        weights[points[c]] *= factors[g];
        left[count++] = points[c];
      }
    }
    return Arrays.copyOf(left, count);
  }
}
