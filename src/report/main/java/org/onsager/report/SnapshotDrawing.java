package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Key;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * Draws a {@link Snapshot} of the plane on axes shared with others; {@code heaviest} has the
 * deepest colour.
 */
record SnapshotDrawing(Snapshot snapshot, Axes axes, double heaviest) {

  static final double DOT = 1.5;
  static final double DISC = 3.6;
  static final Color SAMPLE = new Color(0xb4b4b4);
  static final Color TRAIL = new Color(0xd9, 0x8e, 0x5a, 110);

  /** Lighter than this share of the heaviest, a particle counts as massless. */
  static final double MASSLESS = 1e-9;

  private static final Vector<Double> LEVELS = Vector.of(0.05, 0.2, 0.5, 0.8);
  private static final Color CONTOUR = new Color(0x8d, 0xa3, 0xb5);
  private static final Color RIM = new Color(0x5f2407);
  private static final Color HOLLOW = new Color(0x8a8a8a);

  /** More samples than this are known by their density better than by some of them. */
  private static final int MOST_DOTS = 10_000;

  /** More samples than this only make the file large. */
  private static final int MOST_SAMPLES = 2000;

  private static final Key SHOWN = Key.of(2000);

  private static final Vector<Color> RAMP =
      Vector.of(0xfff0e0, 0xfdc58f, 0xf58b3c, 0xd24f0a, 0x8a2c04, 0x4a1602).map(Color::new);

  void draw(Canvas canvas) {
    canvas.clipped(
        axes.area(),
        inner -> {
          samples(inner);
          contours(inner);
          trails(inner, snapshot, axes);
          particles(inner);
        });
  }

  private void samples(Canvas canvas) {
    for (Points target : snapshot.target()) {
      if (areShaded(target)) {
        SampleDensity.of(target, axes).draw(canvas, axes);
        return;
      }
      for (int i : shown(target.count())) {
        canvas.fill(disc(axes.point(Snapshot.spot(target, i)), DOT), SAMPLE);
      }
    }
  }

  /** Whether samples are shown as shades: many, in the plane. */
  static boolean areShaded(Points samples) {
    return samples.count() > MOST_DOTS && samples.dimension() > 1;
  }

  /** Drawn: at equal strides a period in the data would show one phase alone. */
  static int[] shown(int samples) {
    return samples <= MOST_SAMPLES
        ? IntStream.range(0, samples).toArray()
        : Arrays.stream(SHOWN.choice(MOST_SAMPLES, samples)).sorted().toArray();
  }

  /** Relative to the largest value on the picture, so that no constant is too large or small. */
  private void contours(Canvas canvas) {
    for (var logDensity : snapshot.logDensity()) {
      Contours logs = Contours.of(axes, logDensity);
      double highest = logs.highest();
      Contours contours = logs.map(log -> Math.exp(log - highest));
      for (double level : LEVELS) {
        canvas.stroke(contours.line(level), Pen.solid(CONTOUR, 0.9));
      }
    }
  }

  private void particles(Canvas canvas) {
    Particles mu = snapshot.particles();
    double radius = radius(mu.count());
    for (int i : lightFirst(mu.weights())) {
      Point2D at = axes.point(Snapshot.spot(mu, i));
      mark(canvas, at, mu.weights().get(i) / heaviest, radius);
    }
  }

  /** Heavy particles last, so that no light one hides them. */
  static Vector<Integer> lightFirst(Block weights) {
    return Vector.range(0, weights.length()).sortBy(weights::get);
  }

  /** A faint line along the way of each particle. */
  static void trails(Canvas canvas, Snapshot snapshot, Axes axes) {
    int ways = snapshot.trail().headOption().map(Particles::count).getOrElse(0);
    for (int i = 0; i < ways; i++) {
      int particle = i;
      Vector<Point2D> way = snapshot.trail().map(mu -> axes.point(Snapshot.spot(mu, particle)));
      canvas.stroke(new Polyline(way).simplified().shape(), Pen.solid(TRAIL, 0.7));
    }
  }

  /** Full size up to 200 particles, then smaller: ten thousand should not be one blot. */
  static double radius(int count) {
    return DISC * Math.clamp(Math.pow(200.0 / count, 0.25), 0.38, 1);
  }

  /** A particle whose weight is a share of the heaviest one. */
  static void mark(Canvas canvas, Point2D at, double share, double radius) {
    double rim = 0.6 * radius / DISC;
    if (share > MASSLESS) {
      canvas.fill(disc(at, radius), color(share));
      canvas.stroke(disc(at, radius), Pen.solid(RIM, rim));
    } else {
      canvas.stroke(disc(at, radius - rim / 2), Pen.solid(HOLLOW, 1.5 * rim));
    }
  }

  private static Ellipse2D disc(Point2D at, double radius) {
    return new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
  }

  /** The square root leaves the many light particles a visible colour. */
  static Color color(double share) {
    double place = Math.sqrt(Math.clamp(share, 0, 1)) * (RAMP.size() - 1);
    int below = Math.min((int) place, RAMP.size() - 2);
    return Theme.between(RAMP.get(below), RAMP.get(below + 1), place - below);
  }
}
