package org.onsager.fuzz;

import java.util.Arrays;
import org.onsager.distribution.Samples;
import org.onsager.kernel.EnergyDistance;
import org.onsager.kernel.Gaussian;
import org.onsager.kernel.InverseMultiquadric;
import org.onsager.kernel.Laplace;
import org.onsager.kernel.Matern;
import org.onsager.kernel.PositiveDefiniteKernel;
import org.onsager.kernel.RadialKernel;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Where a case takes place.
 *
 * @param start particles at a scale of 1e-200 to 1e200, coincident, collinear or far apart, of
 *     weights that are equal, tiny, zero or heavy, of mass one or not
 * @param target samples, mostly at the same scale
 * @param length a length, mostly of that scale
 */
record Scene(Particles start, Samples target, double length) {

  private static final double LARGEST_SCALE = 200;

  /** How points lie. */
  private enum Shape {
    CLOUD,
    COINCIDENT,
    HALF_COINCIDENT,
    COLLINEAR,
    ONE_FAR,
    ALL_FAR
  }

  /** What particles weigh. */
  private enum Load {
    UNIFORM,
    UNEQUAL,
    TINY,
    ZERO,
    HEAVY
  }

  static Scene of(Chance chance) {
    int dimension = chance.between(1, 3);
    double scale = chance.magnitude(LARGEST_SCALE);
    double length = chance.oneIn(4) ? chance.magnitude(LARGEST_SCALE) : scale;
    Points points = points(chance, chance.oneIn(30) ? 30 : chance.between(1, 10), dimension, scale);
    double mass = chance.oneIn(5) ? chance.magnitude(LARGEST_SCALE) : 1;
    Points samples = points(chance, chance.between(1, 12), dimension, scale);
    return new Scene(
        new Particles(points, weights(chance, points.count(), mass)),
        chance.oneIn(3)
            ? Samples.of(new Particles(samples, weights(chance, samples.count(), 1)))
            : Samples.of(samples),
        length);
  }

  private static Points points(Chance chance, int count, int dimension, double scale) {
    Shape shape = chance.pick(Arrays.asList(Shape.values()));
    double[][] rows = new double[count][dimension];
    for (int i = 0; i < count; i++) {
      double along = chance.normal();
      double far = shape == Shape.ALL_FAR || (shape == Shape.ONE_FAR && i == 0) ? 500 : 1;
      for (int k = 0; k < dimension; k++) {
        rows[i][k] = far * scale * (shape == Shape.COLLINEAR ? along : chance.normal());
      }
      if (shape == Shape.COINCIDENT || (shape == Shape.HALF_COINCIDENT && i % 2 == 1)) {
        rows[i] = rows[i == 0 ? 0 : i - 1].clone();
      }
    }
    return Points.of(rows);
  }

  private static Block weights(Chance chance, int count, double mass) {
    Load load = chance.pick(Arrays.asList(Load.values()));
    double[] w = new double[count];
    for (int i = 0; i < count; i++) {
      w[i] =
          switch (load) {
            case UNIFORM -> 1;
            case UNEQUAL -> chance.power(-1, 0);
            case TINY -> chance.power(-300, 0);
            case ZERO -> i > 0 && chance.oneIn(2) ? 0 : 1;
            case HEAVY -> i == 0 ? 1e12 : 1;
          };
    }
    double sum = Block.copyOf(w).sum();
    return Block.copyOf(w).map(each -> each / sum * mass);
  }

  /** A kernel that makes measures of any mass comparable. */
  PositiveDefiniteKernel positive(Chance chance) {
    PositiveDefiniteKernel kernel =
        chance.<PositiveDefiniteKernel>pick(
            () -> Gaussian.ofStandardDeviation(length),
            () -> InverseMultiquadric.ofScale(length),
            () -> Laplace.ofLength(length),
            () -> Matern.threeHalves(length),
            () -> Matern.fiveHalves(length));
    return chance.oneIn(4) ? kernel.times(chance.magnitude(LARGEST_SCALE)) : kernel;
  }

  /** Any kernel. */
  RadialKernel kernel(Chance chance) {
    return chance.oneIn(5) ? new EnergyDistance() : positive(chance);
  }

  /** A kernel that is smooth at zero, of one unit with that of kernel Stein discrepancies. */
  PositiveDefiniteKernel smooth(Chance chance) {
    return chance.<PositiveDefiniteKernel>pick(
        () -> Gaussian.ofStandardDeviation(length), () -> InverseMultiquadric.ofScale(length));
  }

  int dimension() {
    return start.dimension();
  }
}
