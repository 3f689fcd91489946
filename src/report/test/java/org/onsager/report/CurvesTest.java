package org.onsager.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {

  private static final double[] X = {0, 1, 2, 3};
  private static final Axes AXES =
      new Axes(
          new Rectangle2D.Double(10, 10, 180, 180),
          new Scale.Linear(0, 3),
          new Scale.Logarithmic(1e-4, 1),
          70);
  private static final Palette PALETTE = Palette.of("IFT");
  private static final Color LINE = PALETTE.color("IFT");

  /** A curve on known axes, without a grid line at column 100. */
  private static BufferedImage drawn(Curve curve) {
    Panel panel = Panel.of("", Axis.linear("x"), Axis.logarithmic("y")).with(curve);
    return RasterCanvas.render(
        Drawn.square(canvas -> new PanelDrawing(panel, AXES, PALETTE).draw(canvas)));
  }

  private static Color at(BufferedImage image, double value) {
    return Drawn.at(image, 107, AXES.row(value));
  }

  private static double[] four(double value) {
    return new double[] {value, value, value, value};
  }

  @Test
  void bandIsBetweenItsBounds() {
    BufferedImage image = drawn(Curve.line("IFT", X, four(2e-2), four(1.2e-2)));
    Color band = Theme.between(Color.WHITE, LINE, PanelDrawing.BAND);
    assertEquals(LINE, at(image, 2e-2));
    for (double inside : new double[] {8.8e-3, 1.5e-2, 2.5e-2, 2.9e-2}) {
      Color color = at(image, inside);
      // Blending rounds each of three channels by at most one.
      assertEquals(band.getRed(), color.getRed(), 1, "at " + inside);
      assertEquals(band.getBlue(), color.getBlue(), 1, "at " + inside);
    }
    for (double outside : new double[] {5e-4, 7e-3, 3.6e-2, 0.5}) {
      assertEquals(Color.WHITE, at(image, outside), "at " + outside);
    }
  }

  /** A third of 2e-2 is 6.7e-3, and the axis begins at 1e-4. */
  @Test
  void bandBeyondZeroEndsAtAThirdOfTheMean() {
    BufferedImage image = drawn(Curve.line("IFT", X, four(2e-2), four(5e-2)));
    assertNotEquals(Color.WHITE, at(image, 7.2e-3));
    assertEquals(Color.WHITE, at(image, 6.2e-3));
    assertEquals(Color.WHITE, at(image, 1.2e-4));
    assertNotEquals(Color.WHITE, at(image, 6.5e-2));
    assertEquals(Color.WHITE, at(image, 8e-2));
  }

  /** On axes of its own a band is within the frame, however large the standard deviation is. */
  @Test
  void noBandRunsOffALogarithmicAxis() {
    Panel panel = Panel.of("", Axis.linear("x"), Axis.logarithmic("y"));
    for (double sd : new double[] {0.5e-2, 1e-2, 3e-2, 1, 1e3}) {
      Panel drawn = panel.with(Curve.line("IFT", X, new double[] {1, 1e-1, 1e-2, 2e-2}, four(sd)));
      Scale up = drawn.up();
      for (Curve.Knot knot : drawn.curves().head().knots()) {
        assertTrue(up.place(drawn.foot(knot)) > 0 && up.place(knot.mean() + sd) < 1, "sd " + sd);
      }
      boolean said = Drawn.texts(Curves.of("", drawn)).contains("bands end at a third of the mean");
      assertEquals(sd > 2e-2 / 3, said);
    }
    Panel linear = Panel.of("", Axis.linear("x"), Axis.linear("y"));
    assertEquals(-1, linear.foot(new Curve.Knot(0, 1, 2)));
  }

  @Test
  void aValueAloneIsADot() {
    BufferedImage image = drawn(Curve.line("IFT", new double[] {1.5}, new double[] {2e-2}));
    assertEquals(LINE, Drawn.at(image, AXES.column(1.5), AXES.row(2e-2)));
  }

  @Test
  void lineHasAGapWhereItIsNotPositive() {
    BufferedImage gap = drawn(Curve.line("IFT", X, new double[] {2e-2, 2e-2, -2e-2, 2e-2}));
    assertEquals(LINE, Drawn.at(gap, AXES.column(0.6), AXES.row(2e-2)));
    assertEquals(Color.WHITE, Drawn.at(gap, AXES.column(1.5), AXES.row(2e-2)));
  }

  @Test
  void axisDoesNotFollowABandDownToZero() {
    Panel panel = Panel.of("", Axis.linear("x"), Axis.logarithmic("y"));
    Scale narrow = panel.with(Curve.line("IFT", X, four(1e-2), four(9e-3))).up();
    Scale wide = panel.with(Curve.line("IFT", X, four(1e-2), four(1))).up();
    assertEquals(3e-3, narrow.low(), 1e-3);
    assertEquals(3e-3, wide.low(), 1e-3);
    Scale far = panel.with(Curve.line("IFT", X, four(1e-2))).with(new Level("", 1e-5)).up();
    assertTrue(far.low() < 1e-5 && far.low() > 1e-6, far.toString());
  }

  @Test
  void everyLabelIsWritten() {
    List<String> texts = Drawn.texts(Samples.losses());
    for (String label :
        List.of(
            "MMD² along the flow, mean and standard deviation of 50 runs",
            "(a) one Gaussian",
            "(b) three Gaussians",
            "step",
            "MMD²",
            "bias of the held-out sample",
            "10−3",
            "5000")) {
      assertTrue(texts.contains(label), label + " in " + texts);
    }
    assertTrue(
        texts.containsAll(List.of("IFT", "MMD flow", "MMD flow + noise", "WFR", "paper")),
        "legend in " + texts);
    assertEquals(1, texts.stream().filter("IFT"::equals).count(), "one legend for both panels");
  }

  @Test
  void pictureIsNotBlankAndNotAllInk() {
    double ink = Drawn.ink(RasterCanvas.render(Samples.losses()));
    assertTrue(ink > 0.05 && ink < 0.6, "share of ink " + ink);
  }

  @Test
  void nothingIsNanInSvg() {
    Curve bad = Curve.line("IFT", X, new double[] {0, -1, 0, 0}, four(1));
    Panel panel = Panel.of("", Axis.linear("x"), Axis.logarithmic("y")).with(bad);
    String svg = SvgCanvas.document(Curves.of("", panel, Panel.of("", panel.x(), panel.y())));
    assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), svg);
    Drawn.parsed(svg);
  }

  /** Zero is on the axis, and between it and a height is the area. */
  @Test
  void histogramStandsOnZero() {
    Curve counts = Curve.histogram("IFT", new double[] {0, 1, 3}, new double[] {2, 1});
    Panel panel = Panel.of("", Axis.linear("x"), Axis.linear("y")).with(counts);
    Scale up = panel.up();
    assertTrue(up.low() <= 0 && up.low() > -0.1 && up.high() > 2, up.toString());
    var axes = new Axes(AXES.area(), new Scale.Linear(0, 3), new Scale.Linear(0, 4), 70);
    BufferedImage image =
        RasterCanvas.render(
            Drawn.square(canvas -> new PanelDrawing(panel, axes, PALETTE).draw(canvas)));
    Color area = Theme.between(Color.WHITE, LINE, PanelDrawing.BAND);
    // Away from grid lines, at whole units.
    for (double[] spot : new double[][] {{0.4, 1.3}, {0.4, 0.3}, {1.4, 0.3}, {2.6, 0.7}}) {
      Color color = Drawn.at(image, axes.column(spot[0]), axes.row(spot[1]));
      assertEquals(area.getRed(), color.getRed(), 1, spot[0] + ", " + spot[1]);
    }
    for (double[] spot : new double[][] {{0.4, 2.3}, {1.4, 1.3}, {2.6, 2.4}}) {
      assertEquals(
          Color.WHITE,
          Drawn.at(image, axes.column(spot[0]), axes.row(spot[1])),
          spot[0] + ", " + spot[1]);
    }
  }

  /** A stem is a line from zero to its dot, and nothing beside it. */
  @Test
  void stemsStandOnZero() {
    Curve atoms = Curve.stems("IFT", new double[] {0.6, 2.4}, new double[] {0.7, 0.3});
    Panel panel = Panel.of("", Axis.linear("x"), Axis.linear("y")).with(atoms);
    assertTrue(panel.up().low() <= 0, panel.up().toString());
    var axes = new Axes(AXES.area(), new Scale.Linear(0, 3), new Scale.Linear(0, 1), 70);
    BufferedImage image =
        RasterCanvas.render(
            Drawn.square(canvas -> new PanelDrawing(panel, axes, PALETTE).draw(canvas)));
    assertEquals(LINE, Drawn.at(image, axes.column(0.6), axes.row(0.33)));
    assertEquals(LINE, Drawn.at(image, axes.column(0.6), axes.row(0.7)));
    assertEquals(LINE, Drawn.at(image, axes.column(2.4), axes.row(0.15)));
    for (double[] spot : new double[][] {{0.6, 0.83}, {2.4, 0.47}, {1.6, 0.1}}) {
      assertEquals(Color.WHITE, Drawn.at(image, axes.column(spot[0]), axes.row(spot[1])));
    }
  }

  @Test
  void longCurvesAreWrittenBriefly() {
    int n = 10_000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i;
      y[i] = Math.exp(-i / 2000.0);
    }
    Panel panel = Panel.of("", Axis.linear("x"), Axis.linear("y")).with(Curve.line("f", x, y));
    assertTrue(SvgCanvas.document(Curves.of("", panel)).length() < 20_000);
  }

  @Test
  void badInputIsRefusedWithItsName() {
    var lengths =
        assertThrows(IllegalArgumentException.class, () -> Curve.line("IFT", X, new double[] {1}));
    assertEquals(
        "curve 'IFT' has 4 x, 1 means, 1 standard deviations: must be as many",
        lengths.getMessage());
    double[] none = {};
    assertThrows(IllegalArgumentException.class, () -> Curve.line("IFT", none, none));
    assertThrows(IllegalArgumentException.class, () -> Curve.line("IFT", X, four(Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> Curve.line("IFT", X, four(1), four(-1)));
    assertThrows(IllegalArgumentException.class, () -> Curve.histogram("h", X, four(1)));
    var edges =
        assertThrows(
            IllegalArgumentException.class,
            () -> Curve.histogram("h", new double[] {0, 2, 2, 3}, new double[] {1, 1, 1}));
    assertEquals("edges[1] = 2.0: must be less than the next, 2.0", edges.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Curve.stems("s", X, new double[] {1, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> new Level("", Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> Curves.of("none"));
    assertThrows(IllegalArgumentException.class, () -> Samples.losses().sized(10, 10));
  }

  @Test
  void curvesAreValues() {
    double[] mean = four(1);
    Curve curve = Curve.line("IFT", X, mean);
    mean[0] = 7;
    assertEquals(Curve.line("IFT", X, four(1)), curve);
  }
}
