package org.onsager.report;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.awt.geom.Point2D;
import java.util.function.DoubleBinaryOperator;
import org.onsager.distribution.Density;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Weighted particles at one moment, over samples of their target: a picture, and a panel of {@link
 * Snapshots}.
 *
 * <p>In the plane a particle is a disc, the deeper in colour the heavier. In more dimensions the
 * first two axes are shown, and the title says so. On the line a particle stands on a stem as high
 * as its weight, and samples are strokes below.
 *
 * @param title written above it ("start", "step 101")
 * @param particles the particles {@code mu}
 * @param target samples of the target
 * @param trail the particles at earlier moments and at the last, in order of time, the same number
 *     at each; may be empty
 * @param logDensity the logarithm of the target's density, up to a constant, as a function of the
 *     first two coordinates; of the first argument, on the line
 */
public record Snapshot(
    String title,
    Particles particles,
    Option<Points> target,
    Vector<Particles> trail,
    Option<DoubleBinaryOperator> logDensity)
    implements Picture {

  /**
   * Checks that all are in one space.
   *
   * @throws IllegalArgumentException if target or trail have another dimension, or the moments of
   *     the trail differ in the number of particles
   */
  public Snapshot {
    target.forEach(samples -> samples.requireDimension("target", particles.dimension()));
    for (int t = 0; t < trail.size(); t++) {
      Particles moment = trail.get(t);
      moment.points().requireDimension("trail[" + t + "]", particles.dimension());
      if (moment.count() != trail.head().count()) {
        throw new IllegalArgumentException(
            "trail[%d] has %d particles: must have %d, as trail[0]"
                .formatted(t, moment.count(), trail.head().count()));
      }
    }
  }

  /**
   * Particles alone.
   *
   * @param title written above them
   * @param particles the particles
   * @return the snapshot
   */
  public static Snapshot of(String title, Particles particles) {
    return new Snapshot(title, particles, Option.none(), Vector.empty(), Option.none());
  }

  /**
   * This snapshot over samples of the target. Of more than 2000 some are shown, chosen by chance;
   * more than 10,000 in the plane are shown all, as shades of their number a cell.
   *
   * @param samples the samples
   * @return the snapshot
   * @throws IllegalArgumentException if their dimension is not that of the particles
   */
  public Snapshot over(Points samples) {
    return new Snapshot(title, particles, Option.some(samples), trail, logDensity);
  }

  /**
   * This snapshot with faint lines along the ways of the particles.
   *
   * @param moments the particles at each moment, first to last; usually at the start and at the end
   * @return the snapshot
   * @throws IllegalArgumentException if there are fewer than two moments, they differ in the number
   *     of particles, or their dimension is not that of this snapshot
   */
  public Snapshot withTrails(Particles... moments) {
    if (moments.length < 2) {
      throw new IllegalArgumentException(moments.length + " moments: a trail needs at least 2");
    }
    return new Snapshot(title, particles, target, Vector.of(moments), logDensity);
  }

  /**
   * This snapshot with a density: in the plane by contours, at a twentieth, a fifth, a half and
   * four fifths of its largest value on the picture; on the line as a curve, its highest point as
   * high as the heaviest particle of the picture.
   *
   * @param measure what has the density, in one or two dimensions
   * @return the snapshot
   * @throws IllegalArgumentException if the dimension is not that of the particles, or larger than
   *     two: hand over the marginal of the first two coordinates as a function
   */
  public Snapshot withDensity(Density measure) {
    particles.points().requireDimension("particles", measure.dimension());
    if (measure.dimension() > 2) {
      throw new IllegalArgumentException(
          "the density has dimension %d: must be 1 or 2; hand over the marginal of the first two"
              .formatted(measure.dimension()));
    }
    boolean line = measure.dimension() == 1;
    return withLogDensity((x, y) -> {
      Points at = line ? Points.onLine(x) : Points.of(new double[] {x, y});
      return measure.logDensity(at).values().get(0);
    });
  }

  /**
   * This snapshot with a density given as a function.
   *
   * @param density the density of the first two coordinates, up to a factor; on the line, of the
   *     first argument. Where it is negative or not finite no line is drawn
   * @return the snapshot
   */
  public Snapshot withDensity(DoubleBinaryOperator density) {
    return withLogDensity((x, y) -> Math.log(density.applyAsDouble(x, y)));
  }

  private Snapshot withLogDensity(DoubleBinaryOperator function) {
    return new Snapshot(title, particles, target, trail, Option.some(function));
  }

  @Override
  public double width() {
    return alone().width();
  }

  @Override
  public double height() {
    return alone().height();
  }

  @Override
  public void draw(Canvas canvas) {
    alone().draw(canvas);
  }

  private Snapshots alone() {
    return Snapshots.of("", this);
  }

  int dimension() {
    return particles.dimension();
  }

  /** Where a particle is shown: on the line, as high as its weight. */
  static Point2D spot(Particles mu, int i) {
    return mu.dimension() == 1
        ? new Point2D.Double(mu.points().get(i, 0), mu.weights().get(i))
        : spot(mu.points(), i);
  }

  /** Where a sample is shown: on the line, at height zero. */
  static Point2D spot(Points points, int i) {
    return new Point2D.Double(points.get(i, 0), points.dimension() == 1 ? 0 : points.get(i, 1));
  }

  /** The boxes that must be within the picture: of particles, trail and samples. */
  Vector<PointBox> boxes() {
    return trail
        .prepend(particles)
        .map(PointBox::of)
        .appendAll(target.toVector().map(PointBox::of));
  }

  boolean hasMassless(WeightScale scale) {
    return Vector.range(0, particles.count())
        .exists(i -> scale.isMassless(particles.weights().get(i)));
  }

  /** How many particles are beyond what is shown of the axes. */
  int beyond(View view) {
    return Vector.range(0, particles.count()).count(i -> !view.shows(spot(particles, i)));
  }

  /** How many samples are beyond what is shown of the axes. */
  int samplesBeyond(View view) {
    return target
        .map(samples -> Vector.range(0, samples.count()).count(i -> !view.shows(spot(samples, i))))
        .getOrElse(0);
  }
}
