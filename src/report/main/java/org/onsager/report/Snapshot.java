package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.DoubleBinaryOperator;

/**
 * Weighted particles at one moment, over samples of their target: a panel of {@link Snapshots}. Of
 * more than two coordinates the first two are shown.
 *
 * @param title written above it ("start", "step 101")
 * @param dimension the number of coordinates, at least 2
 * @param target the target's samples, may be empty
 * @param particles the particles
 * @param trails the ways that particles took, each in order of time; may be empty
 * @param density the target's density, up to a factor, if its contours are to be shown; of more
 *     than two coordinates, the marginal of the first two
 */
public record Snapshot(
    String title,
    int dimension,
    Vector<Spot> target,
    Vector<Particle> particles,
    Vector<Vector<Spot>> trails,
    Option<DoubleBinaryOperator> density) {

  /**
   * A point of the plane.
   *
   * @param x the first coordinate, finite
   * @param y the second coordinate, finite
   */
  public record Spot(double x, double y) {
    /**
     * Checks the coordinates.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public Spot {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("(" + x + ", " + y + "): must be finite");
      }
    }
  }

  /**
   * A particle.
   *
   * @param spot where it is
   * @param weight its mass, finite and not negative
   */
  public record Particle(Spot spot, double weight) {
    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Particle {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("weight = " + weight + ": must be >= 0 and finite");
      }
    }
  }

  /**
   * Checks the dimension.
   *
   * @throws IllegalArgumentException if it is less than 2
   */
  public Snapshot {
    if (dimension < 2) {
      throw new IllegalArgumentException("dimension = " + dimension + ": must be at least 2");
    }
  }

  /**
   * Particles over samples.
   *
   * @param title written above them
   * @param target a row for each sample of the target; may be empty
   * @param positions a row of coordinates for each particle
   * @param weights a mass for each particle
   * @return the snapshot
   * @throws IllegalArgumentException if there are no particles, the numbers of particles and
   *     weights differ, rows have different lengths or less than two coordinates, a coordinate is
   *     not finite, or a weight is negative or not finite
   */
  public static Snapshot of(
      String title, double[][] target, double[][] positions, double[] weights) {
    if (positions.length == 0) {
      throw new IllegalArgumentException("positions: must have at least one row");
    }
    if (positions.length != weights.length) {
      throw new IllegalArgumentException(
          "%d positions, %d weights: must be as many".formatted(positions.length, weights.length));
    }
    int dimension = positions[0].length;
    Vector<Spot> spots = spots("positions", positions, dimension);
    Vector<Particle> particles = spots.zipWithIndex((spot, i) -> new Particle(spot, weights[i]));
    Vector<Spot> samples = spots("target", target, dimension);
    return new Snapshot(title, dimension, samples, particles, Vector.empty(), Option.none());
  }

  /**
   * This snapshot with faint lines along the ways of the particles.
   *
   * @param waypoints for each moment, first to last, a row of coordinates for each particle;
   *     usually the start and the end
   * @return the snapshot
   * @throws IllegalArgumentException if there are fewer than two moments, they differ in the number
   *     of rows, a row has not this snapshot's dimension, or a coordinate is not finite
   */
  public Snapshot withTrails(double[][]... waypoints) {
    if (waypoints.length < 2) {
      throw new IllegalArgumentException(waypoints.length + " moments: a trail needs at least 2");
    }
    Vector<Vector<Spot>> moments =
        Vector.range(0, waypoints.length)
            .map(time -> spots("waypoints[" + time + "]", waypoints[time], dimension));
    int count = waypoints[0].length;
    if (moments.exists(moment -> moment.size() != count)) {
      throw new IllegalArgumentException("waypoints: every moment must have " + count + " rows");
    }
    Vector<Vector<Spot>> ways =
        Vector.range(0, count).map(i -> moments.map(moment -> moment.get(i)));
    return new Snapshot(title, dimension, target, particles, ways, density);
  }

  /**
   * This snapshot with contours of a density, at a twentieth, a fifth, a half and four fifths of
   * its largest value on the picture.
   *
   * @param function the density of the first two coordinates, up to a factor; where it is not
   *     finite no line is drawn
   * @return the snapshot
   */
  public Snapshot withContours(DoubleBinaryOperator function) {
    return new Snapshot(title, dimension, target, particles, trails, Option.some(function));
  }

  /** Everything that must be within the picture. */
  Vector<Spot> extent() {
    return target.appendAll(particles.map(Particle::spot)).appendAll(trails.flatMap(way -> way));
  }

  private static Vector<Spot> spots(String what, double[][] rows, int dimension) {
    return Vector.range(0, rows.length)
        .map(i -> {
          if (rows[i].length != dimension || dimension < 2) {
            throw new IllegalArgumentException(
                "%s[%d] has %d coordinates: must be %s"
                    .formatted(what, i, rows[i].length, dimension < 2 ? "at least 2" : dimension));
          }
          return new Spot(rows[i][0], rows[i][1]);
        });
  }
}
