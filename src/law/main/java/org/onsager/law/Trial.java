package org.onsager.law;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.onsager.energy.Potential;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * Particles by recipe: a handful of numbers from which the particles, and all else that a law
 * draws, follow. A test framework shrinks the numbers, not the arrays.
 *
 * @param domain what is allowed
 * @param count number of particles, {@code >= 1}
 * @param dimension dimension of the space, {@code >= 1}
 * @param seed where randomness starts
 * @param spread how far the points lie apart, in units of the domain's scale, {@code > 0}
 * @param shape how they lie and what they weigh
 */
public record Trial(
    Domain domain, int count, int dimension, long seed, double spread, Shape shape) {

  private static final int POINTS = 0;
  private static final int WEIGHTS = 1;
  private static final int FORCE = 2;
  private static final int DIRECTION = 3;
  private static final int ELSEWHERE = 4;
  private static final int ORDER = 5;
  private static final int CELL = 6;

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Trial {
    Require.atLeast("count", count, 1);
    Require.atLeast("dimension", dimension, 1);
    Require.positive("spread", spread);
  }

  /**
   * The particles.
   *
   * @return as the domain allows
   */
  public Particles particles() {
    return new Particles(moved(0, 0), weights());
  }

  /**
   * The typical distance of the points, in the unit of the space.
   *
   * @return {@code spread * scale}
   */
  public double length() {
    return spread * domain.scale();
  }

  /**
   * The key of one purpose.
   *
   * @param purpose any number
   * @return the key
   */
  public Key key(int purpose) {
    return Key.of(seed).fold(purpose);
  }

  /** The same trial with points that keep a distance, if the object is not smooth without. */
  Trial smooth() {
    return domain.smooth() || domain.separated()
        ? this
        : new Trial(domain.ofSeparatedPoints(), count, dimension, seed, Math.max(spread, 1), shape);
  }

  /**
   * So many particles of equal weight, on a jittered lattice of a quarter of a unit to four, or of
   * the spread where the domain separates points.
   */
  Trial lattice(int number) {
    double cell =
        domain.separated() ? spread : Math.pow(4, 2 * key(CELL).generator().nextDouble() - 1);
    return new Trial(domain.ofSeparatedPoints(), number, dimension, seed, cell, Shape.CLOUD);
  }

  /** A smooth force {@code sum_a c_a sin(b_a . x + p_a)}, as a potential energy. */
  Potential force(int number) {
    int waves = 3;
    RandomGenerator random = key(FORCE).fold(number).generator();
    double[][] b = new double[waves][dimension];
    double[] c = new double[waves];
    double[] p = new double[waves];
    for (int a = 0; a < waves; a++) {
      for (int k = 0; k < dimension; k++) {
        b[a][k] = random.nextGaussian() / length();
      }
      c[a] = random.nextGaussian();
      p[a] = 2 * Math.PI * random.nextDouble();
    }
    return Potential.of(
        x -> {
          double sum = 0;
          for (int a = 0; a < waves; a++) {
            sum += c[a] * Math.sin(phase(b[a], x) + p[a]);
          }
          return sum;
        },
        x -> {
          double[] gradient = new double[dimension];
          for (int a = 0; a < waves; a++) {
            double slope = c[a] * Math.cos(phase(b[a], x) + p[a]);
            for (int k = 0; k < dimension; k++) {
              gradient[k] += slope * b[a][k];
            }
          }
          return gradient;
        });
  }

  private static double phase(double[] b, double[] x) {
    double sum = 0;
    for (int k = 0; k < b.length; k++) {
      sum += b[k] * x[k];
    }
    return sum;
  }

  /** Displacements of as many points, about as long as the spread or the scale, the shorter one. */
  Block direction(int number) {
    double length = Math.min(spread, 1) * domain.scale();
    return key(DIRECTION).fold(number).normals(count * dimension).map(z -> length * z);
  }

  /** Other weights of the same mass on as many points, some of them zero where allowed. */
  Block otherWeights(int number) {
    return Layout.weights(
        count,
        domain.positive() ? Shape.UNEQUAL : Shape.ZERO_WEIGHTS,
        Layout.mass(this, key(WEIGHTS)),
        key(ELSEWHERE).fold(1 + number));
  }

  /** Points elsewhere, as many and as far apart; a lattice is shifted by half a cell. */
  Points elsewhere() {
    return elsewhere(0, 0);
  }

  /** The points elsewhere, t times a direction away, within the domain. */
  Points elsewhere(int number, double t) {
    return displaced(Layout.points(this, key(ELSEWHERE), 0.5), number, t);
  }

  /** The points of the particles, t times a direction away, within the domain. */
  Points moved(int number, double t) {
    return displaced(Layout.points(this, key(POINTS), 0), number, t);
  }

  private Points displaced(Points raw, int number, double t) {
    return domain.mapped(
        t == 0 ? raw : raw.withCoordinates(raw.coordinates().plus(t, direction(number))));
  }

  /** A random order of the particles. */
  int[] permutation() {
    RandomGenerator random = key(ORDER).generator();
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    Layout.shuffle(order, random);
    return order;
  }

  private Block weights() {
    return Layout.weights(
        count,
        domain.positive() && shape == Shape.ZERO_WEIGHTS ? Shape.UNEQUAL : shape,
        Layout.mass(this, key(WEIGHTS)),
        key(WEIGHTS));
  }

  /**
   * The trial in words.
   *
   * @return one line
   */
  public String description() {
    return String.format(
        Locale.ROOT,
        "%d %s in R^%d, %s, spread %s, seed %d",
        count,
        count == 1 ? "particle" : "particles",
        dimension,
        shape,
        spread,
        seed);
  }

  /**
   * The call that makes this trial from its domain.
   *
   * @return Java source
   */
  public String source() {
    return "trial(%d, %d, %dL, %s, Shape.%s)".formatted(count, dimension, seed, spread, shape);
  }

  @Override
  public String toString() {
    return description();
  }
}
