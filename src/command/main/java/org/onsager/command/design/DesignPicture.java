package org.onsager.command.design;

import java.util.stream.IntStream;
import org.onsager.measure.Particles;
import org.onsager.measure.Points;
import org.onsager.report.Axis;
import org.onsager.report.Curve;
import org.onsager.report.Curves;
import org.onsager.report.Level;
import org.onsager.report.Palette;
import org.onsager.report.Panel;
import org.onsager.report.Picture;

/**
 * A design and the first variation less its mean, {@code k - f' M^-1 f}: nowhere negative, and zero
 * at the points of the design.
 */
record DesignPicture(OptimalDesign design, Particles points) {

  private static final String POINTS = "points of the design";
  private static final String XI = "\u03be \u2212 mean \u03be";
  private static final Palette COLORS = Palette.of(POINTS, XI);
  private static final int CURVE = 1200;
  private static final double WIDTH = 640;

  Picture picture() {
    return points.dimension() == 1 ? line() : new DesignMap(design, points);
  }

  private String title() {
    return "%d parameters, %d points, %s"
        .formatted(design.model().count(), points.count(), design.optimum().certificate().text());
  }

  private Picture line() {
    double[] places = points.points().coordinates().toArray();
    Axis across = Axis.linear("x").between(-1.05, 1.05);
    Panel weights =
        Panel.of("", Axis.linear("").between(-1.05, 1.05), Axis.linear("weight"))
            .with(Curve.stems(POINTS, places, points.weights().toArray()));
    // Equal steps of the chart are small where polynomials are steep.
    double[] x =
        IntStream.rangeClosed(0, CURVE).mapToDouble(i -> -Math.cos(Math.PI * i / CURVE)).toArray();
    Panel variation =
        Panel.of("", across, Axis.linear(XI))
            .with(Curve.line(XI, x, design.excess(points, Points.onLine(x))))
            .with(Curve.markers(POINTS, "", places, design.excess(points, points.points())))
            .with(new Level("", 0));
    return Curves.of(title(), weights)
        .in(COLORS)
        .sized(WIDTH, 200)
        .above(Curves.of("", variation).in(COLORS).sized(WIDTH, 300));
  }
}
