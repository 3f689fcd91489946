package org.onsager.report;

import io.vavr.collection.Vector;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.measure.Block;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;

/**
 * The box that a group of points needs on a picture, in the first two coordinates. Strays do not
 * set it: those that are beyond the quartiles by ten times the distance between them, which is 14
 * standard deviations from a normal mean, as long as they are together a twentieth of the points
 * and of the mass at most. More than that are no strays, but a part of the measure.
 *
 * @param left the least first coordinate
 * @param right the largest first coordinate
 * @param low the least second coordinate; zero on the line
 * @param high the largest second coordinate; zero on the line
 */
record PointBox(double left, double right, double low, double high) {

  private static final double FENCE = 10;
  private static final double FEW = 0.05;

  /** The box of the particles of a measure. */
  static PointBox of(Particles mu) {
    return of(mu.points(), mu.weights());
  }

  /** The box of samples. */
  static PointBox of(Points samples) {
    return of(samples, Block.constant(samples.count(), 1));
  }

  /** The box of all points, but for strays. */
  private static PointBox of(Points points, Block weights) {
    boolean[] stray = new boolean[points.count()];
    for (int k = 0; k < Math.min(points.dimension(), 2); k++) {
      double[] sorted = sorted(points, k);
      double first = sorted[sorted.length / 4];
      double third = sorted[sorted.length - 1 - sorted.length / 4];
      double fence = FENCE * (third - first);
      for (int i = 0; i < stray.length; i++) {
        double x = points.get(i, k);
        // Points of which half are one have no scale.
        stray[i] |= fence > 0 && (x < first - fence || x > third + fence);
      }
    }
    int strays = (int) IntStream.range(0, stray.length).filter(i -> stray[i]).count();
    double mass =
        IntStream.range(0, stray.length).filter(i -> stray[i]).mapToDouble(weights::get).sum();
    boolean few = strays <= FEW * stray.length && mass <= FEW * weights.sum();
    int[] shown = IntStream.range(0, stray.length).filter(i -> !(few && stray[i])).toArray();
    return around(points, shown);
  }

  private static double[] sorted(Points points, int axis) {
    double[] values = new double[points.count()];
    Arrays.setAll(values, i -> points.get(i, axis));
    Arrays.sort(values);
    return values;
  }

  private static PointBox around(Points points, int[] chosen) {
    var across = IntStream.of(chosen).mapToDouble(i -> points.get(i, 0)).summaryStatistics();
    var up =
        IntStream.of(chosen)
            .mapToDouble(i -> points.dimension() == 1 ? 0 : points.get(i, 1))
            .summaryStatistics();
    return new PointBox(across.getMin(), across.getMax(), up.getMin(), up.getMax());
  }

  /** The box around some. */
  static PointBox around(Vector<PointBox> some) {
    return new PointBox(
        some.map(PointBox::left).min().get(),
        some.map(PointBox::right).max().get(),
        some.map(PointBox::low).min().get(),
        some.map(PointBox::high).max().get());
  }
}
