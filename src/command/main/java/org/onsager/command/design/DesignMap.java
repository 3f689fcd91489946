package org.onsager.command.design;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Canvas;
import org.onsager.report.Lettering;
import org.onsager.report.Pen;
import org.onsager.report.Picture;

/**
 * A map of {@code xi - mean xi} over a region of the plane, the whiter the less, with the points of
 * the design: they lie where it is zero. A disc has the area of its weight, which stands above it.
 *
 * @param design the design
 * @param points the same points, in order
 */
record DesignMap(OptimalDesign design, Particles points) implements Picture {

  private static final double SIDE = 440;
  private static final double LEFT = 60;
  private static final double TOP = 84;
  private static final double BOTTOM = 56;
  private static final double RIGHT = 120;
  private static final double BAR = 16;
  private static final int CELLS = 176;

  /** Bands of colour; cells of a row in the same band are one shape. */
  private static final int BANDS = 32;

  /** More weights would stand in each other's way. */
  private static final int MOST_NAMED = 25;

  /** The radius of all the mass in one disc. */
  private static final double RADIUS = 26;

  private static final Color INK = new Color(0x262626);
  private static final Color FRAME = new Color(0x9a9a9a);
  private static final Color DEEP = new Color(0x0b4a78);
  private static final Color DISC = new Color(0xd55e00);
  private static final Lettering HEAD =
      Lettering.of(15, INK).inBold().aligned(Lettering.Align.MIDDLE);
  private static final Lettering LINE = Lettering.of(12, INK).aligned(Lettering.Align.MIDDLE);
  private static final Lettering SMALL = Lettering.of(11, INK).aligned(Lettering.Align.MIDDLE);

  @Override
  public String title() {
    return "%d parameters, %d points".formatted(design.model().count(), points.count());
  }

  @Override
  public double width() {
    return LEFT + SIDE + RIGHT;
  }

  @Override
  public double height() {
    return TOP + SIDE + BOTTOM;
  }

  @Override
  public void draw(Canvas canvas) {
    double middle = LEFT + SIDE / 2;
    canvas.text(title(), middle, 24, HEAD);
    canvas.text(design.optimum().certificate().text(), middle, 44, LINE);
    double[][] excess = excess();
    double largest = Arrays.stream(excess).flatMapToDouble(Arrays::stream).max().orElse(0);
    Area region = new Area(outline());
    for (int row = 0; row < CELLS; row++) {
      row(canvas, row, excess[row], largest, region);
    }
    canvas.stroke(outline(), Pen.solid(FRAME, 1));
    axes(canvas);
    bar(canvas, largest);
    discs(canvas);
  }

  /** {@code k - f' M^-1 f} at the centres of cells, row by row from above. */
  private double[][] excess() {
    double[][] excess = new double[CELLS][];
    for (int row = 0; row < CELLS; row++) {
      double y = 1 - (2 * row + 1.0) / CELLS;
      double[][] cells =
          IntStream.range(0, CELLS)
              .mapToObj(c -> new double[] {(2 * c + 1.0) / CELLS - 1, y})
              .toArray(double[][]::new);
      double[] above = design.excess(points, Points.of(cells));
      for (int c = 0; c < CELLS; c++) {
        above[c] = design.region().contains(cells[c][0], y) ? Math.max(0, above[c]) : 0;
      }
      excess[row] = above;
    }
    return excess;
  }

  /** Neighbours of one colour at once; each overlaps what follows, so that no seam shows. */
  private static void row(Canvas canvas, int row, double[] excess, double largest, Area region) {
    double size = SIDE / CELLS;
    for (int from = 0; from < CELLS; ) {
      int band = band(excess[from], largest);
      int to = from + 1;
      while (to < CELLS && band(excess[to], largest) == band) {
        to++;
      }
      Area cells =
          new Area(
              new Rectangle2D.Double(
                  LEFT + from * size, TOP + row * size, (to - from) * size + 0.7, size + 0.7));
      cells.intersect(region);
      if (band > 0 && !cells.isEmpty()) {
        canvas.fill(cells, color(band));
      }
      from = to;
    }
  }

  /** The root shows where it is zero: there it grows like the square of the distance. */
  private static int band(double excess, double largest) {
    return largest > 0 ? (int) Math.rint(BANDS * Math.sqrt(excess / largest)) : 0;
  }

  private static Color color(int band) {
    double share = (double) band / BANDS;
    return new Color(
        mix(DEEP.getRed(), share), mix(DEEP.getGreen(), share), mix(DEEP.getBlue(), share));
  }

  private static int mix(int deep, double share) {
    return (int) Math.round(255 + share * (deep - 255));
  }

  private Shape outline() {
    return design.region() == DesignRegion.DISK
        ? new Ellipse2D.Double(LEFT, TOP, SIDE, SIDE)
        : new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE);
  }

  private static double column(double x) {
    return LEFT + SIDE * (x + 1) / 2;
  }

  private static double line(double y) {
    return TOP + SIDE * (1 - y) / 2;
  }

  private static void axes(Canvas canvas) {
    double low = TOP + SIDE + 8;
    double left = LEFT - 8;
    for (double tick : new double[] {-1, -0.5, 0, 0.5, 1}) {
      String label =
          tick == Math.rint(tick)
              ? "%.0f".formatted(tick)
              : String.format(Locale.ROOT, "%.1f", tick);
      String shown = label.replace("-", "\u2212");
      canvas.stroke(
          new Line2D.Double(column(tick), low, column(tick), low + 4), Pen.solid(FRAME, 1));
      canvas.text(shown, column(tick), low + 16, SMALL);
      canvas.stroke(new Line2D.Double(left, line(tick), left - 4, line(tick)), Pen.solid(FRAME, 1));
      canvas.text(shown, left - 8, line(tick) + 4, SMALL.aligned(Lettering.Align.END));
    }
    canvas.text("x", column(0), low + 34, LINE);
    canvas.text("y", left - 38, line(0), LINE);
  }

  private static void bar(Canvas canvas, double largest) {
    double left = LEFT + SIDE + 56;
    for (int band = 0; band < BANDS; band++) {
      double high = SIDE / BANDS;
      canvas.fill(
          new Rectangle2D.Double(left, TOP + SIDE - (band + 1) * high, BAR, high + 0.7),
          color(band + 1));
    }
    canvas.stroke(new Rectangle2D.Double(left, TOP, BAR, SIDE), Pen.solid(FRAME, 1));
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      String label = String.format(Locale.ROOT, "%.2g", largest * share * share);
      canvas.text(
          share == 0 ? "0" : label,
          left + BAR + 5,
          TOP + SIDE * (1 - share) + 4,
          SMALL.aligned(Lettering.Align.START));
    }
    canvas.text("\u03be \u2212 mean \u03be", left + BAR / 2, TOP - 12, LINE);
  }

  private void discs(Canvas canvas) {
    for (int i = 0; i < points.count(); i++) {
      double x = column(points.points().get(i, 0));
      double y = line(points.points().get(i, 1));
      double weight = points.weights().get(i);
      double r = Math.max(1, RADIUS * Math.sqrt(weight));
      Shape disc = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      canvas.fill(disc, DISC);
      canvas.stroke(disc, Pen.solid(Color.WHITE, 1));
      if (points.count() <= MOST_NAMED) {
        canvas.text(String.format(Locale.ROOT, "%.4f", weight), x, y - r - 4, SMALL.withHalo());
      }
    }
  }
}
