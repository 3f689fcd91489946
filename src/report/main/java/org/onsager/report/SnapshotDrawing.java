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

/** Draws a {@link Snapshot} of the plane on axes and in colours shared with others. */
record SnapshotDrawing(Snapshot snapshot, Axes axes, WeightScale weights) {

  static final double DOT = 1.5;
  static final Color SAMPLE = new Color(0xb4b4b4);
  static final Color TRAIL = new Color(0xd9, 0x8e, 0x5a, 110);

  private static final Vector<Double> LEVELS = Vector.of(0.05, 0.2, 0.5, 0.8);
  static final Color CONTOUR = new Color(0x8d, 0xa3, 0xb5);

  /** More samples than this are known by their density better than by some of them. */
  private static final int MOST_DOTS = 10_000;

  /** More samples than this only make the file large. */
  private static final int MOST_SAMPLES = 2000;

  private static final Key SHOWN = Key.of(2000);

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
    var mark = new Mark(weights, Mark.radius(mu.count()));
    for (int i : lightFirst(mu.weights())) {
      mark.draw(canvas, axes.point(Snapshot.spot(mu, i)), mu.weights().get(i), axes.area());
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

  private static Ellipse2D disc(Point2D at, double radius) {
    return new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
  }
}
