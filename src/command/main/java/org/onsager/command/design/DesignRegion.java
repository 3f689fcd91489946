package org.onsager.command.design;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.onsager.certificate.Box;
import org.onsager.chart.Chart;
import org.onsager.command.shell.Allowed;
import org.onsager.measure.Points;

/**
 * Where observations can be made. Optimal designs of other intervals and boxes are their images.
 */
enum DesignRegion {
  /** From -1 to 1. */
  INTERVAL(1, 30),
  /** {@code [-1, 1]^2}. */
  SQUARE(2, 8),
  /** {@code |x| <= 1}. */
  DISK(2, 8);

  /** Within the walls, where z is pi / 2: a particle on a wall cannot leave it. */
  private static final double START = 1.3;

  private final int dimension;
  private final int largestDegree;

  DesignRegion(int dimension, int largestDegree) {
    this.dimension = dimension;
    this.largestDegree = largestDegree;
  }

  @Override
  public String toString() {
    return Allowed.word(this);
  }

  int dimension() {
    return dimension;
  }

  /** {@code x = c(z)}; the box {@link #coordinates} of z covers the region. */
  Chart chart() {
    return switch (this) {
      case INTERVAL -> Chart.interval(-1, 1);
      case SQUARE -> Chart.box(new double[] {-1, -1}, new double[] {1, 1});
      case DISK -> Chart.ball(2, 1);
    };
  }

  /** Beyond, a step is one of minutes. */
  int largestDegree() {
    return largestDegree;
  }

  Box coordinates() {
    return Box.of(dimension, -Math.PI / 2, Math.PI / 2);
  }

  boolean contains(double x, double y) {
    return this == DISK ? Math.hypot(x, y) <= 1 : Math.abs(x) <= 1 && Math.abs(y) <= 1;
  }

  /**
   * A lattice in z, within the walls.
   *
   * @param side points an axis
   */
  Points lattice(int side) {
    double[] ticks =
        IntStream.range(0, side).mapToDouble(i -> START * (2.0 * i / (side - 1) - 1)).toArray();
    Points z =
        dimension == 1
            ? Points.onLine(ticks)
            : Points.of(
                Arrays.stream(ticks)
                    .boxed()
                    .flatMap(a -> Arrays.stream(ticks).mapToObj(b -> new double[] {a, b}))
                    .toArray(double[][]::new));
    return chart().at(z);
  }
}
