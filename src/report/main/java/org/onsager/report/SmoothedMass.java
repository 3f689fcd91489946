package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import org.onsager.measure.Particles;

/**
 * The density of many particles on the line, smoothed by a Gaussian: weights say little where
 * particles differ by how dense they lie. Masses are shared between the two nearest nodes of a
 * grid, so that the cost is linear in the particles.
 */
final class SmoothedMass {

  /** Fewer particles with mass are atoms, and told apart by their stems. */
  static final int MANY = 30;

  /**
   * Of the standard deviation, times {@code n^(-1/5)}. Silverman's 0.9 is for independent samples
   * of one bump; particles of a flow lie more evenly, and two bumps are wider than each.
   */
  private static final double SHARE = 0.5;

  private SmoothedMass() {}

  /**
   * The density at the nodes of a grid, its ends included.
   *
   * @return mass over length a node; none for few particles, or particles in one place
   */
  static Option<double[]> of(Particles mu, WeightScale weights, Scale grid, int cells) {
    int count = Vector.range(0, mu.count()).count(i -> !weights.isMassless(mu.weights().get(i)));
    double deviation = deviation(mu);
    if (count <= MANY || !(deviation > 0)) {
      return Option.none();
    }
    double cell = (grid.high() - grid.low()) / cells;
    double width = SHARE * deviation * Math.pow(mu.effectiveSampleSize(), -0.2) / cell;
    return Option.some(smoothed(binned(mu, grid, cells), Math.max(width, 1), cell));
  }

  /** The standard deviation without strays. */
  private static double deviation(Particles mu) {
    PointBox box = PointBox.of(mu);
    double mass = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < mu.count(); i++) {
      double x = mu.points().get(i, 0);
      if (x >= box.left() && x <= box.right()) {
        mass += mu.weights().get(i);
        first += mu.weights().get(i) * (x - box.left());
        second += mu.weights().get(i) * (x - box.left()) * (x - box.left());
      }
    }
    return Math.sqrt(Math.max(0, second / mass - first / mass * (first / mass)));
  }

  private static double[] binned(Particles mu, Scale grid, int cells) {
    double[] masses = new double[cells + 1];
    for (int i = 0; i < mu.count(); i++) {
      double place = cells * grid.place(mu.points().get(i, 0));
      if (place >= 0 && place < cells) {
        int node = (int) place;
        masses[node] += mu.weights().get(i) * (node + 1 - place);
        masses[node + 1] += mu.weights().get(i) * (place - node);
      }
    }
    return masses;
  }

  /** Convolved with a Gaussian of a standard deviation in cells. */
  private static double[] smoothed(double[] masses, double width, double cell) {
    double[] density = new double[masses.length];
    Arrays.setAll(
        density,
        i -> {
          double sum = 0;
          for (int j = 0; j < masses.length; j++) {
            double z = (i - j) / width;
            sum += masses[j] * Math.exp(-z * z / 2);
          }
          return sum / (Math.sqrt(2 * Math.PI) * width * cell);
        });
    return density;
  }
}
