package org.onsager.measure;

import java.util.function.ToDoubleFunction;

/**
 * A discrete measure {@code mu = sum_i w_i delta_{x_i}}, of any positive mass.
 *
 * @param points the positions {@code x_i}
 * @param weights the masses {@code w_i >= 0}, one a point, with a positive finite sum
 */
public record Particles(Points points, Block weights) {

  /**
   * Validates the weights.
   *
   * @throws IllegalArgumentException if their number differs from that of the points, one is
   *     negative or not finite, or all are zero
   */
  public Particles {
    weights.requireLength("weights", points.count());
    weights.requireFinite("weights");
    for (int i = 0; i < weights.length(); i++) {
      if (weights.get(i) < 0) {
        throw new IllegalArgumentException(
            "weights[" + i + "] = " + weights.get(i) + ": must be >= 0");
      }
    }
    double mass = weights.sum();
    if (!(mass > 0 && mass < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the total mass is " + mass + ": must be positive, finite");
    }
  }

  /**
   * The uniform probability on points: {@code w_i = 1/n}.
   *
   * @param points the positions
   * @return the particles
   */
  public static Particles uniform(Points points) {
    return new Particles(points, Block.constant(points.count(), 1.0 / points.count()));
  }

  /**
   * Particles with given weights.
   *
   * @param points the positions
   * @param weights one mass a point, copied
   * @return the particles
   */
  public static Particles of(Points points, double... weights) {
    return new Particles(points, Block.copyOf(weights));
  }

  /**
   * The number of particles, massless ones included.
   *
   * @return {@code n}
   */
  public int count() {
    return points.count();
  }

  /**
   * The dimension of the space.
   *
   * @return {@code d}
   */
  public int dimension() {
    return points.dimension();
  }

  /**
   * The total mass {@code sum_i w_i}.
   *
   * @return a positive number
   */
  public double mass() {
    return weights.sum();
  }

  /**
   * The integral of a function, {@code int f dmu = sum_i w_i f(x_i)}, from first to last.
   *
   * @param function f, of d coordinates
   * @return the integral
   */
  public double integral(ToDoubleFunction<double[]> function) {
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += weights.get(i) * function.applyAsDouble(points.row(i));
    }
    return sum;
  }

  /**
   * Whether the total mass is one, up to what {@link Rounding} explains.
   *
   * @return true for a probability
   */
  public boolean isProbability() {
    return Rounding.explains(mass(), 1, count());
  }

  /**
   * The probability with these proportions. Shares the points.
   *
   * @return the measure over its mass; this one, if its mass is one up to rounding of doubles
   */
  public Particles normalised() {
    return Rounding.isExact(mass(), 1, count()) ? this : withWeights(weights.normalised());
  }

  /**
   * The same weights elsewhere. Shares the block of weights.
   *
   * @param moved as many points, of the same dimension
   * @return the moved particles
   * @throws IllegalArgumentException if count or dimension differ
   */
  public Particles withPoints(Points moved) {
    moved.requireDimension("moved", dimension());
    return new Particles(moved, weights);
  }

  /**
   * Other weights at the same points. Shares the points.
   *
   * @param changed one mass a point
   * @return the particles
   * @throws IllegalArgumentException as the constructor does
   */
  public Particles withWeights(Block changed) {
    return new Particles(points, changed);
  }

  /**
   * The effective sample size {@code (sum_i w_i)^2 / sum_i w_i^2}, between 1 and n. <i>Source:</i>
   * L. Kish, Survey Sampling (1965).
   *
   * @return the effective sample size
   */
  public double effectiveSampleSize() {
    double mass = mass();
    return mass * mass / weights.dot(weights);
  }

  /**
   * The number of particles whose weight is exactly zero.
   *
   * @return between 0 and n - 1
   */
  public int masslessCount() {
    int massless = 0;
    for (int i = 0; i < count(); i++) {
      if (weights.get(i) == 0) {
        massless++;
      }
    }
    return massless;
  }
}
