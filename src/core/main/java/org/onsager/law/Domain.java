package org.onsager.law;

import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import org.onsager.measure.Require;

/**
 * On which particles an object is defined, and how well.
 *
 * <p>Start from {@link #everywhere} or {@link #probabilities} and narrow it:
 *
 * <pre>{@code Domain.probabilities().inDimension(2).scaled(0.1)}</pre>
 *
 * @param probability only total mass one
 * @param positive only positive weights
 * @param separated only points on a jittered lattice, whose distances are at least 0.6 of the
 *     scale: Gram matrices of kernels of that length are well conditioned
 * @param smooth whether the object is differentiable where points coincide; if not, laws about
 *     gradients are tried on separated points
 * @param nearby only points within a few units of length from each other, where nothing underflows
 * @param minDimension the least dimension of the space, {@code >= 1}
 * @param maxDimension the largest one
 * @param maxCount the largest number of particles tried
 * @param scale the object's unit of length
 * @param accuracy relative accuracy to which the object is computed
 */
public record Domain(
    boolean probability,
    boolean positive,
    boolean separated,
    boolean smooth,
    boolean nearby,
    int minDimension,
    int maxDimension,
    int maxCount,
    double scale,
    double accuracy) {

  private static final int DIMENSIONS = 3;

  private static final int COUNT = 300;

  /** Most trials have at most so many particles: cheap, and with most of what can go wrong. */
  private static final int FEW = 12;

  /** Beyond the blocks of loops, with a rest in each. */
  private static final int[] MANY = {19, 37, 67, 131};

  /**
   * Validates the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Domain {
    Require.atLeast("minDimension", minDimension, 1);
    Require.atLeast("maxDimension", maxDimension, minDimension);
    Require.atLeast("maxCount", maxCount, 1);
    Require.positive("scale", scale);
    Require.positive("accuracy", accuracy);
  }

  /**
   * All particles of dimension 1 to 3, of any mass, coincident or without mass.
   *
   * @return the domain
   */
  public static Domain everywhere() {
    return new Domain(false, false, false, true, false, 1, DIMENSIONS, COUNT, 1, Tolerance.ULP);
  }

  /**
   * All particles of total mass one.
   *
   * @return the domain
   */
  public static Domain probabilities() {
    return everywhere().ofMassOne();
  }

  /**
   * Only particles of total mass one.
   *
   * @return the domain
   */
  public Domain ofMassOne() {
    return new Domain(
        true,
        positive,
        separated,
        smooth,
        nearby,
        minDimension,
        maxDimension,
        maxCount,
        scale,
        accuracy);
  }

  /**
   * Only particles of positive weight.
   *
   * @return the domain
   */
  public Domain ofPositiveWeights() {
    return new Domain(
        probability,
        true,
        separated,
        smooth,
        nearby,
        minDimension,
        maxDimension,
        maxCount,
        scale,
        accuracy);
  }

  /**
   * Only points that keep a distance from each other.
   *
   * @return the domain
   */
  public Domain ofSeparatedPoints() {
    return new Domain(
        probability,
        positive,
        true,
        smooth,
        nearby,
        minDimension,
        maxDimension,
        maxCount,
        scale,
        accuracy);
  }

  /**
   * The same particles, for an object with a kink where points coincide.
   *
   * @return the domain
   */
  public Domain withKinks() {
    return new Domain(
        probability,
        positive,
        separated,
        false,
        nearby,
        minDimension,
        maxDimension,
        maxCount,
        scale,
        accuracy);
  }

  /**
   * Only points within a few units of length from each other: for objects whose derivatives change
   * over exponentially small masses far away (entropies), or whose force is nothing but underflow
   * there.
   *
   * @return the domain
   */
  public Domain ofNearbyPoints() {
    return new Domain(
        probability,
        positive,
        separated,
        smooth,
        true,
        minDimension,
        maxDimension,
        maxCount,
        scale,
        accuracy);
  }

  /**
   * Only particles of one dimension.
   *
   * @param dimension {@code >= 1}
   * @return the domain
   */
  public Domain inDimension(int dimension) {
    return new Domain(
        probability,
        positive,
        separated,
        smooth,
        nearby,
        dimension,
        dimension,
        maxCount,
        scale,
        accuracy);
  }

  /**
   * At most so many particles: 300 unless it is said, in a few of the trials. For objects that take
   * long with many.
   *
   * @param count {@code >= 1}
   * @return the domain
   */
  public Domain upTo(int count) {
    return new Domain(
        probability,
        positive,
        separated,
        smooth,
        nearby,
        minDimension,
        maxDimension,
        count,
        scale,
        accuracy);
  }

  /**
   * The same particles in another unit of length: that of the object's kernel, say.
   *
   * @param length {@code > 0}
   * @return the domain
   */
  public Domain scaled(double length) {
    return new Domain(
        probability,
        positive,
        separated,
        smooth,
        nearby,
        minDimension,
        maxDimension,
        maxCount,
        length,
        accuracy);
  }

  /**
   * The same particles, for an object that is computed to a relative accuracy only.
   *
   * @param relative {@code > 0}, for instance the tolerance of an iteration
   * @return the domain
   */
  public Domain accurateTo(double relative) {
    return new Domain(
        probability,
        positive,
        separated,
        smooth,
        nearby,
        minDimension,
        maxDimension,
        maxCount,
        scale,
        relative);
  }

  /**
   * One trial of this domain: the particles follow from the five numbers.
   *
   * @param count number of particles
   * @param dimension dimension of the space
   * @param seed where randomness starts
   * @param spread how far the points lie apart, in units of the scale
   * @param shape how they lie and what they weigh
   * @return the trial
   */
  public Trial trial(int count, int dimension, long seed, double spread, Shape shape) {
    return new Trial(this, count, dimension, seed, spread, shape);
  }

  /**
   * The spreads at which the object is tried, the plainest first.
   *
   * @return multiples of the scale
   */
  public double[] spreads() {
    if (separated) {
      return nearby ? new double[] {1} : new double[] {1, 2, 4};
    }
    return nearby ? new double[] {1, 0.1, 0.01} : new double[] {1, 0.1, 10, 0.01, 100};
  }

  /**
   * How many particles most trials have at most.
   *
   * @return 12, or {@link #maxCount} if that is less
   */
  public int usualCount() {
    return Math.min(FEW, maxCount);
  }

  /**
   * A fixed set of trials, small ones first, every shape in it several times, and a few of many
   * particles.
   *
   * @return about thirty trials
   */
  public Vector<Trial> trials() {
    Vector<Trial> trials = Vector.empty();
    int number = 0;
    for (int count : new int[] {1, 2, 5, FEW}) {
      for (Shape shape : Shape.values()) {
        trials = trials.append(fixed(Math.min(count, maxCount), number++, shape));
      }
    }
    Vector<Integer> many =
        Vector.ofAll(MANY).filter(count -> count < maxCount).append(maxCount).filter(n -> n > FEW);
    for (Tuple2<Integer, Shape> large : many.zip(Vector.of(Shape.values()))) {
      trials = trials.append(fixed(large._1, number++, large._2));
    }
    return trials;
  }

  private Trial fixed(int count, int number, Shape shape) {
    double[] spreads = spreads();
    return trial(
        count,
        minDimension + number % (maxDimension - minDimension + 1),
        1000 + number,
        spreads[number % spreads.length],
        shape);
  }
}
