package org.onsager.report;

import io.vavr.collection.Vector;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.measure.Key;

/** Draws a {@link Snapshot} on axes shared with others; {@code heaviest} has the deepest colour. */
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
          trails(inner);
          particles(inner);
        });
  }

  private void samples(Canvas canvas) {
    Vector<Snapshot.Spot> target = snapshot.target();
    for (int i : shown(target.size())) {
      canvas.fill(disc(point(target.get(i)), DOT), SAMPLE);
    }
  }

  /** Drawn: at equal strides a period in the data would show one phase alone. */
  private static int[] shown(int samples) {
    return samples <= MOST_SAMPLES
        ? IntStream.range(0, samples).toArray()
        : Arrays.stream(SHOWN.choice(MOST_SAMPLES, samples)).sorted().toArray();
  }

  private void contours(Canvas canvas) {
    for (var density : snapshot.density()) {
      var contours = new Contours(axes, density);
      double highest = contours.highest();
      for (double share : LEVELS) {
        canvas.stroke(contours.line(share * highest), Pen.solid(CONTOUR, 0.9));
      }
    }
  }

  private void trails(Canvas canvas) {
    for (var trail : snapshot.trails()) {
      Polyline way = new Polyline(trail.map(this::point)).simplified();
      canvas.stroke(way.shape(), Pen.solid(TRAIL, 0.7));
    }
  }

  /** Heavy particles last, so that no light one hides them. */
  private void particles(Canvas canvas) {
    double radius = radius(snapshot.particles().size());
    for (var particle : snapshot.particles().sortBy(Snapshot.Particle::weight)) {
      mark(canvas, point(particle.spot()), particle.weight() / heaviest, radius);
    }
  }

  private Point2D point(Snapshot.Spot spot) {
    return new Point2D.Double(axes.column(spot.x()), axes.row(spot.y()));
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
