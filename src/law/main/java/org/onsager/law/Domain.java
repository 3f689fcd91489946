package org.onsager.law;

import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.onsager.measure.Points;
import org.onsager.measure.Require;

/**
 * On which particles an object is defined, and how well.
 *
 * <p>Start from {@link #everywhere} or {@link #probabilities} and narrow it:
 *
 * <pre>{@code Domain.probabilities().inDimension(2).scaled(0.1)}</pre>
 *
 * @param traits what is said about the particles
 * @param chart the map whose image the points lie in, see {@link #within}
 * @param minDimension the least dimension of the space, {@code >= 1}
 * @param maxDimension the largest one
 * @param maxCount the largest number of particles tried
 * @param scale the object's unit of length
 * @param accuracy relative accuracy to which the object is computed
 */
public record Domain(
    Set<Trait> traits,
    UnaryOperator<double[]> chart,
    int minDimension,
    int maxDimension,
    int maxCount,
    double scale,
    double accuracy) {

  /** What a domain can say about its particles, or about the object on them. */
  public enum Trait {
    /** Only total mass one. */
    PROBABILITY,
    /** Only positive weights. */
    POSITIVE,
    /** Only points on a jittered lattice, whose distances are at least 0.6 of the scale. */
    SEPARATED,
    /** The object has a kink where points coincide. */
    KINKED,
    /** The object has a kink where a coordinate of two points agrees, or is zero. */
    KINKED_ALONG_AXES,
    /** Only points within a few units of length from each other. */
    NEARBY,
    /** The object tells particles apart. */
    LABELLED
  }

  private static final int DIMENSIONS = 3;

  private static final int COUNT = 300;

  /** Most trials have at most so many particles: cheap, and with most of what can go wrong. */
  private static final int FEW = 12;

  /** Beyond the blocks of loops: with a rest in each, and whole ones. */
  private static final int[] MANY = {19, 37, 67, 128};

  /** The whole space. */
  private static final UnaryOperator<double[]> IDENTITY = UnaryOperator.identity();

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
    return new Domain(HashSet.empty(), IDENTITY, 1, DIMENSIONS, COUNT, 1, Tolerance.ULP);
  }

  /**
   * All particles of total mass one.
   *
   * @return the domain
   */
  public static Domain probabilities() {
    return everywhere().ofMassOne();
  }

  private Domain with(Trait trait) {
    return new Domain(
        traits.add(trait), chart, minDimension, maxDimension, maxCount, scale, accuracy);
  }

  /**
   * Only particles of total mass one.
   *
   * @return the domain
   */
  public Domain ofMassOne() {
    return with(Trait.PROBABILITY);
  }

  /**
   * Only particles of positive weight.
   *
   * @return the domain
   */
  public Domain ofPositiveWeights() {
    return with(Trait.POSITIVE);
  }

  /**
   * Only points that keep a distance from each other: Gram matrices of kernels of the length of the
   * scale are well conditioned.
   *
   * @return the domain
   */
  public Domain ofSeparatedPoints() {
    return with(Trait.SEPARATED);
  }

  /**
   * The same particles, for an object with a kink where points coincide: laws about gradients are
   * tried on separated points.
   *
   * @return the domain
   */
  public Domain withKinks() {
    return with(Trait.KINKED);
  }

  /**
   * The same particles, for an object with a kink wherever a coordinate of two points agrees, or is
   * zero: products of kernels of one coordinate, sums over the axes, norms {@code |x|_1}. Laws
   * about gradients are tried on points that keep a distance along every axis.
   *
   * @return the domain
   */
  public Domain withKinksAlongAxes() {
    return with(Trait.KINKED_ALONG_AXES);
  }

  /**
   * Only points within a few units of length from each other: for objects whose derivatives change
   * over exponentially small masses far away (entropies), or whose force is nothing but underflow
   * there.
   *
   * @return the domain
   */
  public Domain ofNearbyPoints() {
    return with(Trait.NEARBY);
  }

  /**
   * The same particles, for a geometry that tells them apart: two halves of a particle are not the
   * particle, nor is one without mass nothing. The laws {@link GeometryLaws#SPLITTING} and {@link
   * GeometryLaws#MASSLESS} claim nothing.
   *
   * @return the domain
   */
  public Domain ofLabelledParticles() {
    return with(Trait.LABELLED);
  }

  /**
   * Only points in the image of a map: a half-space, a ball, a sphere, a torus, the support of a
   * density. All points that a law makes up go through it, and points are displaced along the
   * curves {@code t -> chart(y + t v)}, so that none leaves the image:
   *
   * <pre>{@code
   * Domain.everywhere().within(y -> new double[] {Math.abs(y[0])});      // the half-line
   * Domain.everywhere().within(y -> times(1 / norm(y), y));              // the sphere
   * }</pre>
   *
   * <p>Separated points are separated before the map. Points lie as far as {@code 1e5} units away
   * before the map, unless they are nearby: {@code ofNearbyPoints().within(y -> exp(y))}.
   *
   * @param map from R^d into R^d, differentiable almost everywhere, of d numbers to as many
   * @return the domain
   */
  public Domain within(UnaryOperator<double[]> map) {
    return new Domain(traits, map, minDimension, maxDimension, maxCount, scale, accuracy);
  }

  /**
   * Only particles of one dimension.
   *
   * @param dimension {@code >= 1}
   * @return the domain
   */
  public Domain inDimension(int dimension) {
    return new Domain(traits, chart, dimension, dimension, maxCount, scale, accuracy);
  }

  /**
   * At most so many particles: 300 unless it is said, in a few of the trials. For objects that take
   * long with many.
   *
   * @param count {@code >= 1}
   * @return the domain
   */
  public Domain upTo(int count) {
    return new Domain(traits, chart, minDimension, maxDimension, count, scale, accuracy);
  }

  /**
   * The same particles in another unit of length: that of the object's kernel, say.
   *
   * @param length {@code > 0}
   * @return the domain
   */
  public Domain scaled(double length) {
    return new Domain(traits, chart, minDimension, maxDimension, maxCount, length, accuracy);
  }

  /**
   * The same particles, for an object that is computed to a relative accuracy only.
   *
   * @param relative {@code > 0}, for instance the tolerance of an iteration
   * @return the domain
   */
  public Domain accurateTo(double relative) {
    return new Domain(traits, chart, minDimension, maxDimension, maxCount, scale, relative);
  }

  /**
   * Whether the total mass is one.
   *
   * @return true after {@link #ofMassOne}
   */
  public boolean probability() {
    return traits.contains(Trait.PROBABILITY);
  }

  /**
   * Whether weights are positive.
   *
   * @return true after {@link #ofPositiveWeights}
   */
  public boolean positive() {
    return traits.contains(Trait.POSITIVE);
  }

  /**
   * Whether points keep a distance.
   *
   * @return true after {@link #ofSeparatedPoints}
   */
  public boolean separated() {
    return traits.contains(Trait.SEPARATED);
  }

  /**
   * Whether the object is differentiable wherever points lie.
   *
   * @return false after {@link #withKinks} and {@link #withKinksAlongAxes}
   */
  public boolean smooth() {
    return !traits.contains(Trait.KINKED) && !kinkedAlongAxes();
  }

  /**
   * Whether there are kinks along the axes.
   *
   * @return true after {@link #withKinksAlongAxes}
   */
  public boolean kinkedAlongAxes() {
    return traits.contains(Trait.KINKED_ALONG_AXES);
  }

  /**
   * Whether points are near each other.
   *
   * @return true after {@link #ofNearbyPoints}
   */
  public boolean nearby() {
    return traits.contains(Trait.NEARBY);
  }

  /**
   * Whether the object tells particles apart.
   *
   * @return true after {@link #ofLabelledParticles}
   */
  public boolean labelled() {
    return traits.contains(Trait.LABELLED);
  }

  /** Whether the points are those of the image of a map. */
  boolean charted() {
    return !chart.equals(IDENTITY);
  }

  /** The images of points of the whole space. */
  Points mapped(Points raw) {
    return charted()
        ? Points.of(Stream.of(raw.rows()).map(this::image).toArray(double[][]::new))
        : raw;
  }

  private double[] image(double[] y) {
    double[] x = chart.apply(y.clone());
    if (!Arrays.stream(x).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "the map of the domain takes %s to %s: must be finite; ofNearbyPoints() keeps y small"
              .formatted(Arrays.toString(y), Arrays.toString(x)));
    }
    return x;
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
    if (separated()) {
      return nearby() ? new double[] {1} : new double[] {1, 2, 4};
    }
    return nearby() ? new double[] {1, 0.1, 0.01} : new double[] {1, 0.1, 10, 0.01, 100};
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
