package org.onsager.law;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Points;

/** Positions and weights of every shape. */
final class Layout {

  private static final double CLUSTER = 1e-3;

  /** Decades that weights, or distances, may lie apart. */
  private static final double WEIGHT_DECADES = 12;

  private static final double DISTANCE_DECADES = 3;

  /** How far lattice points are moved: neighbours keep 0.6 of the cell. */
  private static final double JITTER = 0.2;

  /** The same along every axis: points keep 0.15 of a cell from those elsewhere. */
  private static final double STAGGER = 0.05;

  private Layout() {}

  static Points points(Trial trial, Key key, double shift) {
    RandomGenerator random = key.generator();
    int n = trial.count();
    double[][] rows = new double[n][];
    boolean separated = trial.domain().separated();
    if (separated && trial.domain().kinkedAlongAxes()) {
      rows = staggered(trial, shift, random);
    } else {
      for (int i = 0; i < n; i++) {
        rows[i] = separated ? lattice(trial, i, shift, random) : free(trial, i, rows, random);
      }
    }
    double length = trial.length();
    for (double[] row : rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] *= length;
      }
    }
    if (!separated && trial.shape() == Shape.COINCIDENT) {
      for (int i = n / 2 + n % 2; i < n; i++) {
        rows[i] = rows[i - n / 2].clone();
      }
    }
    return Points.of(rows);
  }

  private static double[] free(Trial trial, int i, double[][] rows, RandomGenerator random) {
    double[] x = normal(trial.dimension(), random);
    return switch (trial.shape()) {
      case CLUSTERED -> i < 3 ? x : near(rows[i % 3], x);
      case COLLINEAR -> i < 2 ? x : between(rows[0], rows[1], random.nextGaussian());
      case FAR_APART -> {
        double decades = trial.domain().nearby() ? 0 : DISTANCE_DECADES * random.nextDouble();
        yield times(x, Math.pow(10, decades));
      }
      default -> x;
    };
  }

  /** The i-th cell of a lattice around the origin, a row of it for collinear points. */
  private static double[] lattice(Trial trial, int i, double shift, RandomGenerator random) {
    int d = trial.shape() == Shape.COLLINEAR ? 1 : trial.dimension();
    int side = (int) Math.ceil(Math.pow(trial.count(), 1.0 / d) - 1e-9);
    double[] x = new double[trial.dimension()];
    int rest = i;
    for (int k = 0; k < d; k++) {
      double cell = rest % side - (side - 1) / 2.0;
      x[k] = cell + shift + JITTER * (2 * random.nextDouble() - 1);
      rest /= side;
    }
    return x;
  }

  /**
   * Every point in a slice of its own along every axis, and none near a coordinate zero: points at
   * half-integers, points elsewhere a quarter of a cell beside them. Collinear ones on the
   * diagonal.
   */
  private static double[][] staggered(Trial trial, double shift, RandomGenerator random) {
    int n = trial.count();
    int half = n / 2;
    double[][] rows = new double[n][trial.dimension()];
    for (int k = 0; k < trial.dimension(); k++) {
      int[] slice = IntStream.range(0, n).toArray();
      if (trial.shape() != Shape.COLLINEAR) {
        shuffle(slice, random);
      }
      for (int i = 0; i < n; i++) {
        double jitter = STAGGER * (2 * random.nextDouble() - 1);
        rows[i][k] = slice[i] - half + 0.5 + shift / 2 + jitter;
      }
    }
    return rows;
  }

  static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
  }

  private static double[] normal(int dimension, RandomGenerator random) {
    double[] x = new double[dimension];
    Arrays.setAll(x, k -> random.nextGaussian());
    return x;
  }

  private static double[] near(double[] centre, double[] x) {
    double[] near = new double[x.length];
    Arrays.setAll(near, k -> centre[k] + CLUSTER * x[k]);
    return near;
  }

  private static double[] between(double[] a, double[] b, double share) {
    double[] between = new double[a.length];
    Arrays.setAll(between, k -> a[k] + share * (b[k] - a[k]));
    return between;
  }

  private static double[] times(double[] x, double factor) {
    double[] scaled = new double[x.length];
    Arrays.setAll(scaled, k -> factor * x[k]);
    return scaled;
  }

  /** One for probabilities, else between 0.1 and 10. */
  static double mass(Trial trial, Key key) {
    return trial.domain().probability()
        ? 1
        : Math.pow(10, 2 * key.fold(1).generator().nextDouble() - 1);
  }

  static Block weights(int count, Shape shape, double mass, Key key) {
    RandomGenerator random = key.generator();
    double[] w = new double[count];
    for (int i = 0; i < count; i++) {
      double uniform = random.nextDouble();
      w[i] =
          switch (shape) {
            case CLOUD -> 1;
            case TINY_WEIGHTS -> i == 0 ? 1 : Math.pow(10, -WEIGHT_DECADES * uniform);
            case ZERO_WEIGHTS -> i > 0 && uniform < 1.0 / 3 ? 0 : 0.1 + 0.9 * uniform;
            default -> 0.1 + 0.9 * uniform;
          };
    }
    double sum = Arrays.stream(w).sum();
    return Block.copyOf(w).map(weight -> mass * weight / sum);
  }
}
