package org.onsager.distribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.solve.internal.Blocks;

/**
 * Samples in the cells of their nearest centres: the state of a k-means iteration.
 *
 * <p>The nearest centre is sought from the last one outwards, in the order of one coordinate, until
 * that coordinate alone is farther away than the best centre so far.
 */
final class Cells {

  /** Samples a task. */
  private static final int TASK = 1024;

  /** Centres that a sample looks at in the plane, about. */
  private static final long LOOKS = 32;

  private final double[] rows;
  private final double[] weights;
  private final int dimension;

  /** Coordinates are divided by this power of two, so that no square leaves the doubles. */
  private final int exponent;

  /** Row by row; in the order of coordinate {@link #axis} from {@link #assign} on. */
  private double[] centres;

  /** The coordinate in which the samples are spread most. */
  private final int axis;

  /** The centre of each sample. */
  private final int[] cell;

  private Cells(Particles samples) {
    Points points = samples.points();
    double[] x = points.coordinates().borrowReadOnly();
    double largest = 0;
    for (double coordinate : x) {
      largest = Math.max(largest, Math.abs(coordinate));
    }
    this.exponent = largest > 0 ? Math.getExponent(largest) : 0;
    this.rows = rows(points, exponent);
    this.weights = samples.weights().borrowReadOnly();
    this.dimension = samples.dimension();
    this.axis = widest();
    this.cell = new int[weights.length];
    this.centres = new double[0];
  }

  /** The cells of given centres. */
  static Cells of(Particles samples, Points points) {
    Cells cells = new Cells(samples);
    cells.centres = rows(points, cells.exponent);
    cells.assign();
    return cells;
  }

  /** The cells of at most so many samples, drawn as k-means++ does. */
  static Cells seeded(Particles samples, int count, RandomGenerator random) {
    Cells cells = new Cells(samples);
    cells.centres = cells.seeds(Math.min(count, samples.count()), random);
    cells.assign();
    return cells;
  }

  /** Coordinates over a power of two, point by point: what is compared lies side by side. */
  private static double[] rows(Points points, int exponent) {
    int n = points.count();
    int d = points.dimension();
    double[] x = points.coordinates().borrowReadOnly();
    double[] rows = new double[n * d];
    for (int k = 0; k < d; k++) {
      for (int i = 0; i < n; i++) {
        rows[i * d + k] = Math.scalb(x[k * n + i], -exponent);
      }
    }
    return rows;
  }

  private int widest() {
    double[] least = new double[dimension];
    double[] most = new double[dimension];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int e = 0; e < rows.length; e++) {
      least[e % dimension] = Math.min(least[e % dimension], rows[e]);
      most[e % dimension] = Math.max(most[e % dimension], rows[e]);
    }
    int widest = 0;
    for (int k = 1; k < dimension; k++) {
      widest = most[k] - least[k] > most[widest] - least[widest] ? k : widest;
    }
    return widest;
  }

  /** Each in proportion to mass times squared distance from those before; no two of one place. */
  private double[] seeds(int count, RandomGenerator random) {
    double[] seeds = new double[count * dimension];
    double[] nearest = new double[weights.length];
    Arrays.fill(nearest, 1); // the first is drawn by mass alone
    for (int drawn = 0; drawn < seeds.length; drawn += dimension) {
      int next = draw(nearest, random);
      if (next < 0) {
        return Arrays.copyOf(seeds, drawn);
      }
      System.arraycopy(rows, next * dimension, seeds, drawn, dimension);
      if (drawn == 0) {
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
      }
      shorten(nearest, seeds, drawn);
    }
    return seeds;
  }

  /** An index drawn in proportion to {@code weights * factors}; none, -1, if all are zero. */
  private int draw(double[] factors, RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      sum += weights[i] * factors[i];
    }
    double place = random.nextDouble() * sum;
    int drawn = -1;
    double passed = 0;
    for (int i = 0; i < factors.length && (drawn < 0 || passed <= place); i++) {
      double share = weights[i] * factors[i];
      passed += share;
      drawn = share > 0 ? i : drawn;
    }
    return drawn;
  }

  /** To squared distances from the nearest of some points where one more is there. */
  private void shorten(double[] nearest, double[] points, int at) {
    Blocks.forEach(
        nearest.length,
        TASK,
        (long) nearest.length * dimension,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            nearest[i] = Math.min(nearest[i], squared(rows, i * dimension, points, at, dimension));
          }
        });
  }

  private static double squared(double[] x, int i, double[] y, int j, int dimension) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double difference = x[i + k] - y[j + k];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * Every sample to its nearest centre; that which it has, where two are as near.
   *
   * @return how many left their cell
   */
  int assign() {
    sort();
    int[] before = cell.clone();
    Blocks.forEach(
        cell.length,
        TASK,
        LOOKS * cell.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            cell[i] = nearest(i, cell[i]);
          }
        });
    int left = 0;
    for (int i = 0; i < cell.length; i++) {
      left += cell[i] != before[i] ? 1 : 0;
    }
    return left;
  }

  private void sort() {
    int[] order =
        IntStream.range(0, count())
            .boxed()
            .sorted(Comparator.comparingDouble(c -> centres[c * dimension + axis]))
            .mapToInt(c -> c)
            .toArray();
    double[] sorted = new double[centres.length];
    int[] places = new int[order.length];
    for (int c = 0; c < order.length; c++) {
      System.arraycopy(centres, order[c] * dimension, sorted, c * dimension, dimension);
      places[order[c]] = c;
    }
    centres = sorted;
    for (int i = 0; i < cell.length; i++) {
      cell[i] = places[cell[i]];
    }
  }

  private int nearest(int i, int start) {
    double x = rows[i * dimension + axis];
    int best = start;
    double least = squared(i, start);
    for (int c = start + 1; c < count() && isWithin(x, c, least); c++) {
      double squared = squared(i, c);
      if (squared < least) {
        least = squared;
        best = c;
      }
    }
    for (int c = start - 1; c >= 0 && isWithin(x, c, least); c--) {
      double squared = squared(i, c);
      if (squared < least) {
        least = squared;
        best = c;
      }
    }
    return best;
  }

  private boolean isWithin(double x, int centre, double squared) {
    double difference = x - centres[centre * dimension + axis];
    return difference * difference < squared;
  }

  private double squared(int sample, int centre) {
    return squared(rows, sample * dimension, centres, centre * dimension, dimension);
  }

  /** Each centre to the mean of its cell. */
  void toMeans() {
    fillEmpty();
    double[] masses = masses();
    double[] sums = new double[centres.length];
    for (int i = 0; i < cell.length; i++) {
      for (int k = 0; k < dimension; k++) {
        sums[cell[i] * dimension + k] += weights[i] * rows[i * dimension + k];
      }
    }
    for (int c = 0; c < masses.length; c++) {
      for (int k = 0; k < dimension && masses[c] > 0; k++) {
        centres[c * dimension + k] = sums[c * dimension + k] / masses[c];
      }
    }
  }

  /** A centre that no sample is nearest to goes to the sample that gains most. */
  private void fillEmpty() {
    double[] masses = masses();
    for (int c = 0; c < masses.length; c++) {
      int i = masses[c] > 0 ? -1 : farthest();
      if (i >= 0) {
        System.arraycopy(rows, i * dimension, centres, c * dimension, dimension);
        cell[i] = c;
      }
    }
  }

  /** The sample whose share of the distance is largest; none, -1, where all are zero. */
  private int farthest() {
    int farthest = -1;
    double most = 0;
    for (int i = 0; i < cell.length; i++) {
      double share = weights[i] * squared(i, cell[i]);
      if (share > most) {
        most = share;
        farthest = i;
      }
    }
    return farthest;
  }

  private double[] masses() {
    double[] masses = new double[count()];
    for (int i = 0; i < cell.length; i++) {
      masses[cell[i]] += weights[i];
    }
    return masses;
  }

  private int count() {
    return centres.length / dimension;
  }

  /** {@code sum_i w_i |x_i - y_c(i)|^2}. */
  double squaredDistance() {
    double sum = 0;
    for (int i = 0; i < cell.length; i++) {
      sum += weights[i] * squared(i, cell[i]);
    }
    return Math.scalb(sum, 2 * exponent);
  }

  /** The centres with the masses of their cells, without those that have none. */
  Particles measure() {
    double[] masses = masses();
    int[] kept = IntStream.range(0, masses.length).filter(c -> masses[c] > 0).toArray();
    Block coordinates =
        Block.build(
            kept.length * dimension,
            out ->
                Arrays.setAll(
                    out,
                    e ->
                        Math.scalb(
                            centres[kept[e % kept.length] * dimension + e / kept.length],
                            exponent)));
    return new Particles(
        new Points(kept.length, dimension, coordinates),
        Block.build(kept.length, out -> Arrays.setAll(out, c -> masses[kept[c]])));
  }
}
